"""The writer of cards."""

from collections.abc import Iterator
from typing import Any, ClassVar

from presskit import Catalog, Page, Subject, Templates, View, Writer
from presskit_images.settings import Settings


class CardWriter(Writer):
    """A picture for each article that has none, beside web pages.

    Its methods import what they need: every build loads the writer, and in most no card differs.
    """

    name: ClassVar[str] = "images"
    follows: ClassVar[bool] = True
    slots: ClassVar[bool] = False

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._font: tuple[Templates, Any] | None = None

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        for entry in catalog.articles():
            card = entry.facts.get("images", {}).get("card")
            if card is None:
                continue
            metadata = entry.metadata
            section = catalog.sections.get(metadata.section)
            data = {
                "site": catalog.site.title,
                "section": section.title if section and section.path else "",
                "title": metadata.title,
                "byline": ", ".join(metadata.authors),
            }
            # Nothing but its headline: a card stays as it is whatever else becomes of the article.
            subject = Subject(
                kind="article",
                uri=entry.uri,
                title=metadata.title,
                language=catalog.language_of(entry),
            )
            yield Page(path=card["path"], subject=subject, data=data, number=0)

    def render(self, view: View, templates: Templates) -> bytes:
        from presskit_images.card import draw, fonts  # noqa: PLC0415 - as the class says

        # Remembered, because every card asks: to look through the theme costs as much as to draw one.
        if self._font is None or self._font[0] is not templates:
            content = templates.files("fonts").get(self.settings.font)
            if content is None:
                raise ValueError(f"`plugin.images.font`: there is no theme/fonts/{self.settings.font}")
            self._font = templates, fonts(content)
        return draw(view.data, self._font[1], self.settings.accent)

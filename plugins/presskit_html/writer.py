"""The writer of web pages."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from presskit import SLOTS, Catalog, Output, Page, Templates, View, Writer, direction
from presskit_html.article import measured
from presskit_html.pages import all_pages
from presskit_html.places import root
from presskit_html.redirects import RENDERERS
from presskit_html.settings import Settings
from presskit_html.static import static_files, style_sheets


class HtmlWriter(Writer):
    """Pages at the root of the output folder, by the templates of the theme."""

    name: ClassVar[str] = "html"
    public: ClassVar[bool] = True

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._static: tuple[Templates, dict[str, Output]] | None = None

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        return all_pages(catalog, self.settings)

    def files(self, templates: Templates) -> Iterator[Output]:
        yield from self._static_files(templates).values()

    def render(self, view: View, templates: Templates) -> bytes:
        redirects = RENDERERS.get(view.page.template)
        if redirects is not None:
            return redirects(view.data["above"], view.data["moves"]).encode()
        static = self._static_files(templates)
        context = page_context(view, static)
        return templates.render(view.page.template, **context).encode()

    def _static_files(self, templates: Templates) -> dict[str, Output]:
        # Remembered, because every page asks: to read and hash them costs more than to render a page.
        if self._static is None or self._static[0] is not templates:
            self._static = templates, static_files(templates.files("static"), self.settings)
        return self._static[1]


def page_context(view: View, static: Mapping[str, Output]) -> dict[str, Any]:
    """What a template of the theme sees; ``static`` gives the URL of a static file by its plain name."""
    page, site = view.page, view.site
    subject = page.subject
    above = root(page.path, site.base_url)
    body = view.data.get("body")
    return {
        "page": {
            "uri": subject.uri,
            "kind": subject.kind,
            "title": subject.title,
            "language": subject.language,
            "direction": direction(subject.language),
            "site_title": site.title,
            "site_author": site.author,
            "site_language": site.language,
            "site_direction": direction(site.language),
            "url": view.url,
            "root": above,
        },
        "data": measured(view.data) if page.template == "article.html" else view.data,
        "slots": {name: view.slots.get(name, []) for name in SLOTS},
        "sheets": style_sheets(static, body.text if body else ""),
        "static": _static_url(above, static),
    }


def _static_url(above: str, static: Mapping[str, Output]) -> Callable[[str], str]:
    return lambda name: above + static[name].path

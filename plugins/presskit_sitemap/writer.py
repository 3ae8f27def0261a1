"""The writer ``sitemap``."""

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from presskit import Catalog, Page, Templates, View, Writer

TWO_DAYS = timedelta(days=2)
"""How long an article may stand in a news site map: support.google.com/news/publisher-center/answer/9606710."""


class SitemapWriter(Writer):
    """Pages that only machines read, in a site that has a ``base_url``: they name nothing but whole addresses.

    Its methods import what they need: every build loads the writer, and most find their pages as they were.
    """

    name: ClassVar[str] = "sitemap"
    suffix: ClassVar[str] = "sitemap"  # without a template: nothing in a slot is for machines
    links = "public"
    follows: ClassVar[bool] = True

    def __init__(self, *, news: bool, publication: str) -> None:
        self.windows = (TWO_DAYS,) if news else ()
        self._publication = publication

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        from presskit_sitemap.pages import news_page, robots_page, sitemap_pages  # noqa: PLC0415 - as the class says

        if not catalog.site.base_url:
            return
        yield from sitemap_pages(catalog)
        if self.windows:
            yield news_page(catalog, catalog.fresh[TWO_DAYS], self._publication)
        yield from robots_page(catalog, news=bool(self.windows))

    def render(self, view: View, templates: Templates) -> bytes:  # noqa: ARG002 - what a standard says needs no template
        from presskit_sitemap.render import RENDERERS  # noqa: PLC0415 - as the class says

        return RENDERERS[view.page.template](view.data).encode()

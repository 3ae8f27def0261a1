"""Site maps for search engines: ``sitemap.xml``, ``robots.txt`` that names it, and where asked one of the latest news."""

from collections.abc import Sequence

from msgspec import Struct

from presskit import Declaration, Writer, hookimpl
from presskit_sitemap.writer import SitemapWriter


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """``[plugin.sitemap]``: ``news`` adds the site map of the last two days, ``publication`` is its name in Google News."""

    news: bool = False
    publication: str = ""


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=Settings)


@hookimpl
def presskit_writers(settings: Settings) -> Sequence[Writer]:
    return (SitemapWriter(news=settings.news, publication=settings.publication),)

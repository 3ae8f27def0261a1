"""What the settings ask for and the site does not have."""

from collections.abc import Iterable, Iterator

from presskit import Catalog, Diagnostic, Span, did_you_mean, slugify
from presskit_feeds.settings import ALL, Settings

CODES = {
    "FE001": "The settings ask for feeds, but the site has no address.",
    "FE002": "A feed is asked for of a section, tag or author that no published article has.",
}


def check_feeds(catalog: Catalog, settings: Settings) -> Iterator[Diagnostic]:
    """FE001 and FE002. A site that only has the defaults, and no address yet, is told of nothing."""
    if not catalog.site.base_url and settings != Settings():
        message = "there are no feeds: all that they hold needs the full address of the site"
        yield _finding("FE001", message, 'such as [site] base_url = "https://example.org/"')
    sections = {path.strip("/"): path for path in settings.sections}
    yield from _unknown("sections", sections, catalog.sections, "there is no section")
    titles = [term.title for term in catalog.tags.values()]
    tags = {slugify(tag): tag for tag in settings.tags}
    yield from _unknown("tags", tags, catalog.tags, "no article has the tag", titles)
    titles = [term.title for term in catalog.authors.values()]
    authors = {slugify(author): author for author in settings.authors}
    yield from _unknown("authors", authors, catalog.authors, "no article is by", titles)


def _unknown(
    key: str, asked: dict[str, str], known: Iterable[str], problem: str, names: Iterable[str] = ()
) -> Iterator[Diagnostic]:
    for slug, written in asked.items():
        if written != ALL and slug not in known:
            hint = did_you_mean(written, names or filter(None, known))
            yield _finding("FE002", f"`plugin.feeds.{key}`: {problem} `{written}`", hint)


def _finding(code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, "warning", message, Span("presskit.toml"), hint)

"""What the settings name and the site does not have."""

from collections.abc import Iterator, Mapping

from presskit import Catalog, Diagnostic, Span, Term, did_you_mean, slugify
from presskit_epub.book import parts_of
from presskit_epub.settings import BookSettings, Settings

CODES = {
    "EP001": "A book takes a section, tag or series that no published article has.",
    "EP002": "No published article is in a book, so it is not made.",
    "EP003": "A page of a print edition has no name, or begins twice.",
}


def check_books(catalog: Catalog, settings: Settings) -> Iterator[Diagnostic]:
    """EP001 and EP002. Warnings: what a book waits for may not be published yet, or not any more."""
    for index, book in enumerate(settings.books):
        key = f"plugin.epub.books[{index}]"
        unknown = list(_unknown(key, book, catalog))
        yield from unknown
        if not unknown and not any(parts_of(catalog, book).ids()):
            yield _finding("EP002", f"`{key}`: no published article is in this book")


def _unknown(key: str, book: BookSettings, catalog: Catalog) -> Iterator[Diagnostic]:
    for path in book.sections:
        if path.strip("/") not in catalog.sections:
            hint = did_you_mean(path, filter(None, catalog.sections))
            yield _finding("EP001", f"`{key}.sections`: there is no section `{path}`", hint)
    for tag in book.tags:
        if slugify(tag) not in catalog.tags:
            hint = did_you_mean(tag, _titles(catalog.tags))
            yield _finding("EP001", f"`{key}.tags`: no article has the tag `{tag}`", hint)
    if book.series and slugify(book.series) not in catalog.series:
        hint = did_you_mean(book.series, _titles(catalog.series))
        yield _finding("EP001", f"`{key}.series`: no article is in the series `{book.series}`", hint)


def _titles(terms: Mapping[str, Term]) -> list[str]:
    return [term.title for term in terms.values()]


def _finding(code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, "warning", message, Span("presskit.toml"), hint)

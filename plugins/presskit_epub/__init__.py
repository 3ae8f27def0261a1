"""The EPUB writer: books of the site's articles."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from presskit import Catalog, Declaration, Diagnostic, Writer, hookimpl
from presskit_epub.checks import CODES, check_books
from presskit_epub.settings import Settings
from presskit_epub.writer import EpubWriter

_HERE = Path(__file__).parent


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(
        settings=Settings,
        templates=_HERE / "templates",
        codes=CODES,
        explanations=_HERE / "explanations.toml",
    )


@hookimpl
def presskit_check_site(catalog: Catalog, settings: Settings) -> Iterable[Diagnostic]:
    return check_books(catalog, settings)


@hookimpl
def presskit_writers(settings: Settings) -> Sequence[Writer]:
    return (EpubWriter(settings),)

"""The EPUB writer: books of the site's articles."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes

from presskit import Catalog, Declaration, Diagnostic, Markup, Writer, hookimpl
from presskit_epub.checks import CODES, check_books
from presskit_epub.paging import check_pages, page, pages_of
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
def presskit_markup() -> Markup:
    return Markup(roles={"page": page})


@hookimpl
def presskit_check_article(document: nodes.document) -> Iterable[Diagnostic]:
    return check_pages(document)


@hookimpl
def presskit_facts(document: nodes.document) -> Mapping[str, Any] | None:
    pages = pages_of(document)
    return {"pages": pages} if pages else None


@hookimpl
def presskit_check_site(catalog: Catalog, settings: Settings) -> Iterable[Diagnostic]:
    return check_books(catalog, settings)


@hookimpl
def presskit_writers(settings: Settings) -> Sequence[Writer]:
    return (EpubWriter(settings),)

"""The pages of a book: cover, title page, contents, a page for each part and each article, and the colophon."""

from collections.abc import Iterator
from typing import Any

import msgspec

from presskit import Asset, Body, Catalog, Entry, Link, Page, Subject, article_subject, lead_image
from presskit_epub.book import Book, Part, book_of, parts_of
from presskit_epub.contents import contents
from presskit_epub.names import FOLDER, file_names
from presskit_epub.paging import page_list
from presskit_epub.settings import BookSettings

COVER, TITLE, NAV, COLOPHON = (f"{FOLDER}{name}.xhtml" for name in ("cover", "title", "nav", "colophon"))
NCX = f"{FOLDER}toc.ncx"


def book_pages(catalog: Catalog, settings: BookSettings) -> Iterator[Page]:
    """The pages in reading order; none where the settings leave no article."""
    root = parts_of(catalog, settings)
    ids = list(root.ids())
    if not ids:
        return
    book = book_of(catalog, settings, root)
    with_page = _parts_with_page(root)
    chapters = {article: f"text/{name}.xhtml" for article, name in file_names(ids).items()}
    parts = {
        path: f"parts/{name}.xhtml" for path, name in file_names(part.section for part in with_page).items()
    }
    lines = contents(root, catalog, chapters, parts, headings=settings.headings)
    printed = page_list(catalog, chapters)
    yield from _front_pages(book, settings, root, lines, printed)
    for part in root.walk():
        if part.section in parts:
            yield _part_page(book, part, catalog, FOLDER + parts[part.section])
        for article in part.chapters:
            yield _chapter_page(book, catalog.entries[article], FOLDER + chapters[article])
    yield _own_page(book, COLOPHON, "book/colophon.xhtml", {"web": Link("home:", "absolute")})


def _parts_with_page(root: Part) -> list[Part]:
    """All parts but the whole; a single part needs no page, unless it has a text to show."""
    parts = [part for part in root.walk() if part.section]
    return parts if len(parts) > 1 else [part for part in parts if part.index]


def _front_pages(
    book: Book, settings: BookSettings, root: Part, lines: list[Any], printed: list[Any]
) -> Iterator[Page]:
    cover = {"image": _image(f"/{settings.cover.lstrip('/')}") if settings.cover else None}
    nav = {"contents": lines, "pages": printed}
    yield _own_page(book, COVER, "book/cover.xhtml", {"wanted": settings.cover, **cover})
    yield _own_page(book, TITLE, "book/title.xhtml", {"body": Body(root.index) if root.index else None}, 1)
    yield _own_page(book, NAV, "book/nav.xhtml", nav)
    yield _own_page(book, NCX, "", nav)


def _own_page(book: Book, path: str, template: str, data: dict[str, Any], number: int = 0) -> Page:
    """A page about the book itself."""
    subject = Subject(kind="home", uri="home:", title=book.title, language=book.language)
    data = {"book": msgspec.to_builtins(book), **data}
    return Page(path=path, subject=subject, template=template, data=data, container=book.file, number=number)


def _part_page(book: Book, part: Part, catalog: Catalog, path: str) -> Page:
    section = catalog.sections[part.section]
    index = catalog.entries.get(section.index)
    subject = Subject(
        kind="section",
        uri=section.uri,
        title=section.title,
        language=(index and index.metadata.language) or book.language,
        entry=index,
        section=section,
    )
    data = {"title": section.title, "body": Body(part.index) if part.index else None}
    return Page(path=path, subject=subject, template="book/part.xhtml", data=data, container=book.file)


def _chapter_page(book: Book, entry: Entry, path: str) -> Page:
    subject = article_subject(entry, book.language)
    metadata = entry.metadata
    data = {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "authors": list(metadata.authors),
        "date": metadata.date.isoformat() if metadata.date else "",
        "updated": _updated(entry),
        "image": lead_image(entry),
        "body": Body(entry.id),
    }
    return Page(path=path, subject=subject, template="book/chapter.xhtml", data=data, container=book.file)


def _updated(entry: Entry) -> str:
    """When the article was changed, where that was on another day than it is from."""
    date, updated = entry.metadata.date, entry.metadata.updated
    return updated.isoformat() if updated and (date is None or updated.date() > date.date()) else ""


def _image(uri: str) -> dict[str, Any]:
    measures = {"width": Asset(uri, "width"), "height": Asset(uri, "height")}
    return {"url": Asset(uri), **measures, "alt": "", "credit": ""}

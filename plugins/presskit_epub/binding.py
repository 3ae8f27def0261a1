"""A book's files are made one by one, and bound into one: for those that make books, while every build loads the writer."""

import posixpath
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from presskit import Page, Piece, Templates, View, direction
from presskit_epub.archive import zipped
from presskit_epub.book import Book
from presskit_epub.conform import conforming
from presskit_epub.contents import items
from presskit_epub.cover import draw
from presskit_epub.drawings import drawing
from presskit_epub.names import FOLDER
from presskit_epub.package import ncx, packaged
from presskit_epub.pages import COVER, NAV, NCX

_STATIC = f"{FOLDER}static/"
_STYLE = f"{_STATIC}book.css"


def rendered(view: View, templates: Templates) -> bytes:
    """One file of a book."""
    page, data = view.page, view.data
    if page.path == NCX:
        return ncx(_book(page), items(data["contents"]))
    if page.path == NAV:
        data = {**data, "contents": items(data["contents"])}
    if page.path == COVER:
        data = {**data, "drawing": Markup(draw(_book(page)))}  # noqa: S704 - our own SVG, its text escaped by lxml
    context = _page_context(view)
    markup = templates.render(page.template, page=context, data=data, slots=view.slots)
    return conforming(markup, page.path, view.url)


def bound(pieces: Sequence[Piece], templates: Templates) -> Iterator[bytes]:
    """The book of these files and pictures."""
    book = next(_book(piece.page) for piece in pieces if piece.path == NAV and piece.page)
    static = templates.files("book/static")
    files = [Piece(_STATIC + name, content) for name, content in sorted(static.items())]
    held = {piece.path: _held(piece) for piece in (*pieces, *files)}
    yield from zipped(packaged(book, tuple(held.values()), templates.words(book.language)))


def _held(piece: Piece) -> Piece:
    if piece.asset is None or piece.asset.media_type != "image/svg+xml":
        return piece
    return Piece(piece.path, lambda: drawing(piece.content), asset=piece.asset)


def _book(page: Page) -> Book:
    return msgspec.convert(page.data["book"], Book)


def _page_context(view: View) -> dict[str, Any]:
    page = view.page
    language = page.subject.language
    return {
        "uri": page.subject.uri,
        "title": page.subject.title,
        "language": language,
        "direction": direction(language),
        "site_title": view.site.title,
        "url": view.url,
        "stylesheet": posixpath.relpath(_STYLE, posixpath.dirname(page.path)),
    }

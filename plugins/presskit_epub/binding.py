"""A book's files are made one by one, and bound into one: for those that make books, while every build loads the writer."""

import posixpath
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec

from presskit import Page, Piece, Templates, View, direction
from presskit_epub.archive import zipped
from presskit_epub.book import Book
from presskit_epub.conform import conforming
from presskit_epub.contents import items
from presskit_epub.cover import HEIGHT, WIDTH, draw
from presskit_epub.drawings import drawing
from presskit_epub.names import FOLDER
from presskit_epub.package import ncx, packaged
from presskit_epub.pages import COVER, NAV, NCX
from presskit_epub.styles import local

DRAWN = f"{FOLDER}cover.svg"
_STATIC = f"{FOLDER}static/"


def rendered(view: View, templates: Templates) -> bytes:
    """One file of a book."""
    page, data = view.page, view.data
    if page.path == NCX:
        return ncx(_book(page), items(data["contents"]))
    if page.path == NAV:
        data = {**data, "contents": items(data["contents"])}
    if page.path == COVER:
        data = {**data, "image": _cover(data)}
    context = _page_context(view)
    markup = templates.render(page.template, page=context, data=data, slots=view.slots)
    return conforming(markup, page.path, view.url)


def bound(pieces: Sequence[Piece], templates: Templates) -> Iterator[bytes]:
    """The book of these files and pictures."""
    book = next(_book(piece.page) for piece in pieces if piece.path == NAV and piece.page)
    files = [Piece(_STATIC + name, content) for name, content in templates.files("book/static").items()]
    names = frozenset(file.path for file in files)
    drawn = () if _brings_cover(pieces) else (Piece(DRAWN, draw(book).encode()),)
    held = {piece.path: _held(piece, names) for piece in (*pieces, *files, *drawn)}
    yield from zipped(packaged(book, tuple(held.values()), templates.words(book.language)))


def _held(piece: Piece, names: Collection[str]) -> Piece:
    """A file as the book can hold it; ``names`` are those of the style sheets and what they may name."""
    if piece.asset is not None and piece.asset.media_type == "image/svg+xml":
        return Piece(piece.path, lambda: drawing(piece.content), asset=piece.asset)
    if piece.path in names and piece.path.endswith(".css"):
        home = posixpath.dirname(piece.path)
        style = piece.content.decode("utf-8", "replace")
        return Piece(
            piece.path,
            local(style, lambda url: posixpath.normpath(posixpath.join(home, url)) in names).encode(),
        )
    return piece


def _cover(data: dict[str, Any]) -> dict[str, Any]:
    """The picture of the cover: the site's own, or the one that is drawn.

    Raises `ValueError` where the site's own is not there, or no picture that a book can hold.
    """
    wanted, image = data["wanted"], data["image"]
    if not wanted:
        return {"url": posixpath.relpath(DRAWN, FOLDER), "width": WIDTH, "height": HEIGHT}
    if not image["url"].startswith("images/"):
        raise ValueError(f"`cover`: a book can hold no picture `{wanted}`, or there is none")
    return dict(image)


def _brings_cover(pieces: Sequence[Piece]) -> bool:
    return any(piece.path == COVER and piece.page and piece.page.data["wanted"] for piece in pieces)


def _book(page: Page) -> Book:
    return msgspec.convert(page.data["book"], Book)


def _page_context(view: View) -> dict[str, Any]:
    page = view.page
    language = page.subject.language
    static = posixpath.relpath(_STATIC, posixpath.dirname(page.path))
    return {
        "uri": page.subject.uri,
        "title": page.subject.title,
        "language": language,
        "direction": direction(language),
        "site_title": view.site.title,
        "url": view.url,
        "static": static,
        "stylesheet": f"{static}/book.css",
    }

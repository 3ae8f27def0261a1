"""The EPUB writer."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

import msgspec
from markupsafe import Markup

from presskit import AssetFile, Catalog, Page, Piece, Templates, View, Writer
from presskit_epub.archive import zipped
from presskit_epub.book import Book
from presskit_epub.conform import conforming
from presskit_epub.contents import Item
from presskit_epub.cover import draw
from presskit_epub.drawings import drawing
from presskit_epub.names import CORE_SUFFIXES, FOLDER, asset_name
from presskit_epub.package import packaged
from presskit_epub.pages import COVER, NAV, book_pages
from presskit_epub.settings import BookSettings, Settings
from presskit_epub.words import direction, words

_STATIC = f"{FOLDER}static/"
_STYLE = f"{_STATIC}book.css"


class EpubWriter(Writer):
    """Books of the site: a page is a file of the book, which is assembled from its files and their pictures."""

    name: ClassVar[str] = "epub"
    suffix: ClassVar[str] = "xhtml"
    marks: ClassVar[Mapping[str, str]] = {"noteref": ' epub:type="noteref"'}
    gathers: ClassVar[frozenset[str]] = frozenset({"footnote"})

    def __init__(self, settings: Settings) -> None:
        self._books = settings.books or (BookSettings(),)

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        for settings in self._books:
            yield from book_pages(catalog, settings)

    def place(self, asset: AssetFile, page: Page) -> str:  # noqa: ARG002 - the same wherever it is used
        return f"{FOLDER}images/{asset_name(asset)}" if asset.media_type in CORE_SUFFIXES else ""

    def render(self, view: View, templates: Templates) -> bytes:
        page = view.page
        data = view.data
        if page.path == COVER:
            data = {**data, "drawing": Markup(draw(_book(page)))}  # noqa: S704 - our own SVG, its text escaped by lxml
        context = _page_context(view)
        markup = templates.render(page.template, page=context, data=data, slots=view.slots)
        return conforming(markup, page.path, view.url)

    def assemble(
        self,
        container: str,  # noqa: ARG002 - the book's pages say all that is needed
        pieces: Sequence[Piece],
        templates: Templates,
    ) -> Iterator[bytes]:
        nav = next(piece.page for piece in pieces if piece.path == NAV and piece.page)
        book = _book(nav)
        lines = msgspec.convert(nav.data["contents"], tuple[Item, ...])
        static = templates.files("book/static")
        files = [Piece(_STATIC + name, content) for name, content in sorted(static.items())]
        held = {piece.path: _held(piece) for piece in (*pieces, *files)}
        yield zipped(packaged(book, lines, tuple(held.values())))


def _held(piece: Piece) -> Piece:
    if piece.asset is None or piece.asset.media_type != "image/svg+xml":
        return piece
    return msgspec.structs.replace(piece, content=drawing(piece.content))


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
        "words": words(language),
        "stylesheet": posixpath.relpath(_STYLE, posixpath.dirname(page.path)),
    }

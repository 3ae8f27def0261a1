"""What makes files a book: the package document (EPUB 3.3 §5) and, for older readers, the NCX."""

import mimetypes
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import PurePosixPath

from lxml import etree
from lxml.builder import ElementMaker
from msgspec import Struct

from presskit import Piece, Words, direction
from presskit_epub.accessibility import Content, accessibility, is_described
from presskit_epub.book import Book
from presskit_epub.contents import Item, depth
from presskit_epub.drawings import moves
from presskit_epub.metadata import metadata, opf
from presskit_epub.names import FOLDER
from presskit_epub.pages import COVER, NAV, NCX

_NCX = "http://www.daisy.org/z3986/2005/ncx/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XHTML = "application/xhtml+xml"

_ncx = ElementMaker(namespace=_NCX, nsmap={None: _NCX})

_SHOWN = re.compile(rb'<img[^>]*? src="([^"]+)"')
_TABLE = mimetypes.MimeTypes(filenames=())  # this computer's own table would get into the book
_MOVING = frozenset({"image/gif", "video/mp4", "video/webm"})
_ANIMATED = {"image/webp": b"ANIM", "image/png": b"acTL"}
_FONTS = {".ttf": "font/ttf", ".otf": "font/otf", ".woff": "font/woff", ".woff2": "font/woff2"}


class File(Struct, frozen=True):
    """A file of the manifest; ``path`` is relative to the package document. ``described`` says whether its images are,
    ``moves`` whether it may hold what moves or flashes, ``paged`` whether pages of print begin in it."""

    path: str
    media_type: str
    piece: Piece
    properties: tuple[str, ...] = ()
    described: bool = True
    moves: bool = False
    paged: bool = False

    @property
    def id(self) -> str:
        return self.path.replace("/", "-")


def packaged(book: Book, pieces: Sequence[Piece], words: Words) -> Iterator[Piece]:
    """All files beside the container's own two: the package, then the pieces in their order."""
    files = list(_files(pieces))
    yield Piece(f"{FOLDER}package.opf", package(book, files, words))
    yield from (file.piece for file in files)


def _files(pieces: Sequence[Piece]) -> Iterator[File]:
    cover = next(piece.content for piece in pieces if piece.path == COVER)
    shown = _SHOWN.search(cover)
    cover_image = FOLDER + shown[1].decode() if shown else ""
    for piece in pieces:
        path, media_type = piece.path.removeprefix(FOLDER), _media_type(piece)
        if media_type == _XHTML:
            content = piece.content
            paged = b"doc-pagebreak" in content
            properties = _held(piece.path, content)
            yield File(path, media_type, piece, properties, described=is_described(content), paged=paged)
        else:
            properties = ("cover-image",) if piece.path == cover_image else ()
            yield File(path, media_type, piece, properties, moves=_moves(media_type, piece))


def _media_type(piece: Piece) -> str:
    if piece.path == NCX:
        return "application/x-dtbncx+xml"
    if piece.is_page:
        return _XHTML
    if piece.asset:
        return piece.asset.media_type
    suffix = PurePosixPath(piece.path).suffix
    return _FONTS.get(suffix) or _TABLE.guess_type(piece.path)[0] or "application/octet-stream"


def _moves(media_type: str, piece: Piece) -> bool:
    """Whether a picture is, or may be, an animation: GIF, and WebP and PNG with such a chunk near their beginning."""
    if media_type == "image/svg+xml":
        return moves(piece.content)
    chunk = _ANIMATED.get(media_type)
    return media_type in _MOVING or (chunk is not None and chunk in piece.content[:4096])


def _held(path: str, content: bytes) -> tuple[str, ...]:
    """The properties of a page that EPUB 3.3 §5.6.2.1 wants named, in the order of the alphabet."""
    held = {"mathml": b"<math" in content, "nav": path == NAV, "svg": b"<svg" in content}
    return tuple(name for name, holds in held.items() if holds)


def package(book: Book, files: Sequence[File], words: Words) -> bytes:
    """The package document."""
    chapters = (file.id for file in files if file.media_type == _XHTML)
    spine = opf.spine({"toc": "toc.ncx"}, *(opf.itemref(idref=chapter) for chapter in chapters))
    if direction(book.language) == "rtl":
        spine.set("page-progression-direction", "rtl")
    root = opf.package(
        opf.metadata(*metadata(book), *_accessibility(book, files, words)),
        opf.manifest(*(_item(file) for file in files)),
        spine,
        {"version": "3.0", "unique-identifier": "identifier", _LANG: book.language},
    )
    cover = next((file for file in files if "cover-image" in file.properties), None)
    if cover:  # readers of EPUB 2 look for the cover here
        root[0].append(opf.meta(name="cover", content=cover.id))
    return _xml(root)


def _item(file: File) -> "etree._Element":
    item: etree._Element = opf.item({"id": file.id, "href": file.path, "media-type": file.media_type})
    if file.properties:
        item.set("properties", " ".join(file.properties))
    return item


def _accessibility(book: Book, files: Sequence[File], words: Words) -> "Iterator[etree._Element]":
    content = Content(
        frozenset(file.media_type for file in files),
        described=all(file.described for file in files),
        formulas=any("mathml" in file.properties for file in files),
        moving=any(file.moves for file in files),
        pages=any(file.paged for file in files),
    )
    for name, value in accessibility(content, words):
        yield opf.meta(value, property=f"schema:{name}")
    if (
        content.pages
    ):  # EPUB Accessibility 1.1, page sources: "none" is for pages that are those of no print edition
        yield opf.meta(book.print_edition or "none", property="pageBreakSource")


def ncx(book: Book, lines: Sequence[Item]) -> bytes:
    """The contents as DAISY's NCX 2005-1, which readers of EPUB 2 use."""
    head = {
        "dtb:uid": book.identifier,
        "dtb:depth": str(depth(lines) or 1),
        "dtb:totalPageCount": "0",
        "dtb:maxPageNumber": "0",
    }
    numbers = count(1)
    root = _ncx.ncx(
        _ncx.head(*(_ncx.meta(name=name, content=content) for name, content in head.items())),
        _ncx.docTitle(_ncx.text(book.title)),
        _ncx.navMap(*(_point(item, numbers) for item in lines or (Item(book.title, "title.xhtml"),))),
        {"version": "2005-1", _LANG: book.language},
    )
    return _xml(root)


def _point(item: Item, numbers: Iterator[int]) -> "etree._Element":
    number = next(numbers)
    point: etree._Element = _ncx.navPoint(
        _ncx.navLabel(_ncx.text(item.title)),
        _ncx.content(src=item.path),
        id=f"p{number}",
        playOrder=str(number),
    )
    point.extend([_point(child, numbers) for child in item.children])
    return point


def _xml(root: "etree._Element") -> bytes:
    etree.indent(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["dc"])
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"

"""The container: a ZIP that is the same bytes whenever and wherever it is made (EPUB 3.3 §4.2, PKWARE's APPNOTE 6.3.3).

Python's zipfile can't take what is deflated already, and most of a book is: its chapters that did not change.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator

from presskit import Piece

_MIDNIGHT = (0 << 9 | 1 << 5 | 1) << 16
"""The first of January 1980 as MS-DOS has it: the earliest that a ZIP can say."""
_MODE = 0o100644 << 16
_STORED, _DEFLATED = 0, 8
_UTF8 = 1 << 11
_LARGEST = 0xFFFFFFFF
_PACKED_ALREADY = (
    ".gif",
    ".jpg",
    ".png",
    ".webp",
    ".mp3",
    ".m4a",
    ".opus",
    ".mp4",
    ".webm",
    ".woff",
    ".woff2",
)

CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def zipped(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The container of ``pieces`` in their order, after the two files that every book begins with, part by part.

    Raises `ValueError` for more than 4 GB.
    """
    own = Piece("mimetype", b"application/epub+zip"), Piece("META-INF/container.xml", CONTAINER)
    directory: list[bytes] = []
    at = 0
    for piece in (*own, *pieces):
        stored = piece.path == "mimetype" or piece.path.endswith(_PACKED_ALREADY)
        header, data = _member(piece, stored=stored)
        directory.append(_entry(header, at))
        local = b"PK\x03\x04" + header
        yield local
        yield data
        at += len(local) + len(data)
        if at > _LARGEST:
            raise ValueError("a book can't hold more than 4 GB")
    yield from directory
    yield from _end(len(directory), at, sum(map(len, directory)))


def _member(piece: Piece, *, stored: bool) -> tuple[bytes, bytes]:
    """The fields that a file's own header and its entry share, with its name; and its data."""
    if stored:
        data = piece.content
        method, crc, size = _STORED, zlib.crc32(data), len(data)
    else:
        packed = piece.deflated
        data, method, crc, size = packed.data, _DEFLATED, packed.crc, packed.size
    name = piece.path.encode()
    flags = 0 if name.isascii() else _UTF8
    return struct.pack(
        "<HHHIIIIHH", 20, flags, method, _MIDNIGHT, crc, len(data), size, len(name), 0
    ) + name, data


def _entry(header: bytes, offset: int) -> bytes:
    """The entry of the central directory. Made by Unix everywhere, or the bytes would name the platform."""
    fields, name = header[:26], header[26:]
    return (
        b"PK\x01\x02"
        + struct.pack("<H", 3 << 8 | 20)
        + fields
        + struct.pack("<HHHII", 0, 0, 0, _MODE, offset)
        + name
    )


def _end(count: int, at: int, length: int) -> Iterator[bytes]:
    """The end of the central directory, which begins ``at``; with ZIP64's records where the count does not fit."""
    if count > 0xFFFF:
        yield b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, length, at)
        yield b"PK\x06\x07" + struct.pack("<IQI", 0, at + length, 1)
    short = min(count, 0xFFFF)
    yield b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, short, short, length, at, 0)

"""Files of images without what a camera, a telephone or an editor noted in them; their pixels stay, bit by bit."""

import struct
import zlib
from collections.abc import Iterator

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_PNG = b"\x89PNG\r\n\x1a\n"
_LOOKS = frozenset(b"tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT pHYs bKGD hIST sPLT acTL fcTL fdAT".split())
"""Chunks of a PNG that its looks depend on, besides the critical ones."""
_FRAMES = frozenset([b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"])
_HAS_XMP, _HAS_EXIF = 0x04, 0x08
_ITEM = 65_533
"""Bytes that a segment of a JPEG holds."""


class Malformed(ValueError):  # noqa: N818 - what it is, not whose error
    """The file is not as its format wants it; Pillow may be able to read it all the same."""


def stripped(content: bytes, exif: bytes, xmp: bytes) -> bytes:
    """The file with ``exif`` and ``xmp`` in place of its own notes. Raises `Malformed`."""
    try:
        if content.startswith(b"\xff\xd8"):
            return _jpeg(content, exif, xmp)
        if content.startswith(_PNG):
            return _png(content, exif, xmp)
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _webp(content, exif, xmp)
    except (struct.error, IndexError) as error:
        raise Malformed(str(error)) from None
    raise Malformed("a format that is not taken apart")


def _jpeg(content: bytes, exif: bytes, xmp: bytes) -> bytes:
    """ISO 10918-1, annex B. What comes behind the end is dropped: previews, and films."""
    notes = [exif, _XMP + xmp if xmp else b""]
    own = b"".join(
        b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note for note in notes if 0 < len(note) <= _ITEM
    )
    out, at = [b"\xff\xd8"], 2
    placed = False
    while True:
        while content[at] == 0xFF and content[at + 1] == 0xFF:  # fill bytes
            at += 1
        if content[at] != 0xFF:
            raise Malformed("no marker where one must be")
        marker = content[at + 1]
        if marker == 0xD9:
            return b"".join([*out, b"\xff\xd9"])
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        segment = content[at:end]
        if not placed and marker != 0xE0:  # JFIF comes first
            out.append(own)
            placed = True
        if marker == 0xDA:
            end = _end_of_scan(content, end)
            segment = content[at:end]
        if _is_needed(marker, segment[4:]):
            out.append(segment)
        at = end


def _is_needed(marker: int, data: bytes) -> bool:
    if marker == 0xE2:
        return data.startswith(b"ICC_PROFILE\0")
    return marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker is, behind compressed data."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise Malformed("the data has no end")
        if content[at + 1] not in (0x00, 0xFF) and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 1 if content[at + 1] == 0xFF else 2


def _png(content: bytes, exif: bytes, xmp: bytes) -> bytes:
    """PNG, third edition, §5: what is not critical (its name has a small first letter) and not about looks is dropped."""
    out = [_PNG]
    for name, data in _chunks(content):
        if name == b"IDAT" and own_left(out):
            out += [_chunk(b"eXIf", exif.removeprefix(b"Exif\0\0"))] if exif else []
            out += [_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)] if xmp else []
        if name[:1].isupper() or name in _LOOKS:
            out.append(_chunk(name, data))
    return b"".join(out)


def own_left(out: list[bytes]) -> bool:
    """Whether no image data is there yet."""
    return not any(chunk[4:8] == b"IDAT" for chunk in out[1:])


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        if at + 12 + length > len(content):
            raise Malformed("a chunk is cut off")
        yield name, content[at + 8 : at + 8 + length]
        at += 12 + length
        if name == b"IEND":
            return


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _webp(content: bytes, exif: bytes, xmp: bytes) -> bytes:
    """RFC 9649 §2.7. A simple file has no notes, and gets none."""
    found = list(_riff(content))
    if found[0][0] != b"VP8X":
        exif = xmp = b""
    out = []
    for name, data in found:
        if name == b"VP8X":
            flags = data[0] & ~(_HAS_XMP | _HAS_EXIF) | (_HAS_EXIF if exif else 0) | (_HAS_XMP if xmp else 0)
            out.append((name, bytes([flags]) + data[1:]))
        elif name in _FRAMES:
            out.append((name, data))
    out += [(b"EXIF", exif.removeprefix(b"Exif\0\0"))] if exif else []
    out += [(b"XMP ", xmp)] if xmp else []
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for name, data in out
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _riff(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        name, length = struct.unpack_from("<4sI", content, at)
        if at + 8 + length > len(content):
            raise Malformed("a chunk is cut off")
        yield name, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    if at == 12:
        raise Malformed("there is nothing in it")

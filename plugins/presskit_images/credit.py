"""Whose an image is: read from EXIF, IPTC and XMP, and written again without all else that a camera tells."""

import struct
from collections.abc import Iterable
from html import escape
from typing import Any

from lxml import etree
from msgspec import Struct
from PIL import IptcImagePlugin
from PIL.ImageFile import ImageFile

ORIENTATION, ARTIST, COPYRIGHT = 0x0112, 0x013B, 0x8298
_BYLINE, _CREDIT, _NOTICE = (2, 80), (2, 110), (2, 116)  # IPTC IIM 4.2
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
_LONGEST = 2_000


class Credit(Struct, frozen=True):
    """Who made an image and who must be named; who has the rights, what others may do, and the address of the licence."""

    creator: str = ""
    credit: str = ""
    rights: str = ""
    terms: str = ""
    licence: str = ""

    def __bool__(self) -> bool:
        return self != Credit()


_PROPERTIES = {
    "creator": ("dc", "creator", "Seq"),
    "credit": ("photoshop", "Credit", ""),
    "rights": ("dc", "rights", "Alt"),
    "terms": ("xmpRights", "UsageTerms", "Alt"),
    "licence": ("xmpRights", "WebStatement", ""),
}


def credit_of(image: ImageFile) -> Credit:
    """What an image says of its owner; XMP before IPTC before EXIF."""
    exif, iptc, xmp = image.getexif(), _iptc(image), _xmp(image.info.get("xmp"))
    texts = image.info
    return Credit(
        _first(xmp.get("creator"), iptc.get(_BYLINE), exif.get(ARTIST), texts.get("Author")),
        _first(xmp.get("credit"), iptc.get(_CREDIT)),
        _first(xmp.get("rights"), iptc.get(_NOTICE), exif.get(COPYRIGHT), texts.get("Copyright")),
        _first(xmp.get("terms")),
        _first(xmp.get("licence")),
    )


def _first(*values: Any) -> str:
    return next((text for value in values if (text := _text(value))), "")


def _text(value: Any) -> str:
    """A value as text. EXIF and IPTC say nothing of their encoding; Pillow takes EXIF's for Latin-1."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    data = value if isinstance(value, bytes) else str(value or "").encode("latin-1", "ignore")
    if isinstance(value, str) and value != data.decode("latin-1"):
        text = value
    else:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = data.decode("latin-1")
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:_LONGEST]


def _iptc(image: ImageFile) -> dict[Any, Any]:
    try:
        return dict(IptcImagePlugin.getiptcinfo(image) or {})
    except (SyntaxError, ValueError, OSError, IndexError, struct.error):
        return {}


def _xmp(packet: Any) -> dict[str, str]:
    if not isinstance(packet, bytes):
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(packet.rstrip(b"\0"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found = {}
    for field, (prefix, name, _) in _PROPERTIES.items():
        tag = f"{{{_SPACES[prefix]}}}{name}"
        for element in root.iter(tag):
            items = [item.text or "" for item in element.iter(f"{{{_RDF}}}li")] or [element.text or ""]
            found[field] = ", ".join(items) if field == "creator" else items[0]
        for description in root.iter(f"{{{_RDF}}}Description"):
            found.setdefault(field, description.get(tag) or "")
    return found


def exif(credit: Credit, orientation: int = 1) -> bytes:
    """EXIF with maker and rights, and how the image is to be turned; empty where there is nothing to say."""
    entries = []
    if orientation != 1:
        entries.append((ORIENTATION, 3, 1, struct.pack("<HH", orientation, 0)))
    for tag, text in ((ARTIST, credit.creator), (COPYRIGHT, credit.rights)):
        if text:
            entries.append((tag, 2, len(text.encode()) + 1, text.encode() + b"\0"))
    if not entries:
        return b""
    directory, values = b"", b""
    start = 8 + 2 + 12 * len(entries) + 4
    for tag, kind, count, value in entries:
        at = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<I", start + len(values))
        directory += struct.pack("<HHI", tag, kind, count) + at
        values += value + b"\0" * (len(value) % 2) if len(value) > 4 else b""
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, len(entries)) + directory + b"\0" * 4 + values


def xmp(credit: Credit) -> bytes:
    """XMP with all that is known of the owner; empty where that is nothing."""
    if not credit:
        return b""
    spaces = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_RDF}"><rdf:Description rdf:about=""{spaces}>'
        f"{''.join(_properties(credit))}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _properties(credit: Credit) -> Iterable[str]:
    for field, (prefix, name, container) in _PROPERTIES.items():
        text = escape(getattr(credit, field), quote=False)
        if text and container:
            language = ' xml:lang="x-default"' if container == "Alt" else ""
            text = f"<rdf:{container}><rdf:li{language}>{text}</rdf:li></rdf:{container}>"
        if text:
            yield f"<{prefix}:{name}>{text}</{prefix}:{name}>"

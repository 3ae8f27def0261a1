"""Which files of a contributor may be published: kinds that show or play something, and drawings that do nothing else."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from presskit.build.measures import measures

LARGEST_ASSET = 20_000_000
"""Bytes of a contributor's file."""
_LARGEST_DRAWING = 2_000_000
"""Bytes of a drawing: it is taken apart here."""
_MOST_PIXELS = 100_000_000
"""More, and who looks at the page needs gigabytes for the picture."""

# How the content of each kind begins. What begins otherwise is another kind under a wrong name, which a browser or a
# mail program may yet take for what it is.
_BEGINS: dict[str, str] = {
    ".avif": r".{4}ftyp",
    ".gif": r"GIF8[79]a",
    ".jpeg": r"\xff\xd8\xff",
    ".jpg": r"\xff\xd8\xff",
    ".m4a": r".{4}ftyp",
    ".m4v": r".{4}ftyp",
    ".mp3": r"ID3|\xff[\xe2-\xff]",
    ".mp4": r".{4}ftyp",
    ".oga": r"OggS",
    ".ogg": r"OggS",
    ".ogv": r"OggS",
    ".opus": r"OggS",
    ".pdf": r"%PDF-",
    ".png": r"\x89PNG\r\n\x1a\n",
    ".wav": r"RIFF.{4}WAVE",
    ".webm": r"\x1a\x45\xdf\xa3",
    ".webp": r"RIFF.{4}WEBP",
}
_TEXTS = (".csv", ".txt")
_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")

# What SVG 2 draws with. Animations are not among them, since they can change where a link leads.
_DRAWS = frozenset(
    "a circle clipPath cursor defs desc ellipse feBlend"  # noqa: SIM905 - a list would fill a page
    " feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap"
    " feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge"
    " feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter"
    " font font-face g glyph hatch hatchpath image line linearGradient marker mask mesh meshgradient meshpatch"
    " meshrow metadata missing-glyph path pattern polygon polyline radialGradient rect solidcolor stop style svg"
    " switch symbol text textPath title tref tspan use view".split()
)
_INLINE = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_PLAIN_LINK = re.compile(r"https?://[^\s\x00-\x20]+\Z", re.IGNORECASE)
_LOADS = re.compile(r"@import|url\(\s*+[\"']?+\s*+(?!#)|\\|javascript:", re.IGNORECASE)


def unsafe(path: str, data: bytes) -> str:
    """What is wrong with a contributor's file that an article shows or links to; empty where nothing is."""
    suffix = posixpath.splitext(path)[1].lower()
    if suffix == ".svg":
        return _drawing(data)
    if suffix in _TEXTS:
        return "is no text" if b"\0" in data else ""
    begins = _BEGINS.get(suffix)
    if begins is None:
        known = ", ".join(sorted({*_BEGINS, *_TEXTS, ".svg"}))
        return f"is of a kind that is not taken from contributors, who may give {known}"
    if not re.match(begins.encode("latin-1"), data, re.DOTALL):
        return f"is no {suffix.removeprefix('.').upper()} file, whatever its name says"
    return _measures(data) if suffix in (".gif", ".jpeg", ".jpg", ".png", ".webp", ".avif") else ""


def _measures(data: bytes) -> str:
    found = measures(data)
    if found is None:
        return "is damaged: it does not tell its measures"
    width, height = found
    if width * height > _MOST_PIXELS:
        return f"says that it has {width:,} × {height:,} pixels"
    return ""


def _drawing(data: bytes) -> str:
    """SVG is a page of its own to who opens it: scripts run, and what it refers to is fetched."""
    if len(data) > _LARGEST_DRAWING:
        return f"is a drawing of more than {_LARGEST_DRAWING // 1_000_000} MB"
    from lxml import etree  # noqa: PLC0415 - most articles show no drawing

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return f"is no well-formed XML: {str(error)[:100]}"
    if root.tag != f"{{{_SVG}}}svg":
        return "is no SVG drawing, whatever its name says"
    tree = root.getroottree()
    doctype: str = tree.docinfo.doctype  # type: ignore[union-attr] # its stubs lack it
    if doctype not in etree.tostring(tree, encoding="unicode"):  # with more than a name, it is longer there
        return "declares entities or attributes of its own"
    before = [node for node in root.itersiblings(preceding=True) if node.tag is etree.PI]
    return "has a style sheet or other instruction" if before else next(_faults(root), "")


def _faults(root: Any) -> Iterator[str]:
    """What runs, loads or leads somewhere else in a drawing."""
    for element in root.iter():
        if not isinstance(element.tag, str):  # comments do nothing; instructions are in no drawing
            if getattr(element, "target", None) is not None:
                yield "has a style sheet or other instruction"
            continue
        space, _, name = element.tag.rpartition("}")
        if space in ("", f"{{{_XHTML}") or (space == f"{{{_SVG}" and name not in _DRAWS):
            yield f"holds the element `{name[:40]}`, which does more than to draw"
        if name == "style" and _LOADS.search("".join(element.itertext())):
            yield "has a style that loads something"
        for attribute, value in element.attrib.items():
            if fault := _attribute_fault(name, attribute, value):
                yield fault


def _attribute_fault(element: str, attribute: str, value: str) -> str:
    local = attribute.rpartition("}")[2].lower()
    if local.startswith("on"):
        return f"has the attribute `{local[:40]}`, which runs a script"
    if attribute in _LINKS and not _INLINE.match(value) and not (element == "a" and _PLAIN_LINK.match(value)):
        return f"refers to `{value[:60]}`"
    if local in ("src", "base") or (_LOADS.search(value) and attribute not in _LINKS):
        return f"loads something by its attribute `{local[:40]}`"
    return ""

"""What an SVG file may say on the web and not in a book."""

import re

from lxml import etree

from presskit_epub.styles import local
from presskit_epub.xml import XHTML, parsed

SVG = "http://www.w3.org/2000/svg"

# Of HTML §16.2, what editors of drawings still write: the element or the CSS property that took its place.
_ELEMENTS = {"font": "span", "tt": "code", "big": "span", "strike": "s", "nobr": "span", "center": "div"}
_ATTRIBUTES = {
    "align": "text-align",
    "valign": "vertical-align",
    "color": "color",
    "bgcolor": "background-color",
    "face": "font-family",
    "size": "",
    "border": "",
    "cellpadding": "",
    "cellspacing": "",
    "nowrap": "",
    "clear": "",
}


_HREF = "{http://www.w3.org/1999/xlink}href"
_ID = re.compile(r"[^\W\d][\w.-]*")
_REFERENCE = re.compile(r"#([^)'\"]+)")
_GONE = f"{{{SVG}}}gone"
_LINK = f"{{{SVG}}}a"
_NOT_IN_ID = re.compile(r"[^\w.-]")
_MOVING = re.compile(rb"<(?:\w+:)?(?:animate\w*|set)\b|@keyframes")
_LIMITED = etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False)  # type: ignore[arg-type]  # stubs
_NOTHING = f'<svg xmlns="{SVG}" width="1" height="1"/>\n'.encode()


def drawing(content: bytes) -> bytes:
    """An SVG file as a book can hold it; the same bytes where there is nothing to change.

    Editors such as draw.io write labels as HTML in a ``foreignObject``, with elements that HTML dropped long ago; others
    write scripts, document types (EPUB 3.3 §3.9), ids with spaces, and what lies on other hosts. Browsers show them all the
    same. What is no XML, and so shown by no browser, is a drawing of nothing: else readers would refuse the whole book.
    """
    try:
        root = _parsed(content)
    except etree.XMLSyntaxError:
        return _NOTHING
    changed = [_modernise(each) for label in root.iter(f"{{{SVG}}}foreignObject") for each in label.iter("*")]
    changed += [_settle(element) for element in list(root.iter("*"))]
    changed.append(_mend_ids(root))
    is_bare = root.getprevious() is None and root.getnext() is None and b"<!DOCTYPE" not in content
    return content if is_bare and not any(changed) else _whole(root)


def moves(content: bytes) -> bool:
    """Whether an SVG file holds an animation."""
    return _MOVING.search(content) is not None


def _parsed(content: bytes) -> "etree._Element":
    """The root of a drawing; entities that it declares itself are taken for what they say, if they are few."""
    try:
        return etree.fromstring(content, _LIMITED)
    except etree.XMLSyntaxError:
        return parsed(content)  # larger than libxml2 takes with entities


def _whole(root: "etree._Element") -> bytes:
    return b"<?xml version='1.0' encoding='UTF-8'?>\n" + etree.tostring(root, encoding="UTF-8") + b"\n"


def _settle(element: "etree._Element") -> bool:
    """Take out what would run, and what lies outside of the drawing; whether there was such a thing."""
    name = etree.QName(element).localname
    if element.tag == _LINK:  # nobody can follow it in a picture
        element.tag = f"{{{SVG}}}g"
        etree.strip_attributes(element, "href", _HREF, "target", "download")
        return True
    if name == "script" or (name != "a" and _is_elsewhere(element)):
        _drop(element)
        return True
    attributes, changed = element.attrib, False
    for key, value in _texts(element):
        if key.startswith("on"):
            del attributes[key]
            changed = True
        elif "url(" in value and (kept := local(f"{key}:{value}", _none)) != f"{key}:{value}":
            attributes[key] = kept.removeprefix(f"{key}:") if key == "style" else "none"
            changed = True
    if name == "style" and element.text:
        kept = local(element.text, _none)
        changed, element.text = changed or kept != element.text, kept
    return changed


def _texts(element: "etree._Element") -> list[tuple[str, str]]:
    """The names and values of an element's attributes."""
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def _is_elsewhere(element: "etree._Element") -> bool:
    """Whether an element shows a file: a drawing can hold a picture in itself (``data:``), and name its own parts."""
    urls = (element.get(name, "") for name in ("href", _HREF, "src"))
    return any(url and not url.startswith(("#", "data:")) for url in urls)


def _none(_url: str) -> bool:
    return False


def _drop(element: "etree._Element") -> None:
    """Take an element out, not the text after it."""
    parent = element.getparent()
    if parent is not None:
        element.tag = _GONE
        etree.strip_elements(parent, _GONE, with_tail=False)


def _mend_ids(root: "etree._Element") -> bool:
    """Give elements whose id is no name in XML one, and what refers to it; whether there were any."""
    new = {
        id: "_" + _NOT_IN_ID.sub("_", id)
        for element in root.iter("*")
        if (id := element.get("id")) is not None and not _ID.fullmatch(id)
    }
    if not new:
        return False
    for element in root.iter("*"):
        for key, value in _texts(element):
            if key == "id" and value in new:
                element.set(key, new[value])
            elif "#" in value:
                element.set(key, _REFERENCE.sub(lambda found: "#" + new.get(found[1], found[1]), value))
    return True


def _modernise(element: "etree._Element") -> bool:
    """Say in today's HTML what ``element`` says; whether it said it otherwise."""
    name = etree.QName(element)
    if name.namespace != XHTML:
        return False
    dropped = [attribute for attribute in _ATTRIBUTES if attribute in element.attrib]
    styles = [element.get("style", "").rstrip("; ")]
    for attribute in dropped:
        if _ATTRIBUTES[attribute]:
            styles.append(f"{_ATTRIBUTES[attribute]}: {element.get(attribute)}")
        del element.attrib[attribute]
    if dropped and any(styles):
        element.set("style", "; ".join(filter(None, styles)))
    if name.localname in _ELEMENTS:
        element.tag = f"{{{XHTML}}}{_ELEMENTS[name.localname]}"
        return True
    return bool(dropped)

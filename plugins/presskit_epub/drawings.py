"""What an SVG file may say on the web and not in a book."""

from lxml import etree

from presskit_epub.xml import XHTML, parsed, written

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


def drawing(content: bytes) -> bytes:
    """An SVG file as a book can hold it; the same bytes where there is nothing to change, or where it is no XML.

    Editors such as draw.io write labels as HTML in a ``foreignObject``, with elements that HTML dropped long ago. Browsers
    show them all the same, but EPUB 3.3 §6.2.2 wants them valid.
    """
    if b"foreignObject" not in content:
        return content
    try:
        root = parsed(content)
    except etree.XMLSyntaxError:
        return content
    changed = [
        _modernise(element) for label in root.iter(f"{{{SVG}}}foreignObject") for element in label.iter("*")
    ]
    if not any(changed):
        return content
    return written(root)


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

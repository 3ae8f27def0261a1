"""XML as a book holds it, read without entities, document types or the network, and to any depth."""

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def parsed(content: bytes) -> "etree._Element":
    """The root of a document. Raises `lxml.etree.XMLSyntaxError` where it is not well-formed."""
    return etree.fromstring(content, _PARSER)


def written(root: "etree._Element") -> bytes:
    """The whole document of ``root``, with its declaration."""
    document: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
    return document

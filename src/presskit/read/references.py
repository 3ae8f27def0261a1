"""References on the finished tree: those that link resolves are deferred, schemes are checked, places are found."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from docutils import nodes

from presskit.model.article import Reference
from presskit.model.diagnostic import Span
from presskit.model.fragment import Asset, Block, Link
from presskit.model.slug import slugify
from presskit.read.lengths import pixels
from presskit.read.locate import Cursor
from presskit.read.nodes import block, deferred_reference
from presskit.read.reading import Reading

DEFERRED = ("article", "doc", "ref", "asset")
ALLOWED = frozenset(
    {
        "http",
        "https",
        "mailto",
        "tel",
        "ftp",
        "ftps",
        "sftp",
        "news",
        "irc",
        "ircs",
        "xmpp",
        "sms",
        "geo",
        "urn",
        "doi",
    }
)

IMAGES_FROM = ("", "http", "https")
"""Schemes that an image may have."""
_SPOKEN_OF = frozenset({"file", "git", "ssh", "svn"})
"""Schemes of addresses in running text that nobody made a link of but docutils. They are examples, and stay text."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
# Browsers drop these before they read the scheme (WHATWG URL §4.4), so "java\nscript:" is "javascript:".
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")


def scheme_of(uri: str) -> str:
    """The scheme that a browser would see; empty for relative and local URLs."""
    match = _SCHEME.match(_IGNORED.sub("", uri).lower())
    return match[1] if match else ""


def defer(document: nodes.document, reading: Reading) -> None:
    """Turn references to articles, labels and files into `deferred_reference` nodes, and drop what is not allowed."""
    cursor = Cursor(reading)
    for node in list(document.findall(nodes.reference)):
        uri = node.get("refuri")
        if uri is not None and not _settled(node, uri, document):
            if node.astext() != uri or scheme_of(uri) not in _SPOKEN_OF:
                span = cursor.span(node, node.rawsource, uri, f"{scheme_of(uri)}:")
                _refuse("links to", uri, span, reading)
            _replace(node, *node.children)
    for image in list(document.findall(nodes.image)):
        if scheme_of(image["uri"]) not in IMAGES_FROM:
            _refuse("images from", image["uri"], cursor.span(image, image["uri"]), reading)
            image.parent.remove(image)


def _settled(node: nodes.reference, uri: str, document: nodes.document) -> bool:
    """Whether ``node`` may stay, deferred where link resolves it."""
    scheme = scheme_of(uri)
    if uri.startswith("#"):
        del node["refuri"]
        anchor = unquote(uri[1:])
        node["refid"] = anchor if anchor in document.ids else slugify(anchor)
        if node["refid"] not in document.ids:
            _replace(node, deferred_reference(uri, node.rawsource or uri, *node.children))
    elif scheme in DEFERRED or _is_source(uri, scheme):
        target = uri.partition(":")[2] if scheme else re.sub(r"\.rst(?=#|$)", "", uri)
        kind = "article" if scheme in ("doc", "") else scheme
        _replace(node, deferred_reference(f"{kind}:{target.strip()}", node.rawsource or uri, *node.children))
    elif scheme or uri.startswith("//"):
        return not scheme or scheme in ALLOWED
    else:  # a page or file of the site, by its path
        _replace(node, deferred_reference(f"path:{uri}", node.rawsource or uri, *node.children))
    return True


def _replace(node: nodes.Element, *new: nodes.Node) -> None:
    """Put ``new`` in the place of ``node``; `Element.replace_self` would insist on keeping its ids."""
    node.parent.replace(node, list(new))


def _is_source(uri: str, scheme: str) -> bool:
    return not scheme and not uri.startswith("//") and uri.partition("#")[0].endswith(".rst")


def _refuse(what: str, uri: str, span: Span, reading: Reading) -> None:
    reading.note("PK404", span, f"{what} `{scheme_of(uri)}:` are not allowed", "use http, https or mailto")


def references(
    document: nodes.document, reading: Reading, named: tuple[Reference, ...] = ()
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """The references that link resolves, and those that lead to other hosts by HTTP: both in document order, with their
    places, last those that the front matter has (``named``).

    References to files begin with ``asset:``.
    """
    cursor = Cursor(reading)
    found: list[Reference] = []
    external: list[Reference] = []
    for node in document.findall((deferred_reference, nodes.reference, nodes.image, block)):
        uri = node.get("refuri" if isinstance(node, nodes.reference) else "uri", "")
        if isinstance(node, deferred_reference):
            found.append(Reference(uri, cursor.span(node, node["token"])))
        elif isinstance(node, block):
            uris = holes_in(node["data"])
            found.extend(Reference(uri, cursor.span(node, uri.partition(":")[2])) for uri in uris)
        elif isinstance(node, nodes.image) and not is_remote(uri):
            found.append(
                Reference(f"asset:{uri}", cursor.span(node, uri), pixels(node.get("width", "")) or 0)
            )
        elif is_web_address(uri):
            external.append(Reference(uri, cursor.plain(node, uri, node.rawsource)))
    for each in named:
        (external if is_web_address(each.uri) else found).append(each)
    # What a substitution holds is in its definition, too.
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(external))


def is_web_address(uri: str) -> bool:
    """Whether a URI is in full, and by HTTP."""
    return uri[:4].lower() == "http" and uri.partition(":")[0].lower() in ("http", "https")


def is_remote(uri: str) -> bool:
    """Whether a URI names something on another host."""
    return bool(scheme_of(uri)) or uri.startswith("//")


def holes_in(value: Any) -> Iterator[str]:
    """The URIs of the links and assets in a block's data."""
    match value:
        case Link(uri):
            yield uri
        case Asset(uri):
            yield f"asset:{uri}"
        case Block(data=data, content=content):
            yield from holes_in(data)
            yield from holes_in(content)
        case dict():
            for item in value.values():
                yield from holes_in(item)
        case list() | tuple():
            for item in value:
                yield from holes_in(item)
        case _ if hasattr(value, "parts"):
            yield from holes_in(value.parts)

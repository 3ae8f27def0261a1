"""What a document says of itself: headings, anchors, labels, words and its first paragraph."""

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes

from presskit.model.article import Heading, Label
from presskit.model.fragment import Link
from presskit.read.footnotes import NOTES
from presskit.read.form import UNSEEN, body, is_messages
from presskit.read.nodes import deferred_reference

_UNSEEN = frozenset(UNSEEN)
_NOT_RUNNING_TEXT = (
    *UNSEEN,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
)


def anchor_ids(document: nodes.document, node: nodes.Element) -> list[str]:
    """The ids of ``node``, those of explicit labels first: the first is the element's own in every output."""
    ids: list[str] = node.attributes["ids"]
    if len(ids) < 2:
        return ids
    explicit = {document.nameids.get(name) for name in node["names"] if document.nametypes.get(name)}
    return sorted(ids, key=lambda anchor: anchor not in explicit)


def title_ids(document: nodes.document) -> list[str]:
    """The ids of the article's title that the body must hold: labels, and what the article refers to.

    The title itself is not in it.
    """
    explicit = {document.nameids.get(name) for name in document["names"] if document.nametypes.get(name)}
    wanted = getattr(document, "referenced", 0)
    return [anchor for anchor in anchor_ids(document, document) if wanted or anchor in explicit]


def outline(document: nodes.document) -> tuple[Heading, ...]:
    """The headings of the body, in order."""
    return tuple(_headings(document, document, 2))


def _headings(document: nodes.document, parent: nodes.Element, level: int) -> Iterator[Heading]:
    for section in parent.children:
        if not isinstance(section, nodes.section) or is_messages(section):
            continue
        title = next((child.astext() for child in section.children if isinstance(child, nodes.title)), "")
        ids = anchor_ids(document, section)
        yield Heading(level, ids[0] if ids else "", title)
        yield from _headings(document, section, level + 1)


def anchors(document: nodes.document) -> tuple[str, ...]:
    """The ids that the forms of the document hold."""
    found = dict.fromkeys(title_ids(document))
    for child in body(document):
        _add_anchors(child, found)
    return tuple(found)


def _add_anchors(node: Any, found: dict[str, None]) -> None:
    if node.__class__ in _UNSEEN or is_messages(node):
        return
    if node.attributes["ids"] and has_place(node):
        found.update(dict.fromkeys(node.attributes["ids"]))
    for child in node.children:
        if child.__class__ is not nodes.Text:
            _add_anchors(child, found)


def has_place(node: nodes.Element) -> bool:
    """Whether ``node`` shows in the output with its ids: targets that lead elsewhere do not."""
    if isinstance(node, nodes.target):
        return not any(name in node.attributes for name in ("refuri", "refid", "refname"))
    return not isinstance(node, nodes.problematic | nodes.raw)


def labels(document: nodes.document) -> tuple[Label, ...]:
    """The explicit targets of the document, by name, with what they stand before."""
    found = []
    for name, explicit in document.nametypes.items():
        anchor = document.nameids.get(name) if explicit else None
        target = _target(document, anchor) if anchor else None
        if target is not None and not isinstance(target, NOTES):
            own = anchor if anchor in target["ids"] else anchor_ids(document, target)[0]
            found.append(Label(name, str(own), _title(document, target)))
    return tuple(sorted(found, key=lambda label: label.name))


def _target(document: nodes.document, anchor: str) -> Any:
    """The element that ``anchor`` leads to; none where an indirect target (``.. _a: b_``) ends in a URL."""
    for _ in range(len(document.ids)):
        node = document.ids.get(anchor)
        if node is None or has_place(node):
            return node if node is not None and anchor in node["ids"] else None
        anchor = node.get("refid", "")
    return None


def _title(document: nodes.document, node: nodes.Element) -> str:
    """The title or caption of ``node``, or its own text where it is an inline target; else empty."""
    if isinstance(node, nodes.document):
        first = node.children[0] if node.children else None
        return first.astext() if isinstance(first, nodes.title) else str(node.get("title", ""))
    if isinstance(node, nodes.TextElement) and isinstance(node, nodes.Inline | nodes.Titular):
        return node.astext()
    for child in node.children:
        if isinstance(child, nodes.title | nodes.caption):
            return child.astext()
    if isinstance(node, nodes.image | nodes.reference) and isinstance(node.parent, nodes.figure):
        return _title(document, node.parent)
    return ""


def words(document: nodes.document) -> int:
    """The number of words of running text, without code and formulas."""
    return sum(_words(node) for node in body(document))


def _words(node: nodes.Node) -> int:
    if isinstance(node, nodes.TextElement):
        # Markup can begin and end within a word, so the words of a paragraph are counted in one.
        if isinstance(node, _NOT_RUNNING_TEXT):
            return 0
        texts: list[str] = []
        _gather(node, texts)
        return len(nodes.unescape("".join(texts)).split())
    if isinstance(node, UNSEEN):
        return 0
    return sum(_words(child) for child in node.children)


def _gather(node: nodes.Node, texts: list[str]) -> None:
    for child in node.children:
        if isinstance(child, nodes.Text):
            texts.append(child)
        else:
            _gather(child, texts)


def lead(document: nodes.document) -> tuple[str | Link, ...]:
    """The plain text of the first paragraph that has any; a `Link` stands for a title that only the site knows."""
    return next((parts for parts in _paragraphs(body(document)) if any(map(_says, parts))), ())


def _says(part: str | Link) -> bool:
    return isinstance(part, Link) or bool(part.strip())


def _paragraphs(children: Iterable[nodes.Node]) -> Iterator[tuple[str | Link, ...]]:
    for child in children:
        if isinstance(child, nodes.paragraph):
            parts: list[str | Link] = []
            _add_plain(child, parts)
            yield tuple(parts)
        elif isinstance(child, nodes.section):
            yield from _paragraphs(child.children)


def _add_plain(node: nodes.Node, parts: list[str | Link]) -> None:
    if isinstance(node, nodes.footnote_reference | nodes.citation_reference):
        if parts and isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip()  # the space before the mark goes with it
    elif isinstance(node, deferred_reference) and not node.children:
        parts.append(Link(node["uri"], "title"))
    elif isinstance(node, nodes.TextElement):
        for child in node.children:
            _add_plain(child, parts)
    else:
        parts.append(str(node.astext()))

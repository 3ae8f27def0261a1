"""The walk that makes markup of a document: one plain function for each class of node."""

from collections.abc import Callable, Iterable
from typing import Any

from docutils import nodes

from presskit.model.fragment import Anchor, Fragment, Part, joined
from presskit.read.footnotes import placement
from presskit.read.handlers import Handlers
from presskit.read.html_text import class_attributes, legal
from presskit.read.outline import anchor_ids

Handler = Callable[["Walk", Any], None]

_HOLDS_NO_SPAN = frozenset({"ul", "ol", "dl", "table", "tr", "img", "hr", "video", "audio", "pre", "figure"})


class Walk:
    """The state of one walk: the parts so far, and what the nodes around say of the next one.

    ``level`` is that of the heading around; ``tight`` says that lists have no paragraphs; ``linked`` that a link
    is open.
    """

    __slots__ = ("anchors", "document", "handlers", "level", "linked", "notes", "parts", "problems", "tight")

    def __init__(self, document: nodes.document, handlers: Handlers[Handler]) -> None:
        self.document = document
        self.handlers = handlers
        self.parts: list[Part] = []
        self.problems: list[tuple[int, str]] = []
        self.anchors: set[str] = set()
        self.notes = placement(document)
        self.level = 1
        self.tight = False
        self.linked = False

    def visit(self, node: nodes.Node) -> None:
        self.handlers[node.__class__](self, node)

    def children(self, node: nodes.Node) -> None:
        handlers = self.handlers
        for child in node.children:
            handlers[child.__class__](self, child)

    def fragment(self, children: Iterable[nodes.Node]) -> Fragment:
        """The markup of ``children`` apart from what is around them."""
        outer, self.parts = self.parts, []
        state, self.tight, self.linked = (self.tight, self.linked), False, False
        for child in children:
            self.visit(child)
        made, self.parts = finished(self.parts), outer
        self.tight, self.linked = state
        return made

    def ids(self, node: nodes.Element) -> list[str]:
        """The ids that ``node`` brings, the element's own first, without those that the body already has."""
        fresh = [anchor for anchor in anchor_ids(self.document, node) if anchor not in self.anchors]
        self.anchors.update(fresh)
        return fresh

    def spans(self, ids: Iterable[str]) -> None:
        """Empty elements for ids beside an element's own."""
        for anchor in ids:
            self.parts += ['<span id="', Anchor(anchor), '"></span>']

    def start(self, tag: str, ids: list[str], rest: str) -> None:
        """A start tag with the first of ``ids``; ``rest`` is finished attributes and the end of the tag."""
        if ids:
            self.parts += [f'<{tag} id="', Anchor(ids[0]), f'"{rest}']
        else:
            self.parts.append(f"<{tag}{rest}")

    def open(self, tag: str, node: nodes.Element, own: str = "", more: str = "", end: str = ">") -> None:
        """A start tag with the node's ids and classes, our own classes, and ``more`` finished attributes."""
        attributes = node.attributes
        classes = attributes["classes"]
        rest = (class_attributes(own, classes) if own or classes else "") + more + end
        ids = self.ids(node) if attributes["ids"] else []
        if tag in _HOLDS_NO_SPAN:
            self.spans(ids[1:])
            self.start(tag, ids, rest)
        else:
            self.start(tag, ids, rest)
            self.spans(ids[1:])


def finished(parts: list[Part]) -> Fragment:
    """The fragment of ``parts``, with nothing in it that a page may not hold."""
    fragment = joined(parts)
    return Fragment(tuple(legal(part) if isinstance(part, str) else part for part in fragment.parts))


def element(tag: str, own: str = "", after: str = "") -> Handler:
    """A handler that wraps the children in ``tag``; ``after`` follows the end tag."""
    opening = f'<{tag} class="{own}">' if own else f"<{tag}>"
    closing = f"</{tag}>{after}"

    def handle(walk: Walk, node: Any) -> None:
        attributes = node.attributes
        if attributes["ids"] or attributes["classes"]:
            walk.open(tag, node, own)
        else:
            walk.parts.append(opening)
        walk.children(node)
        walk.parts.append(closing)

    return handle


def block(tag: str, own: str = "") -> Handler:
    """A handler for an element with blocks in it, each on its lines."""

    def handle(walk: Walk, node: Any) -> None:
        walk.open(tag, node, own)
        walk.parts.append("\n")
        walk.children(node)
        walk.parts.append(f"</{tag}>\n")

    return handle


def unseen(_walk: Walk, _node: Any) -> None:
    """The handler of nodes that no reader sees."""

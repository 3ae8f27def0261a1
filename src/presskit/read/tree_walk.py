"""The walk that makes JSON text of a document: strings for text, objects for elements."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from docutils import nodes

from presskit.model.fragment import Anchor, Fragment, Hole, Part, joined
from presskit.read.footnotes import placement
from presskit.read.handlers import Handlers
from presskit.read.outline import anchor_ids

Handler = Callable[["TreeWalk", Any], None]
Value = str | int | bool | Hole | list[Any] | tuple[str | Hole, ...] | None


def json_text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


class TreeWalk:
    """The state of one walk: the parts so far, and the level of the last heading."""

    __slots__ = ("anchors", "document", "handlers", "level", "notes", "parts")

    def __init__(self, document: nodes.document, handlers: Handlers[Handler]) -> None:
        self.document = document
        self.handlers = handlers
        self.parts: list[Part] = []
        self.anchors: set[str] = set()
        self.notes = placement(document)
        self.level = 1

    def visit(self, node: nodes.Node) -> None:
        self.handlers[node.__class__](self, node)

    def separate(self) -> None:
        """A comma, unless the next item is the first of its array."""
        if self.parts and self.parts[-1] != "[":
            self.parts.append(",")

    def text(self, text: str) -> None:
        if text:
            self.separate()
            self.parts.append(json_text(text))

    def open(self, kind: str, node: nodes.Element | None, /, **attributes: Value) -> None:
        """The start of an object with type, ids, classes and further attributes; empty ones are left out."""
        self.separate()
        self.parts.append('{"type":"' + kind + '"')
        if node is not None:
            self._identify(node)
            attributes = {"classes": node["classes"], **attributes}
        for name, value in attributes.items():
            if value not in (None, "", []):
                self.parts.append(f',"{name}":')
                self._value(value)

    def _identify(self, node: nodes.Element) -> None:
        ids = self.ids(node)
        if ids:
            self.parts += [',"id":"', Anchor(ids[0]), '"']
        if len(ids) > 1:
            others = [part for anchor in ids[1:] for part in (',"', Anchor(anchor), '"')]
            self.parts += [',"other_ids":["', *others[1:], "]"]

    def _value(self, value: Value) -> None:
        match value:
            case bool() | int() | str() | list():
                self.parts.append(json_text(value))
            case tuple():
                self.parts.append('"')
                self.parts += [json_text(part)[1:-1] if isinstance(part, str) else part for part in value]
                self.parts.append('"')
            case None:
                self.parts.append("null")
            case _:
                self.parts += ['"', value, '"']

    def close(self, children: Iterable[nodes.Node] | None = None) -> None:
        """The end of an object, with the children before it; with None it has no list of them."""
        if children is not None:
            self.parts += [',"children":', "["]
            for child in children:
                self.visit(child)
            self.parts.append("]")
        self.parts.append("}")

    def ids(self, node: nodes.Element) -> list[str]:
        """The ids that ``node`` brings, as in HTML."""
        fresh = [anchor for anchor in anchor_ids(self.document, node) if anchor not in self.anchors]
        self.anchors.update(fresh)
        return fresh

    def target(self, ids: Iterable[str]) -> None:
        """Empty elements for ids that no other element can bear."""
        for anchor in ids:
            self.open("target", None, id=Anchor(anchor))
            self.close()

    def fragment(self, children: Iterable[nodes.Node]) -> Fragment:
        """The array of ``children`` apart from what is around them."""
        outer, self.parts = self.parts, ["["]
        for child in children:
            self.visit(child)
        made, self.parts = joined([*self.parts, "]"]), outer
        return made


def plain(walk: TreeWalk, node: Any) -> None:
    """The handler of elements that have no attributes of their own."""
    walk.open(node.__class__.__name__, node)
    walk.close(node.children)


def with_attributes(*names: str) -> Handler:
    """A handler that keeps some of docutils' attributes under their names."""

    def handle(walk: TreeWalk, node: Any) -> None:
        walk.open(node.__class__.__name__, node, **{name: node.get(name) for name in names})
        walk.close(node.children)

    return handle

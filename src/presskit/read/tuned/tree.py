"""Functions of docutils' nodes without their chains of properties and generators."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from docutils import nodes
from docutils.transforms import references
from docutils.utils import column_width

MADE: set[type[nodes.Element]] = set()
"""The classes of all elements made since the replacement began. The root of a tree may be older."""

_LISTS = nodes.Element.list_attributes
_REFERENCES = frozenset({"reference", "footnote_reference", "citation_reference"})
_walk = nodes.Node.walk


def document_of(node: Any) -> Any:
    """``Node.document`` (nodes.py, docutils 0.23): the document above a node, none without an exception."""
    try:
        while node is not None:
            document = node._document
            if document is not None:
                return document
            node = node.parent
    except AttributeError:  # a parent that is no node
        pass
    return None


def set_document(node: Any, document: Any) -> None:
    """The setter of ``Node.document`` (nodes.py, docutils 0.23)."""
    node._document = document


def setup_child(self: Any, child: Any) -> None:
    """``Node.setup_child`` (nodes.py, docutils 0.23), which asks for the document up to four times."""
    child.parent = self
    document = self._document or document_of(self.parent)
    if document is not None:
        child._document = document
        if child.source is None:
            child.source = document.current_source
        if child.line is None:
            child.line = document.current_line


def extend(self: Any, item: Any) -> None:
    """``Element.extend`` (nodes.py, docutils 0.23): `setup_child` for each, the document looked up once."""
    document = self._document or document_of(self.parent)
    children = self.children
    for child in item:
        child.parent = self
        if document is not None:
            child._document = document
            if child.source is None:
                child.source = document.current_source
            if child.line is None:
                child.line = document.current_line
        children.append(child)


def element_init(self: Any, rawsource: str = "", *children: Any, **attributes: Any) -> None:
    """``Element.__init__`` (nodes.py, docutils 0.23).

    Equal: of what `setup_child` does, a new element's children get their parent alone, since it has no document yet.
    """
    self.rawsource = rawsource
    if isinstance(rawsource, nodes.Element):
        raise TypeError('First argument "rawsource" must be a string.')
    self.children = list(children)
    for child in children:
        child.parent = self
    lists = self.list_attributes
    own: dict[str, Any] = {"ids": [], "classes": [], "names": [], "dupnames": []}
    if lists is not _LISTS:
        own = {name: [] for name in lists}
    self.attributes = own
    for key, value in attributes.items():
        name = key.lower()
        own[name] = value[:] if name in lists else value
    kind = self.__class__
    MADE.add(kind)
    if self.tagname is None:
        self.tagname = kind.__name__


def walk(self: Any, visitor: Any) -> bool:
    """``Node.walk`` (nodes.py, docutils 0.23) for the visitor of dangling references.

    Equal: it acts on three kinds of nodes, and puts nothing in their place that it would visit.
    """
    is_ours = visitor.__class__ is references.DanglingReferencesVisitor
    if not is_ours or visitor.unknown_reference_resolvers or visitor.document.reporter.debug_flag:
        return _walk(self, visitor)
    for node in [node for node in self._superfast_findall() if node.__class__.__name__ in _REFERENCES]:
        visitor.dispatch_visit(node)
    return False


def fast_findall(self: Any, cls: Any) -> Iterator[Any]:
    """``Node._fast_findall`` (nodes.py, docutils 0.23).

    Equal, also where the tree changes meanwhile: the iterators over the lists of children are made and advanced at the same
    moments. docutils makes a generator for every node, and passes what it finds through all of those above.
    """
    if isinstance(self, cls):
        yield self
    open_lists = [iter(self.children)]
    while open_lists:
        for child in open_lists[-1]:
            if isinstance(child, cls):
                yield child
            if child.children:
                open_lists.append(iter(child.children))
                break
        else:
            open_lists.pop()


def findall_made(self: Any, cls: Any) -> Iterator[Any]:
    """``Node._fast_findall`` again. Equal: of classes of which no element was made, only the root can be one."""
    kinds = cls if isinstance(cls, tuple) else (cls,)
    if any(issubclass(made, kinds) for made in MADE) or not all(map(_is_element, kinds)):
        return fast_findall(self, cls)
    return iter((self,) if isinstance(self, cls) else ())


@cache
def _is_element(kind: Any) -> bool:
    """Whether only elements can be of this class: mixins and others may be those of texts, too."""
    return isinstance(kind, type) and issubclass(kind, nodes.Element)


def superfast_findall(self: Any) -> Iterator[Any]:
    """``Node._superfast_findall`` (nodes.py, docutils 0.23), as `fast_findall`."""
    yield self
    open_lists = [iter(self.children)]
    while open_lists:
        for child in open_lists[-1]:
            yield child
            if child.children:
                open_lists.append(iter(child.children))
                break
        else:
            open_lists.pop()


def text_astext(self: Any) -> str:
    """``Text.astext`` (nodes.py, docutils 0.23)."""
    return str(nodes.unescape(self)) if "\x00" in self else str(self)


def unescape(
    text: str,
    restore_backslashes: bool = False,
    respect_whitespace: bool = False,  # noqa: ARG001 - docutils ignores it, too
) -> str:
    """``nodes.unescape`` (nodes.py, docutils 0.23). Equal: most texts hold no null."""
    if "\x00" not in text:
        return str(text)
    if restore_backslashes:
        return text.replace("\x00", "\\")
    return text.replace("\x00 ", "").replace("\x00\n", "").replace("\x00", "")


def width(text: str) -> int:
    """``utils.column_width`` (utils/__init__.py, docutils 0.23). Equal: no character of ASCII is wide or combines."""
    return len(text) if text.isascii() else column_width(text)

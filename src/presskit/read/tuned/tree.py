"""Functions of docutils' nodes without their chains of properties and generators."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes


def document_of(node: Any) -> Any:
    """``Node.document`` (nodes.py, docutils 0.23): the document above a node, found without an exception where there is none."""
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


def element_init(self: Any, rawsource: str = "", *children: Any, **attributes: Any) -> None:
    """``Element.__init__`` (nodes.py, docutils 0.23)."""
    self.rawsource = rawsource
    if isinstance(rawsource, nodes.Element):
        raise TypeError('First argument "rawsource" must be a string.')
    self.children = []
    if children:
        self.extend(children)
    lists = self.list_attributes
    self.attributes = own = {name: [] for name in lists}
    for key, value in attributes.items():
        name = key.lower()
        own[name] = value[:] if name in lists else value
    if self.tagname is None:
        self.tagname = self.__class__.__name__


def extend(self: Any, item: Any) -> None:
    """``Element.extend`` and ``Element.append`` (nodes.py, docutils 0.23)."""
    for node in item:
        self.append(node)


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


def unescape(text: str, restore_backslashes: bool = False, respect_whitespace: bool = False) -> str:  # noqa: ARG001 - as in docutils
    """``nodes.unescape`` (nodes.py, docutils 0.23). Equal: most texts hold no null."""
    if "\x00" not in text:
        return str(text)
    if restore_backslashes:
        return text.replace("\x00", "\\")
    return text.replace("\x00 ", "").replace("\x00\n", "").replace("\x00", "")

"""docutils' functions that no subclass reaches, replaced for the time of one parse."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states

from presskit.read.tuned import tree

_REPLACED: tuple[tuple[Any, str, Any], ...] = (
    (nodes.Node, "document", property(tree.document_of, tree.set_document)),
    (nodes.Node, "setup_child", tree.setup_child),
    (nodes.Node, "_fast_findall", tree.fast_findall),
    (nodes.Node, "_superfast_findall", tree.superfast_findall),
    (nodes.Element, "__init__", tree.element_init),
    (nodes.Text, "astext", tree.text_astext),
    (nodes, "unescape", tree.unescape),
    (states, "unescape", tree.unescape),
)


@contextmanager
def replaced() -> Iterator[None]:
    """Within, docutils' functions are ours; afterwards they are docutils' again, also when the parse raises.

    Whoever calls holds the lock of `scoped`: what is replaced is the whole process's.
    """
    saved = [vars(owner)[name] for owner, name, _ in _REPLACED]
    try:
        for owner, name, ours in _REPLACED:
            setattr(owner, name, ours)
        yield
    finally:
        for (owner, name, _), docutils_own in zip(_REPLACED, saved, strict=True):
            setattr(owner, name, docutils_own)

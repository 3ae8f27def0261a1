"""docutils' functions that no subclass reaches, replaced for the time of one reading."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states

from presskit.read.tuned import tree

_REPLACED: tuple[tuple[Any, str, Any], ...] = (
    (nodes.Node, "document", property(tree.document_of, tree.set_document)),
    (nodes.Node, "setup_child", tree.setup_child),
    (nodes.Node, "_fast_findall", tree.findall_made),
    (nodes.Node, "_superfast_findall", tree.superfast_findall),
    (nodes.Node, "walk", tree.walk),
    (nodes.Element, "__init__", tree.element_init),
    (nodes.Element, "extend", tree.extend),
    (nodes.Text, "astext", tree.text_astext),
    (nodes, "unescape", tree.unescape),
    (states, "unescape", tree.unescape),
    (states, "column_width", tree.width),
)

_LOCK = threading.RLock()


@contextmanager
def replaced() -> Iterator[None]:
    """Within, docutils' functions are ours; afterwards they are docutils' again, also when something raises.

    One thread at a time, since what is replaced is the whole process's.
    """
    with _LOCK:
        saved = [vars(owner)[name] for owner, name, _ in _REPLACED]
        if nodes.Element.__init__ is not tree.element_init:  # a reading within a reading goes on
            tree.MADE.clear()
        try:
            for owner, name, ours in _REPLACED:
                setattr(owner, name, ours)
            yield
        finally:
            for (owner, name, _), theirs in zip(_REPLACED, saved, strict=True):
                setattr(owner, name, theirs)

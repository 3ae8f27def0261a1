"""What JSON can hold. Facts and the data of blocks go to caches, to other processes and into documents."""

from collections.abc import Iterable, Mapping
from types import NoneType
from typing import Any

from presskit.model.fragment import HOLE, Anchor, Asset, Block, Body, Fragment, Link, Mark, Measure, Message

# Exactly these: msgspec encodes no subclasses of str, such as docutils' Text and Markup.
_PLAIN: frozenset[type] = frozenset({str, int, float, bool, NoneType})
_TEXT: frozenset[type] = frozenset({str})
_HOLES: frozenset[type] = frozenset({Link, Asset, Anchor, Measure, Message, Mark, Body, Fragment})
_IN_BLOCKS = _PLAIN | _HOLES


def fault(value: Any, leaves: frozenset[type] = _PLAIN) -> str:
    """What JSON can't hold in ``value``, to be read behind its name: ``['a'][0] is a set``; empty if it can hold all.

    Every block of every page is looked at, so the way to a fault is put together only where there is one.
    """
    if isinstance(value, (dict, Mapping)):  # the second is ten times slower to tell
        return _in_keys(value, leaves) or _first(value.items(), leaves)
    if isinstance(value, (list, tuple)):
        return _first(enumerate(value), leaves)
    if type(value) in leaves:
        return ""
    if isinstance(value, Block) and leaves is _IN_BLOCKS:
        return f": {found}" if (found := block_fault(value.kind, value.data)) else ""
    return f" is {kind_of(value)}"


def _in_keys(table: Mapping[Any, Any], leaves: frozenset[type]) -> str:
    reserved = HOLE if leaves is _IN_BLOCKS else None
    if _TEXT.issuperset(map(type, table)) and reserved not in table:
        return ""
    bad = (key for key in table if type(key) is not str or key == reserved)
    return next((f" has the key {key!r}" for key in bad), "")


def _first(named: Iterable[tuple[Any, Any]], leaves: frozenset[type]) -> str:
    for name, item in named:
        if type(item) not in leaves and (found := fault(item, leaves)):
            return f"[{name!r}]{found}"
    return ""


def block_fault(kind: Any, data: Any) -> str:
    """What is wrong with a block: ``block `map`: data['places'] is a set``; empty if nothing is."""
    if not isinstance(kind, str):
        return f"a block's kind is {kind_of(kind)}"
    if not isinstance(data, Mapping):
        return f"the data of block `{kind}` is {kind_of(data)}"
    found = fault(data, _IN_BLOCKS)
    return f"block `{kind}`: data{found}" if found else ""


def kind_of(value: Any) -> str:
    """``a set``, ``the class Map``."""
    if isinstance(value, type):
        return f"the class {value.__name__}"
    return with_article(type(value).__name__)


def with_article(name: str) -> str:
    return f"{'an' if name[:1] in 'AEIOUaeiou' else 'a'} {name}"

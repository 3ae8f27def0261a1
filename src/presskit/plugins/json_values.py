"""What JSON can hold. Facts and the data of blocks go to caches, to other processes and into documents."""

from collections.abc import Mapping
from types import NoneType
from typing import Any

from presskit.model.fragment import HOLE, Anchor, Asset, Block, Body, Fragment, Link, Mark

_PLAIN: frozenset[type] = frozenset({str, int, float, bool, NoneType})
_HOLES: frozenset[type] = frozenset({Link, Asset, Anchor, Mark, Body, Fragment})
_IN_BLOCKS = _PLAIN | _HOLES


def fault(value: Any, leaves: frozenset[type] = _PLAIN) -> str:
    """What JSON can't hold in ``value``, to be read behind its name: ``['a'][0] is a set``; empty if it can hold all.

    Every block of every page is looked at, so the way to the fault is put together only where there is one.
    """
    if type(value) in leaves or isinstance(value, (str, int, float)):
        return ""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str) or key == HOLE:
                return f" has the key {key!r}"
            if type(item) not in leaves and (found := fault(item, leaves)):
                return f"[{key!r}]{found}"
        return ""
    if isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            if type(item) not in leaves and (found := fault(item, leaves)):
                return f"[{index}]{found}"
        return ""
    if isinstance(value, Block) and leaves is _IN_BLOCKS:
        return f": {found}" if (found := block_fault(value.kind, value.data)) else ""
    return f" is {kind_of(value)}"


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

"""Values as bytes: what workers send, and what caches hold. Data, never code.

MessagePack turns holes inside JSON values into objects, by the key `HOLE`; `revived` turns them back. Tuples come back as
lists.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from presskit.model.fragment import HOLE, Anchor, Asset, Block, Body, Fragment, Link, Mark, Measure, Message

_HOLES: Any = Link | Anchor | Asset | Measure | Message | Mark | Block | Fragment | Body
_encoder = msgspec.msgpack.Encoder(order="deterministic")
_text_encoder = msgspec.json.Encoder(order="deterministic")


def stored(value: Any) -> bytes:
    """The bytes of a value, the same for equal values."""
    return _encoder.encode(value)


def stored_text(value: Any) -> bytes:
    """The same as JSON, for values that may hold instants: MessagePack's lose their zone."""
    return _text_encoder.encode(value)


def revived(value: Any) -> Any:
    """A JSON value, a fragment or a block with its holes as holes again."""
    if isinstance(value, list):
        return [revived(item) for item in value]
    if (whole := _NESTED.get(type(value))) is not None:
        return whole(value)
    if not isinstance(value, dict):
        return value
    if HOLE not in value:
        return {key: revived(item) for key, item in value.items()}
    hole = msgspec.convert(value, _HOLES)
    return revived(hole) if type(hole) in _NESTED else hole


def _fragment(fragment: Fragment) -> Fragment:
    if not any(type(part) in _NESTED for part in fragment.parts):
        return fragment
    return Fragment(tuple(revived(part) if type(part) in _NESTED else part for part in fragment.parts))


def _block(block: Block) -> Block:
    data = {key: revived(value) for key, value in block.data.items()}
    return Block(block.kind, data, block.content and _fragment(block.content))


def _message(message: Message) -> Message:
    return Message(message.text, revived(message.values))


_NESTED: dict[type, Callable[[Any], Any]] = {Fragment: _fragment, Block: _block, Message: _message}
"""Holes that may hold others."""

"""Articles and their forms as bytes: what workers send, and what the cache holds. Data, never code.

MessagePack turns holes inside a block's data into objects; `revived` turns them back. Tuples come back as lists, so that
what is read from the cache equals what was just packed and unpacked, never something that was not.
"""

from typing import Any

import msgspec

from presskit.model.article import Article
from presskit.model.fragment import HOLE, Anchor, Asset, Block, Body, Forms, Fragment, Link, Mark

_HOLES: Any = Link | Anchor | Asset | Mark | Block | Fragment | Body
_encoder = msgspec.msgpack.Encoder(order="deterministic")
_articles = msgspec.msgpack.Decoder(Article)
_forms = msgspec.msgpack.Decoder(Forms)


def pack(value: Article | Forms) -> bytes:
    """The bytes of a value, the same for equal values."""
    return _encoder.encode(value)


def unpack_article(data: bytes) -> Article:
    """The article that was packed. Raises `msgspec.MsgspecError` where ``data`` is something else."""
    return _articles.decode(data)


def unpack_forms(data: bytes) -> Forms:
    """The forms that were packed. Raises `msgspec.MsgspecError` where ``data`` is something else."""
    return {name: revived(fragment) for name, fragment in _forms.decode(data).items()}


def revived(fragment: Fragment) -> Fragment:
    """``fragment`` with the holes in its blocks' data as holes again."""
    if not any(isinstance(part, Block) for part in fragment.parts):
        return fragment
    return Fragment(tuple(_block(part) if isinstance(part, Block) else part for part in fragment.parts))


def _block(block: Block) -> Block:
    content = block.content and revived(block.content)
    return Block(block.kind, {key: _value(value) for key, value in block.data.items()}, content)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(item) for item in value]
    if not isinstance(value, dict):
        return value
    if HOLE not in value:
        return {key: _value(item) for key, item in value.items()}
    hole = msgspec.convert(value, _HOLES)
    if isinstance(hole, Block):
        return _block(hole)
    return revived(hole) if isinstance(hole, Fragment) else hole

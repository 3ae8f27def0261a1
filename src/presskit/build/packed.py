"""Articles and their forms as bytes: what workers send, and what the cache holds. Data, never code.

What is read from the cache equals what was just packed and unpacked, never something that was not.
"""

import msgspec

from presskit.model.article import Article
from presskit.model.fragment import Forms
from presskit.model.stored import revived, stored, stored_text

_articles = msgspec.json.Decoder(Article)
_forms = msgspec.msgpack.Decoder(Forms)


def pack(value: Article | Forms) -> bytes:
    """The bytes of a value, the same for equal values."""
    return stored_text(value) if isinstance(value, Article) else stored(value)


def unpack_article(data: bytes) -> Article:
    """The article that was packed. Raises `msgspec.MsgspecError` where ``data`` is something else."""
    return _articles.decode(data)


def unpack_forms(data: bytes) -> Forms:
    """The forms that were packed. Raises `msgspec.MsgspecError` where ``data`` is something else."""
    return {name: revived(fragment) for name, fragment in _forms.decode(data).items()}

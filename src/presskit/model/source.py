"""What the parent hands to a reader."""

import hashlib

from msgspec import Struct

LARGEST = 2_000_000
"""Bytes of an article; characters of the files that it includes."""


class Source(Struct, frozen=True):
    """An article as text.

    ``id`` is the path beneath the content folder without its suffix; ``path`` is POSIX and relative to the site.
    """

    id: str
    path: str
    text: str
    digest: str


class Needs(Struct, frozen=True):
    """The files that a reading asked for and did not have, as paths relative to the site."""

    paths: tuple[str, ...]


def digest(data: bytes) -> str:
    """The identity of some bytes: the first 128 bits of their SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()[:32]

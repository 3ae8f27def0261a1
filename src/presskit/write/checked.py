"""Files that are replaced in one step, and tell by a digest whether they are what was written."""

import hashlib
from pathlib import Path

from presskit.write.trouble import naming

DIGEST = 16
"""Bytes of the digest before the rest."""


class Damaged(OSError):  # noqa: N818 - what happened, not whose error it is
    """What is read is not what was written."""


def replace(path: Path, *parts: bytes) -> None:
    """Write a file so that there is the old one or the new one at any moment, never a part."""
    fresh = path.with_name(f"{path.name}.new")
    with naming(path):
        with fresh.open("wb") as file:
            file.writelines(parts)
        fresh.replace(path)


def write_checked(path: Path, data: bytes) -> None:
    """Replace a file by ``data`` and its digest."""
    replace(path, _digest(data), data)


def read_checked(path: Path) -> bytes:
    """What `write_checked` wrote; empty where there is no such file. Raises `Damaged`."""
    try:
        with path.open("rb") as file:
            digest, data = file.read(DIGEST), file.read()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    if _digest(data) != digest:
        raise Damaged(str(path))
    return data


def mark(path: Path) -> str:
    """The digest of what `write_checked` wrote, without a look at that; empty where there is nothing."""
    try:
        with path.open("rb") as file:
            return file.read(DIGEST).hex()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:DIGEST]  # the fastest of them on processors of today

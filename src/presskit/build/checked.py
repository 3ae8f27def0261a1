"""Files of the cache, with a digest of what they hold."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from presskit.write.trouble import naming


class CacheDamaged(OSError):  # noqa: N818 - what happened, not whose error it is
    """A piece of the cache is not what was written."""


def write_checked(path: Path, data: bytes) -> None:
    """Replace a file by ``data`` and its digest, in one step."""
    fresh = path.with_name(path.name + ".new")
    with naming(path), fresh.open("wb") as file:
        file.write(_digest(data))
        file.write(data)
    fresh.replace(path)


def read_checked(path: Path) -> bytes:
    """What `write_checked` wrote; empty where there is no such file. Raises `CacheDamaged`."""
    try:
        with path.open("rb") as file:
            digest, data = file.read(16), file.read()
    except FileNotFoundError:
        return b""
    if _digest(data) != digest:
        raise CacheDamaged(str(path))
    return data


def read_at(file: BinaryIO, offset: int, length: int) -> bytes:
    """Bytes from a file that is open for appending, which it still is then."""
    file.flush()
    if hasattr(os, "pread"):  # moves nothing: forks that read at the same time share the file's position
        return os.pread(file.fileno(), length, offset)
    file.seek(offset)
    data = file.read(length)
    file.seek(0, os.SEEK_END)
    return data


def remove_all(paths: Iterable[Path]) -> None:
    """Remove files."""
    for path in list(paths):
        path.unlink(missing_ok=True)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:16]  # the fastest of them on processors of today

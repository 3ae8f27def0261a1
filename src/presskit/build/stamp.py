"""A build with nothing to do: everything that the last one depended on is as it was, by its metadata alone.

This module imports next to nothing, so that such a build ends before docutils, Jinja2 or a plugin's code are loaded.
"""

import datetime
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.signature import Signature, settled, signature
from presskit.model.diagnostic import Diagnostic
from presskit.write.trouble import naming

VERSION = 1
NAME = "stamp"
STATE = ".presskit"
"""The folder of a site for what presskit keeps there; never published."""

_DIGEST = 16


class Stamp(Struct, frozen=True, kw_only=True):
    """What the last build depended on, and what it said. Paths of the site are relative to it, those of code absolute.

    ``files`` must be as they were (None is absent), ``folders`` must hold the same names; ``outputs`` are relative to
    ``output``, and compared without the time of their last link. ``started`` is in ns; ``due`` is the next instant at
    which the site changes by itself.
    """

    version: int = VERSION
    python: str
    output: str
    now: datetime.datetime
    due: datetime.datetime | None
    started: int
    files: dict[str, Signature | None]
    folders: dict[str, str]
    outputs: dict[str, Signature]
    diagnostics: tuple[Diagnostic, ...]
    articles: int
    pages: int


def unchanged(site_dir: Path, state: Path, output: Path | None, now: datetime.datetime) -> Stamp | None:
    """The stamp of the last build, if a build to ``output`` (None is the configured folder) would change nothing."""
    stamp = read(state)
    if stamp is None or stamp.version != VERSION or stamp.python != python():
        return None
    if not stamp.now <= now or (stamp.due is not None and stamp.due <= now):
        return None
    if output is not None and os.path.abspath(output) != stamp.output:  # noqa: PTH100 - resolve() would follow links
        return None
    same = (
        _same_files(site_dir, stamp.files, stamp.started)
        and all(listing(site_dir / folder) == names for folder, names in stamp.folders.items())
        and all(published(f"{stamp.output}/{path}") == known for path, known in stamp.outputs.items())
    )
    return stamp if same else None


def _same_files(site_dir: Path, files: Mapping[str, Signature | None], started: int) -> bool:
    root = str(site_dir)
    for path, known in files.items():
        now = signature(os.path.join(root, path))  # noqa: PTH118 - thousands of times
        if now != known or (now is not None and not settled(now, started)):
            return False
    return True


def published(path: str) -> Signature | None:
    """The signature of an output: without the time of its last change, which a hard link to it moves."""
    found = signature(path)
    return found and Signature(found.size, found.modified, 0, found.inode)


def listing(folder: Path) -> str:
    """The digest of the names of all files beneath ``folder``."""
    names = sorted(_names(str(folder), len(str(folder))))
    return hashlib.blake2b(
        "\0".join(names).encode("utf-8", "surrogateescape"), digest_size=_DIGEST
    ).hexdigest()


def _names(folder: str, prefix: int) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _names(entry.path, prefix)
        else:
            yield entry.path[prefix:]


def python() -> str:
    """Which Python runs."""
    return f"{sys.executable} {sys.version}"


def signatures(paths: Iterable[str], at: Callable[[str], str]) -> dict[str, Signature | None]:
    """The signatures of files by path; ``at`` gives where each is on disk."""
    return {path: signature(at(path)) for path in sorted(set(paths))}


def write(state: Path, stamp: Stamp) -> None:
    """Replace the stamp in ``state``."""
    data = msgspec.msgpack.encode(stamp)
    fresh = state / f"{NAME}.new"
    with naming(state / NAME):
        fresh.write_bytes(_digest(data) + data)
    fresh.replace(state / NAME)


def read(state: Path) -> Stamp | None:
    """The stamp in ``state``; None where there is none, or it is damaged."""
    try:
        data = (state / NAME).read_bytes()
        return (
            msgspec.msgpack.decode(data[_DIGEST:], type=Stamp)
            if _digest(data[_DIGEST:]) == data[:_DIGEST]
            else None
        )
    except (OSError, msgspec.MsgspecError):
        return None


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()

"""The list of what presskit wrote into a folder, kept in that folder, so that it goes where the folder goes."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.model.source import digest
from presskit.write.checked import replace
from presskit.write.names import problem

MANIFEST = ".presskit.json"
KEPT = (MANIFEST, f"{MANIFEST}.new")
"""Names at the root of a tree that are presskit's own, and no outputs."""

_VERSION = 3


class Record(Struct, frozen=True, array_like=True, gc=False):
    """What a file holds; ``size`` in bytes."""

    digest: str
    size: int


class Manifest(Struct, frozen=True, omit_defaults=True):
    """The files of a folder by path. ``pending`` are those that a publish was about to write when it was stopped."""

    files: dict[str, Record] = {}
    pending: dict[str, Record] = {}

    @property
    def paths(self) -> set[str]:
        """All files that are presskit's own, though any of them may be missing."""
        return {*self.files, *self.pending}


class _Stored(Struct, frozen=True, omit_defaults=True):
    version: int
    files: dict[str, Record]
    pending: dict[str, Record] = {}


def read_manifest(folder: Path) -> Manifest:
    """The list in ``folder``; an empty one where it is missing, damaged or of another version."""
    content, known = _content(folder)
    if not known:
        return Manifest()
    try:
        stored = msgspec.json.decode(content, type=_Stored)
    except msgspec.DecodeError:
        return Manifest()
    if stored.version != _VERSION or any(problem(path) for path in (*stored.files, *stored.pending)):
        return Manifest()
    return Manifest(stored.files, stored.pending)


def write_manifest(folder: Path, files: dict[str, Record], pending: dict[str, Record] | None = None) -> str:
    """Replace the list in one step; its `identity`. The same files give the same bytes."""
    stored = _Stored(_VERSION, files, pending or {})
    content = msgspec.json.encode(stored, order="deterministic")
    known = digest(content)
    replace(folder / MANIFEST, content + b"\n" + _last_line(known))
    return known


def identity(folder: Path) -> str:
    """The digest of the list in ``folder``; empty where it is missing or damaged."""
    return _content(folder)[1]


def _content(folder: Path) -> tuple[bytes, str]:
    try:
        content, _, last = (folder / MANIFEST).read_bytes().partition(b"\n")
    except (FileNotFoundError, NotADirectoryError):
        return b"", ""
    known = digest(content)
    return content, known if last == _last_line(known) else ""


def _last_line(known: str) -> bytes:
    """The digest in the file itself: one wrong bit in a path, and a page that was withdrawn would stay out."""
    return msgspec.json.encode(known) + b"\n"


def remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that they leave empty."""
    for path in sorted(paths):
        target = folder / path
        try:
            target.unlink()
        except (FileNotFoundError, NotADirectoryError):
            pass
        except (IsADirectoryError, PermissionError):  # macOS says the latter of a folder
            if not target.is_dir():
                raise
        prune(folder, target.parent)


def prune(folder: Path, empty: Path) -> None:
    """Remove ``empty``, if it is, and what that leaves empty above it, up to ``folder``."""
    while empty not in (folder, empty.parent):
        try:
            empty.rmdir()
        except FileNotFoundError:
            pass
        except OSError:  # not empty, or a mount point: it stays
            return
        empty = empty.parent


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders that the files lie in, relative to the root, which is the empty string."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found

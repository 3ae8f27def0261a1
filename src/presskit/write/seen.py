"""What was seen of the published files, so that an unchanged one is not read again. A cache: losing it costs time only."""

import os
import stat
import time
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.write.manifest import replace

_TICK = 50_000_000
"""ns by which a time stamp may lag behind the clock (a tick of the kernel), and more."""
_COARSE_TICK = 2_000_000_000
"""The same for file systems that count whole seconds; FAT counts by two."""


class Sight(Struct, frozen=True, array_like=True):
    """A file's content, and the metadata by which it is known again: bytes, ns, inode.

    The time of its last change (ctime) is none of them, since a new link to an old file sets it.
    """

    digest: str
    size: int
    modified: int
    inode: int


class Folder(Struct, frozen=True, array_like=True):
    """A folder by its metadata, and the names in it that are not presskit's."""

    modified: int
    inode: int
    foreign: tuple[str, ...] = ()


class Seen(Struct, frozen=True, array_like=True):
    """Files and folders by path. ``manifest`` is the digest of the list of files that ``folders`` go with."""

    files: dict[str, Sight] = {}
    manifest: str = ""
    folders: dict[str, Folder] = {}


def read_seen(path: Path) -> Seen:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Seen)
    except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError):
        return Seen()


def write_seen(path: Path, seen: Seen) -> None:
    replace(path, msgspec.msgpack.encode(seen))


def settled(modified: int, now: int) -> bool:
    """Whether a further change would show: not if it could fall into the same tick of the clock. Both in ns."""
    return modified < now - (_TICK if modified % 1_000_000_000 else _COARSE_TICK)


def sight(digest: str, found: os.stat_result) -> Sight:
    return Sight(digest, found.st_size, found.st_mtime_ns, found.st_ino)


def is_same(known: Sight, found: os.stat_result) -> bool:
    """Whether the file that ``known`` was seen of is still the same."""
    return (
        known.modified == found.st_mtime_ns
        and known.size == found.st_size
        and known.inode == found.st_ino
        and stat.S_ISREG(found.st_mode)
    )


def lstat(path: Path | str) -> os.stat_result | None:
    """The metadata of what is at ``path`` itself; None where nothing is."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def stamps(root: Path, folders: Iterable[str], foreign: Mapping[str, tuple[str, ...]]) -> dict[str, Folder]:
    """The folders of a tree as they are, but those that were changed just now; ``foreign`` are names by folder."""
    base, now = str(root), time.time_ns()
    found = {}
    for folder in folders:
        state = lstat(f"{base}/{folder}")
        if state is not None and settled(state.st_mtime_ns, now):
            found[folder] = Folder(state.st_mtime_ns, state.st_ino, foreign.get(folder, ()))
    return found


def look(
    root: Path, folders: Collection[str], ours: Collection[str], known: Mapping[str, Folder]
) -> dict[str, Folder]:
    """The folders of a tree as they are, with all that is foreign in them; unchanged ones are not read again."""
    base, now, found = str(root), time.time_ns(), {}
    for folder in folders:
        path = f"{base}/{folder}" if folder else base
        state = lstat(path)
        if state is None or not stat.S_ISDIR(state.st_mode):
            continue
        old = known.get(folder)
        if old is None or (old.modified, old.inode) != (state.st_mtime_ns, state.st_ino):
            old = Folder(state.st_mtime_ns, state.st_ino, _foreign(path, folder, folders, ours))
            if not settled(state.st_mtime_ns, now):
                old = msgspec.structs.replace(old, modified=0)  # to be read again
        found[folder] = old
    return found


def _foreign(path: str, folder: str, folders: Collection[str], ours: Collection[str]) -> tuple[str, ...]:
    prefix = f"{folder}/" if folder else ""
    names = []
    with os.scandir(path) as entries:
        for entry in entries:
            mine = folders if entry.is_dir(follow_symlinks=False) else ours
            if prefix + entry.name not in mine:
                names.append(entry.name)
    return tuple(sorted(names))


def foreign_paths(folders: Mapping[str, Folder]) -> list[str]:
    """The paths of all that is foreign; of a foreign folder the folder alone."""
    return [
        f"{folder}/{name}" if folder else name
        for folder, found in sorted(folders.items())
        for name in found.foreign
    ]

"""What was seen of the published files, so that an unchanged one is not read again. A cache: losing it costs time only.

A file or folder that was remembered is trusted only after a look at its metadata. The standby tree is nobody's but
presskit's: there a look at the folders is enough, until a publish begins to change it, which forgets it first.
"""

import os
import stat
import time
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from presskit.write.checked import Damaged, read_checked, write_checked
from presskit.write.manifest import KEPT

_TICK = 50_000_000
"""ns by which a time stamp may lag behind the clock (a tick of the kernel), and more."""
_COARSE_TICK = 2_000_000_000
"""The same for file systems that count whole seconds; FAT counts by two."""

_Memory = TypeVar("_Memory")


class Sight(Struct, frozen=True, array_like=True, gc=False):
    """A file's content, and the metadata by which it is known again: bytes, ns, inode.

    The time of its last change (ctime) is none of them, since a new link to an old file sets it.
    """

    digest: str
    size: int
    modified: int
    inode: int


class Folder(Struct, frozen=True, array_like=True, gc=False):
    """A folder by its metadata, and the names in it that are not presskit's."""

    modified: int
    inode: int
    foreign: tuple[str, ...] = ()


class Seen(Struct, frozen=True, array_like=True):
    """The published files by path, as they were at ``at`` (ns). ``manifest`` is the digest of the list of them;
    ``unportable`` are those whose names are not for every system."""

    files: dict[str, Sight] = {}
    manifest: str = ""
    at: int = 0
    unportable: frozenset[str] = frozenset()


class Trees(Struct, frozen=True, array_like=True):
    """The folders of the live and the standby tree, as the last publish left them.

    ``behind`` are the paths at which the standby tree has not the live file, and whether it has another one. The digests of
    the two lists of files tell whether all this is of the trees that are there.
    """

    live_manifest: str = ""
    standby_manifest: str = ""
    behind: dict[str, bool] = {}
    live: dict[str, Folder] = {}
    standby: dict[str, Folder] = {}


def read_seen(path: Path) -> Seen:
    return _read(path, Seen) or Seen()


def read_trees(path: Path) -> Trees:
    return _read(path, Trees) or Trees()


def _read(path: Path, kind: type[_Memory]) -> _Memory | None:
    """What `remember` wrote; None where it is missing or damaged: a wrong name in it could cost a file of somebody else, or
    bring back an old page."""
    try:
        return msgspec.msgpack.decode(read_checked(path), type=kind)
    except (Damaged, msgspec.MsgspecError):
        return None


def remember(path: Path, memory: Seen | Trees) -> None:
    """Keep it for the next build."""
    write_checked(path, msgspec.msgpack.encode(memory))


def settled(modified: int, now: int) -> bool:
    """Whether a further change would show: not if it could fall into the same tick of the clock. Both in ns."""
    return modified < now - (_TICK if modified % 1_000_000_000 else _COARSE_TICK)


def sight(digest: str, found: os.stat_result) -> Sight:
    return Sight(digest, found.st_size, found.st_mtime_ns, found.st_ino)


def is_same(known: Sight, found: os.stat_result | None) -> bool:
    """Whether the file that ``known`` was seen of is still the same."""
    return (
        found is not None
        and known.modified == found.st_mtime_ns
        and known.inode == found.st_ino
        and known.size == found.st_size
        and stat.S_ISREG(found.st_mode)
    )


def lstat(path: Path | str) -> os.stat_result | None:
    """The metadata of what is at ``path`` itself; None where nothing is."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def stamps(
    root: Path, folders: Iterable[str], foreign: Mapping[str, tuple[str, ...]], known: Mapping[str, Folder]
) -> dict[str, Folder]:
    """What is ``known`` of a tree's folders, and the ``folders`` that were changed since as they are now.

    Those that were changed only just now are left out; ``foreign`` are names by folder.
    """
    base, now, found = str(root), time.time_ns(), dict(known)
    for folder in folders:
        state = lstat(f"{base}/{folder}")
        if state is not None and settled(state.st_mtime_ns, now):
            found[folder] = Folder(state.st_mtime_ns, state.st_ino, foreign.get(folder, ()))
        else:
            found.pop(folder, None)
    return found


def look(
    root: Path, folders: Collection[str], ours: Collection[str], known: Mapping[str, Folder]
) -> dict[str, Folder]:
    """The folders of a tree as they are, with all that is foreign in them; unchanged ones are not read again.

    That no foreign file is missed takes a call for each folder: nothing else tells that something was put into it.
    """
    base, now, found = str(root), time.time_ns(), {}
    for folder in folders:
        try:
            state = os.lstat(f"{base}/{folder}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        old = known.get(folder)
        if old is not None and old.modified == state.st_mtime_ns and old.inode == state.st_ino:
            found[folder] = old
        elif stat.S_ISDIR(state.st_mode):
            modified = state.st_mtime_ns if settled(state.st_mtime_ns, now) else 0  # 0: to be read again
            found[folder] = Folder(modified, state.st_ino, _foreign(base, folder, folders, ours))
    return found


def _foreign(root: str, folder: str, folders: Collection[str], ours: Collection[str]) -> tuple[str, ...]:
    prefix, kept = (f"{folder}/", ()) if folder else ("", KEPT)
    with os.scandir(f"{root}/{folder}") as entries:
        names = [
            entry.name
            for entry in entries
            if prefix + entry.name not in (folders if entry.is_dir(follow_symlinks=False) else ours)
            and entry.name not in kept
        ]
    return tuple(sorted(names))


def foreign_paths(folders: Mapping[str, Folder]) -> list[str]:
    """The paths of all that is foreign; of a foreign folder the folder alone."""
    return [
        f"{folder}/{name}" if folder else name
        for folder in sorted(folder for folder, found in folders.items() if found.foreign)
        for name in folders[folder].foreign
    ]

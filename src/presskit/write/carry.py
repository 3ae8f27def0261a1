"""Files that presskit did not write move from the old tree to the new one, without a moment in which they are gone.

A file is in both trees while they are exchanged. A folder can't be: its place in the new tree is held by a link to it, which
leads to the right one as soon as the trees are exchanged; then folder and link are exchanged too.
"""

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.write import swap
from presskit.write.checked import replace
from presskit.write.manifest import folders_of, prune, read_manifest, remove
from presskit.write.place import Place
from presskit.write.seen import foreign_paths, look, lstat
from presskit.write.trouble import CANT_LINK


class Intent(Struct, frozen=True):
    """Written before trees are exchanged, removed when all is done. ``live`` is the inode of the tree to be replaced,
    ``carried`` the inodes of foreign files by path, 0 for folders."""

    live: int
    carried: dict[str, int] = {}


def inodes(root: Path, paths: Iterable[str]) -> dict[str, int]:
    """What is at ``paths`` beneath ``root``, as `Intent` notes it; what has just gone is left out."""
    found = {path: lstat(root / path) for path in paths}
    return {
        path: 0 if stat.S_ISDIR(state.st_mode) else state.st_ino
        for path, state in found.items()
        if state is not None
    }


def immovable(root: Path, paths: Iterable[str]) -> str:
    """The first of the foreign ``paths`` that the system would not let us move to another folder; empty where there is none.

    A folder changes when it moves, since it knows the one above (rename(2), EACCES); what lies in a folder with the
    sticky bit may be moved by its owner.
    """
    for path in paths:
        entry, above = lstat(root / path), (root / path).parent.stat()
        if entry is None:
            continue
        if stat.S_ISDIR(entry.st_mode) and not os.access(root / path, os.W_OK):
            return path
        if above.st_mode & stat.S_ISVTX and os.geteuid() not in {0, entry.st_uid, above.st_uid}:
            return path
    return ""


def carry(place: Place, carried: Mapping[str, int]) -> None:
    """Put what is foreign in the live tree into the standby tree as well."""
    for path, inode in carried.items():
        target = place.standby / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not inode or not _linked(place.live / path, target):
            target.symlink_to(_way(place, path))


def _linked(source: Path, target: Path) -> bool:
    """Whether a file could be linked: some may not be (``fs.protected_hardlinks`` of Linux), and are held like folders."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileNotFoundError:  # its owner has just removed it
        return True
    except OSError as error:
        if error.errno in CANT_LINK:
            return False
        raise
    return True


def drop(place: Place, carried: Iterable[str]) -> None:
    """Take back what `carry` did, while the trees are not exchanged."""
    remove(place.standby, carried)


def settle(place: Place, paths: Iterable[str], carried: Mapping[str, int]) -> None:
    """Bring what is foreign in the old tree, which is now the standby tree, to the live tree."""
    for path in paths:
        _settle(place, path, carried)
        prune(place.standby, (place.standby / path).parent)


def _settle(place: Place, path: str, carried: Mapping[str, int]) -> None:
    source, target = place.standby / path, place.live / path
    old, new = lstat(source), lstat(target)
    if old is None:
        return
    if _holds(place, source, path) or (new is None and carried.get(path)):
        source.unlink()
    elif new is None:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
    elif _holds(place, target, path):
        _put_back(target, source)
        source.unlink()
    elif os.path.samestat(old, new):
        source.unlink()
    elif stat.S_ISDIR(old.st_mode) and stat.S_ISDIR(new.st_mode):
        for name in sorted(os.listdir(source)):  # noqa: PTH208 - names are wanted
            _settle(place, f"{path}/{name}", carried)
        prune(place.standby, source)
    elif carried.get(path) and stat.S_ISREG(new.st_mode):
        # Its owner has put another file there, here or there: the one that was put there last, however old it is.
        source.replace(target) if old.st_ctime_ns >= new.st_ctime_ns else source.unlink()
    else:
        put_aside(place, source)


def _put_back(target: Path, source: Path) -> None:
    try:
        swap.exchange(target, source)
    except swap.Refused as refused:
        raise OSError(errno.EPERM, str(refused), str(target)) from refused


def put_aside(place: Place, source: Path) -> None:
    """What has no place any more is kept beside: nobody else's file is ever removed."""
    place.found.mkdir(parents=True, exist_ok=True)
    number = 0
    while lstat(target := place.found / f"{number}-{source.name}"[:200]) is not None:
        number += 1
    source.rename(target)


def _way(place: Place, path: str) -> str:
    """Where a link at ``path`` in the live tree leads, to reach the same path in the standby tree."""
    return os.path.relpath(place.standby / path, (place.live / path).parent)


def _holds(place: Place, entry: Path, path: str) -> bool:
    """Whether ``entry`` is the link that holds the place of what is foreign at ``path``."""
    return entry.is_symlink() and os.readlink(entry) == _way(place, path)  # noqa: PTH115 - as text


def recover(place: Place) -> None:
    """Finish what a stopped exchange left, whatever moment it was stopped at."""
    try:
        intent = msgspec.json.decode(place.intent.read_bytes(), type=Intent)
    except (FileNotFoundError, NotADirectoryError):
        return
    except (msgspec.DecodeError, UnicodeDecodeError):
        intent = Intent(0)
    live = lstat(place.live)
    if live is not None and live.st_ino == intent.live:
        drop(place, intent.carried)
    else:
        ours = read_manifest(place.standby).paths
        foreign = foreign_paths(look(place.standby, folders_of(ours), ours, {}))
        settle(place, foreign, intent.carried)
    place.intent.unlink()


def announce(place: Place, carried: dict[str, int]) -> None:
    """Write the `Intent`."""
    replace(place.intent, msgspec.json.encode(Intent(place.live.stat().st_ino, carried)))

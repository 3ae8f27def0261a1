"""The standby tree is brought up to date, then exchanged with the live one in one system call.

Readers see the old site or the new. Unchanged files are links to the live ones: they keep inode and time, and cost nothing
where the standby tree, which is the site of two builds ago, has them already.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from presskit.write import swap
from presskit.write.carry import announce, carry, drop, immovable, inodes, settle
from presskit.write.foreign import clashes
from presskit.write.manifest import KEPT, Record, folders_of, read_manifest, remove, write_manifest
from presskit.write.place import Place
from presskit.write.seen import Folder, foreign_paths, look, lstat, stamps
from presskit.write.trouble import CANT_LINK, described


class Plan(Struct, frozen=True):
    """What is to be published: ``wanted`` is all of it; ``same`` are inodes of the live files that stay, ``fresh`` where new
    ones are staged; ``ours`` are the live files that presskit wrote; ``known`` the live folders, if they have been seen."""

    wanted: dict[str, Record]
    same: dict[str, int]
    fresh: dict[str, Path]
    ours: set[str]
    known: dict[str, Folder] = {}


class Exchanged(Struct, frozen=True):
    """``folders`` are those of the new live tree. ``clashes`` are foreign files that appeared where outputs go: nothing was
    published then. ``trouble`` says what is left for the next build to finish."""

    folders: dict[str, Folder] = {}
    clashes: tuple[str, ...] = ()
    trouble: str = ""


def publish(place: Place, plan: Plan) -> Exchanged:
    """Publish by exchange. Raises `swap.Refused` where that can't be, and `OSError`; the live tree is as it was then."""
    place.live.mkdir(parents=True, exist_ok=True)
    if plan.ours != read_manifest(place.live).files.keys():
        # The old tree must know its own files, when it is the standby tree.
        write_manifest(place.live, {path: plan.wanted.get(path, Record("", 0)) for path in plan.ours})
    folders = folders_of(plan.wanted)
    every, ours = folders | folders_of(plan.ours), {*plan.ours, *KEPT}
    before = look(place.live, every, ours, plan.known)
    foreign = foreign_paths(before)
    if clashing := clashes(foreign, plan.wanted):
        return Exchanged(clashes=tuple(clashing))
    if fixed := immovable(place.live, foreign):
        raise swap.Refused(f"`{fixed}` in it may not be moved")
    _update(place, plan)
    carried = inodes(place.live, foreign)
    announce(place, carried)
    carry(place, carried)
    write_manifest(place.standby, plan.wanted)
    _check(place.standby, plan)
    _dress(place)
    after = stamps(place.standby, folders, _names(carried, folders))
    swap.sync(place.standby)
    swap.exchange(place.live, place.standby)
    foreign_now = partial(look, place.standby, every, ours, before)
    return _finish(place, plan, carried, foreign_now, after)


def _finish(
    place: Place,
    plan: Plan,
    carried: Mapping[str, int],
    foreign_now: Callable[[], dict[str, Folder]],
    after: dict[str, Folder],
) -> Exchanged:
    """What remains when the new site is out: what is foreign in the old one. Whatever fails at that, the next build does."""
    try:
        arrived = foreign_paths(foreign_now())
        if clashing := clashes([path for path in arrived if path not in carried], plan.wanted):
            swap.exchange(place.live, place.standby)
            with contextlib.suppress(OSError):  # the next build does it
                drop(place, carried)
                place.intent.unlink()
            return Exchanged(clashes=tuple(clashing))
        for path in carried.keys() - set(arrived):  # its owner removed it at the last moment
            if carried[path] and inodes(place.live, [path]).get(path) == carried[path]:
                remove(place.live, [path])
        settle(place, arrived, carried)
        place.intent.unlink()
    except (OSError, swap.Refused) as error:
        return Exchanged(after, trouble=described(error))
    return Exchanged(after)


def _names(carried: Iterable[str], folders: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The foreign names in each of ``folders``: of a foreign file in a foreign folder it is the folder's."""
    found: dict[str, set[str]] = {}
    for path in carried:
        entry = path
        while entry.rpartition("/")[0] not in folders:
            entry = entry.rpartition("/")[0]
        folder, _, name = entry.rpartition("/")
        found.setdefault(folder, set()).add(name)
    return {folder: tuple(sorted(names)) for folder, names in found.items()}


def _dress(place: Place) -> None:
    """Give the new tree the owner, mode and extended attributes of the old one: the web server may depend on them."""
    found = place.live.stat()
    with contextlib.suppress(PermissionError):
        if hasattr(os, "chown"):
            os.chown(place.standby, found.st_uid, found.st_gid)
    shutil.copystat(place.live, place.standby)


def _update(place: Place, plan: Plan) -> None:
    """Make the standby tree what is wanted, touching only what differs."""
    place.standby.mkdir(parents=True, exist_ok=True)
    old = read_manifest(place.standby)
    write_manifest(
        place.standby, old.files, plan.wanted
    )  # whatever happens now, it is known whose files these are
    remove(place.standby, old.paths - plan.wanted.keys())
    live, standby = str(place.live), str(place.standby)
    for path, inode in plan.same.items():
        found = lstat(f"{standby}/{path}")
        if found is None or found.st_ino != inode:
            _link(f"{live}/{path}", Path(standby, path), is_there=found is not None)
    for path, staged in plan.fresh.items():
        target = place.standby / path
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)


def _link(source: str, target: Path, *, is_there: bool) -> None:
    if is_there:
        target.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno in CANT_LINK:
            raise swap.Refused(f"its files can't be linked ({error.strerror})") from error
        raise


def _check(standby: Path, plan: Plan) -> None:
    """That the disk has what it was given. Raises `OSError` naming the file."""
    for path in plan.fresh:
        found = lstat(standby / path)
        if found is None or found.st_size != plan.wanted[path].size:
            raise OSError(errno.EIO, "the file is not as it was written", str(standby / path))

"""The standby tree is brought up to date, then exchanged with the live one in one system call.

Readers see the old site or the new. Unchanged files are links to the live ones: they keep inode and time, and cost nothing
where the standby tree, which is the site of two builds ago, has them already.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.write import swap
from presskit.write.carry import announce, carry, drop, immovable, inodes, settle
from presskit.write.foreign import clashes
from presskit.write.manifest import Record, folders_of, identity, read_manifest, remove, write_manifest
from presskit.write.place import Place
from presskit.write.seen import Folder, Sight, Trees, foreign_paths, look, lstat, stamps
from presskit.write.trouble import CANT_LINK, described


class Plan(Struct, frozen=True):
    """What is to be published: ``wanted`` is all of it, ``fresh`` where new files are staged, ``sights`` those and the live
    files that stay.

    ``ours`` are the live files that presskit wrote; those ``stale`` go, those ``uncertain`` are not what was put there
    last. ``manifest`` is the identity of the live list of files, if it has just these. ``trees`` is what is remembered.
    """

    wanted: dict[str, Record]
    sights: Mapping[str, Sight | None]
    fresh: dict[str, str]
    ours: set[str]
    stale: set[str]
    uncertain: set[str] = set()
    manifest: str = ""
    trees: Trees = Trees()


class Exchanged(Struct, frozen=True):
    """``trees`` is what to remember. ``clashes`` are foreign files that appeared where outputs go: nothing was published
    then. ``trouble`` says what is left for the next build to finish."""

    trees: Trees = Trees()
    clashes: tuple[str, ...] = ()
    trouble: str = ""


def publish(place: Place, plan: Plan) -> Exchanged:
    """Publish by exchange. Raises `swap.Refused` where that can't be, and `OSError`; the live tree is as it was then."""
    place.live.mkdir(parents=True, exist_ok=True)
    # The old tree must know its own files, when it is the standby tree.
    listed = plan.manifest or write_manifest(
        place.live, {path: plan.wanted.get(path, Record("", 0)) for path in plan.ours}
    )
    folders = folders_of(plan.wanted)
    every = folders | folders_of(plan.stale)
    before = look(place.live, every, plan.ours, plan.trees.live)
    foreign = foreign_paths(before)
    if clashing := clashes(foreign, plan.wanted, folders):
        return Exchanged(clashes=tuple(clashing))
    if fixed := immovable(place.live, foreign):
        raise swap.Refused(f"`{fixed}` in it may not be moved")
    memory, touched = _update(place, plan)
    carried = inodes(place.live, foreign)
    announce(place, carried)
    carry(place, carried)
    lists = write_manifest(place.standby, plan.wanted), listed
    _dress(place)
    after = stamps(place.standby, folders_of([*touched, *carried]), _names(carried, folders), memory)
    behind = {**{path: path in plan.ours for path in plan.fresh}, **dict.fromkeys(plan.stale, True)}
    swap.sync(place.standby)
    swap.exchange(place.live, place.standby)
    # The second look of two: what was put into the old tree while the new one was made must not be lost.
    again = partial(look, place.standby, every, plan.ours, before)
    return _finish(place, plan.wanted, folders, carried, again, Trees(*lists, behind, after))


def _finish(
    place: Place,
    wanted: Collection[str],
    folders: Collection[str],
    carried: Mapping[str, int],
    again: Callable[[], dict[str, Folder]],
    trees: Trees,
) -> Exchanged:
    """What remains when the new site is out: what is foreign in the old one. Whatever fails at that, the next build does."""
    try:
        old = again()
        arrived = foreign_paths(old)
        if clashing := clashes([path for path in arrived if path not in carried], wanted, folders):
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
        return Exchanged(trouble=described(error))
    return Exchanged(msgspec.structs.replace(trees, standby=old))


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


def _update(place: Place, plan: Plan) -> tuple[dict[str, Folder], Collection[str]]:
    """Make the standby tree what is wanted, touching only what differs: what is still known of its folders, and the paths
    that may have been touched.

    Where the tree is as the last publish left it, what differs is known: so the cost grows with that, not with the site.
    """
    listed = identity(place.standby)
    if not listed and place.standby.exists():  # whose its files are is lost: they must not be published again
        shutil.rmtree(place.standby)
    place.standby.mkdir(parents=True, exist_ok=True)
    trees = plan.trees if plan.trees.standby_manifest == listed else Trees()
    place.trees.unlink(missing_ok=True)  # from here on the tree is not as it was left
    wanted, behind = plan.wanted, trees.behind
    if trees.standby_manifest:
        differing = {*behind, *plan.stale, *plan.uncertain, *_touched(place, trees, wanted)}
        coming = {
            path: wanted[path]
            for path in {*behind, *plan.fresh}
            if path in wanted and not behind.get(path, path in plan.ours)
        }
    else:
        differing, coming = {*read_manifest(place.standby).paths, *wanted}, wanted
    if coming:  # whatever happens now, it is known whose files these are
        write_manifest(place.standby, read_manifest(place.standby).files, coming)
    remove(place.standby, differing - wanted.keys())
    live, standby = str(place.live), str(place.standby)
    for path in differing & wanted.keys() - plan.fresh.keys():
        _link(f"{live}/{path}", f"{standby}/{path}", plan.sights[path])
    for path, staged in plan.fresh.items():
        _put(os.replace, staged, f"{standby}/{path}")
    return trees.standby, differing | plan.fresh.keys()


def _touched(place: Place, trees: Trees, wanted: Iterable[str]) -> Iterable[str]:
    """The files in folders of the standby tree that somebody changed, or may have: a file that is missing there would be
    missing in the new site."""
    root = str(place.standby)
    folders = {
        folder for folder, known in trees.standby.items() if not _is_as_left(f"{root}/{folder}", known)
    }
    return [path for path in wanted if path.rpartition("/")[0] in folders] if folders else ()


def _is_as_left(path: str, known: Folder) -> bool:
    found = lstat(path)
    return found is not None and (found.st_mtime_ns, found.st_ino) == (known.modified, known.inode)


def _link(source: str, target: str, known: Sight | None) -> None:
    """Make ``target`` the file at ``source``, if it is not."""
    found = lstat(target)
    if found is not None and known is not None and found.st_ino == known.inode:
        return
    if found is not None:
        os.unlink(target)  # noqa: PTH108 - a path object costs a third of the call, and there are many
    try:
        _put(partial(os.link, follow_symlinks=False), source, target)
    except OSError as error:
        if error.errno in CANT_LINK:
            raise swap.Refused(f"its files can't be linked ({error.strerror})") from error
        raise


def _put(call: Callable[[str, str], None], source: str, target: str) -> None:
    """Call, with the folders for ``target``, nearly all of which are there."""
    try:
        call(source, target)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        call(source, target)

"""Where trees can't be exchanged, files are: each is the old or the new one at any moment.

New files are put beside their targets first, and the list of files says what is coming. So a publish that is stopped is
finished by the next build, which needs no more than that list; and one that fails goes back to what was there.
"""

import contextlib
import errno
import os
import posixpath
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

from presskit.model.source import digest
from presskit.write import swap
from presskit.write.exchange import Exchanged, Plan
from presskit.write.manifest import folders_of, prune, read_manifest, write_manifest
from presskit.write.names import TEMPORARY
from presskit.write.place import Place
from presskit.write.seen import Trees, lstat
from presskit.write.trouble import CANT_LINK, described, naming

_PAGES = (".html", ".xhtml")
_FEEDS = (".xml", ".json", ".atom", ".rss")

Undo = list[tuple[Path, Path | None]]
"""What was done: a target, and where its old file is; None where there was none."""


def publish(place: Place, plan: Plan) -> Exchanged:
    """Publish in place. Raises `OSError`; the live tree is then as it was, as far as the disk lets it."""
    live = place.live
    live.mkdir(parents=True, exist_ok=True)
    old = read_manifest(live)
    undo: Undo = []
    write_manifest(live, old.files, {**old.pending, **plan.wanted})
    try:
        beside = {path: _beside(live, path, staged) for path, staged in plan.fresh.items()}
        backups = _backed_up(live, plan)
        swap.sync(live)
        stale = sorted(plan.stale)
        first = {path for path in stale if _in_the_way(path, plan)}
        for path in sorted(first):
            _take_away(live, path, undo)
        for path in ordered(plan):
            target = live / path
            target.parent.mkdir(parents=True, exist_ok=True)
            beside[path].replace(target)
            undo.append((target, backups.get(path)))
        for path in stale:
            if path not in first:
                _take_away(live, path, undo)
        manifest = write_manifest(live, plan.wanted)
    except BaseException:
        with contextlib.suppress(
            OSError
        ):  # then the list of files says what was coming, and the next build repairs it
            _go_back(live, undo)
            write_manifest(live, old.files, old.pending)
            sweep(live)
        raise
    trouble = ""
    for backup in {*backups.values(), *(backup for _, backup in undo if backup)}:
        try:
            backup.unlink(missing_ok=True)
        except OSError as error:  # it is out, and nobody links to these
            trouble = described(error)
    return Exchanged(Trees(manifest), trouble=trouble)


def ordered(plan: Plan) -> list[str]:
    """The order in which files are renamed, so that nobody meets a link to what is not there yet.

    What pages use comes first, then new pages, then changed ones, those that list others later, and the home page; feeds and
    JSON last.
    """
    listing = folders_of(posixpath.dirname(path) for path in plan.wanted if path.endswith(_PAGES))

    def rank(path: str) -> tuple[int, int, str]:
        if path.endswith(_FEEDS):
            return 4, 0, path
        if not path.endswith(_PAGES):
            return 0, 0, path
        if path not in plan.ours:
            return 1, 0, path
        folder, name = posixpath.split(path)
        return (3 if name.startswith("index.") and folder in listing else 2), -path.count("/"), path

    return sorted(plan.fresh, key=rank)


def sweep(live: Path, *, stopped: bool = True) -> None:
    """Remove the temporary files that a publish left when it was ``stopped``.

    One that was not may have left some at its very end: old files, at the root of the tree.
    """
    if not stopped and not any(TEMPORARY.fullmatch(path.name) for path in _entries(live)):
        return
    for folder, _, names in os.walk(live):
        for name in names:
            if TEMPORARY.fullmatch(name):
                Path(folder, name).unlink(missing_ok=True)


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except FileNotFoundError:
        return []


def _name(path: str) -> str:
    return f".presskit-{digest(path.encode())[:16]}"


def _beside(live: Path, path: str, staged: str) -> Path:
    """Put a staged file into the closest folder to its target that there is: it may be on a file system of its own."""
    folder = (live / path).parent
    while not folder.is_dir():
        folder = folder.parent
    temporary = folder / _name(path)
    try:
        Path(staged).replace(temporary)
    except OSError:  # another file system, in most cases
        with naming(live / path):
            shutil.copyfile(staged, temporary)
    return temporary


def _backed_up(live: Path, plan: Plan) -> Mapping[str, Path]:
    """Second names for the files that will be replaced; none where the file system has no such thing."""
    backups = {}
    for path in plan.fresh:
        if path not in plan.ours or lstat(live / path) is None:
            continue
        backup = _backup(live, path)
        try:
            os.link(live / path, backup, follow_symlinks=False)
        except OSError as error:
            if error.errno not in CANT_LINK:
                raise
        else:
            backups[path] = backup
    return backups


def _backup(live: Path, path: str) -> Path:
    return live / f"{_name(path)}.old"


def _in_the_way(path: str, plan: Plan) -> bool:
    """Whether an old file is where a folder must be, or lies in a folder that is where a file must be."""
    folder = posixpath.dirname(path)
    while folder and folder not in plan.fresh:
        folder = posixpath.dirname(folder)
    return bool(folder) or any(fresh.startswith(f"{path}/") for fresh in plan.fresh)


def _take_away(live: Path, path: str, undo: Undo) -> None:
    """Remove an old file, in a way that can be undone."""
    target, backup = live / path, _backup(live, path)
    found = lstat(target)
    if found is None or stat.S_ISDIR(found.st_mode):
        return
    try:
        target.replace(backup)
    except OSError as error:
        if error.errno != errno.EXDEV:  # a file system is mounted beneath
            raise
        target.unlink()
    else:
        undo.append((target, backup))
    prune(live, target.parent)


def _go_back(live: Path, undo: Undo) -> None:
    """Undo what was done, the last first."""
    for target, backup in reversed(undo):
        if backup is None:
            target.unlink(missing_ok=True)
            prune(live, target.parent)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            backup.replace(target)

"""Files that presskit did not write, where its own must go: those are never overwritten."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from presskit.write.seen import lstat


def clashes(foreign: Iterable[str], wanted: Collection[str], folders: Collection[str]) -> list[str]:
    """Which ``foreign`` paths are where ``wanted`` files, or their ``folders``, must be, or lie beneath a file."""
    return [
        path
        for path in foreign
        if path in wanted
        or path in folders
        or any(str(above) in wanted for above in PurePosixPath(path).parents)
    ]


def in_the_way(
    live: Path, paths: Iterable[str], ours: Collection[str], taken: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The ``paths`` that can't be written without harm to what is foreign in ``live``, and what that is.

    At those that are ``taken`` is something that is not known; of the others only the folders have to be looked at.
    """
    clear = {""}
    for path in paths:
        other = _above(live, path, ours, clear) or (_at(live, path, ours) if path in taken else "")
        if other:
            yield path, other


def _above(live: Path, path: str, ours: Collection[str], clear: set[str]) -> str:
    """What is foreign where a folder for ``path`` must be; ``clear`` are folders that are known to be fine."""
    folder = path.rpartition("/")[0]
    if folder in clear:
        return ""
    other = _above(live, folder, ours, clear)
    if other:
        return other
    found = lstat(f"{live}/{folder}")
    if found is not None and not stat.S_ISDIR(found.st_mode) and folder not in ours:
        return folder
    clear.add(folder)
    return ""


def _at(live: Path, path: str, ours: Collection[str]) -> str:
    """What is foreign at ``path`` itself: a file, or something in a folder there."""
    found = lstat(live / path)
    if found is None:
        return ""
    if not stat.S_ISDIR(found.st_mode):
        return "" if path in ours else path
    files = [
        Path(folder, name).relative_to(live).as_posix()
        for folder, _, names in os.walk(live / path)
        for name in names
    ]
    return next((file for file in files if file not in ours), "" if files else path)

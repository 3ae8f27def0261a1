"""Which files of a site changed, while a builder is at work or not."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from watchfiles import Change, awatch

from presskit.build.roots import FOLDERS
from presskit.build.stamp import STATE
from presskit.config.load import FILE

_LEDGER = "urls.txt"  # link/ledger.py has it too, and imports docutils
_FILES = (FILE, _LEDGER)
_TOGETHER = 400
_QUIET = 20
"""Milliseconds: changes within the one come together, and so do those that the other does not part."""


class Watching:
    """Tells ``changed`` of sets of paths (absolute), and ``polling`` where the system watches no more files, and why."""

    def __init__(
        self, site_dir: Path, changed: Callable[[set[str]], None], polling: Callable[[str], None]
    ) -> None:
        self._site_dir = site_dir.resolve()
        self._changed = changed
        self._polling = polling
        self._watched: dict[tuple[str, ...], asyncio.Task[None]] = {}

    async def follow(self, code: Iterable[str] = ()) -> bool:
        """Watch the folders of the site that there are now, and those with ``code``; whether any of them is new."""
        root = str(self._site_dir)
        own = [f"{root}/{name}" for name in FOLDERS if (self._site_dir / name).is_dir()]
        others = [folder for folder in _topmost([*own, *code]) if folder not in (root, *own)]
        wanted = {(root,): self._is_ours, tuple(own): _is_source, tuple(others): _is_source}
        for paths in self._watched.keys() - wanted.keys():
            self._watched.pop(paths).cancel()
        new = [paths for paths in wanted if paths and paths not in self._watched]
        for paths in new:
            recursive = paths != (root,)
            self._watched[paths] = asyncio.create_task(self._watch(paths, wanted[paths], recursive=recursive))
        await asyncio.sleep(0)  # now they watch
        return bool(new)

    def is_code(self, path: str) -> bool:
        """Whether a builder that runs would not see what changed at ``path``."""
        at = Path(path)
        if not at.is_relative_to(self._site_dir):
            return True
        first = at.relative_to(self._site_dir).parts[:1]
        return not (first and (first[0] in FOLDERS or first[0] == _LEDGER))

    def close(self) -> None:
        for task in self._watched.values():
            task.cancel()
        self._watched = {}

    def _is_ours(self, change: Change, path: str) -> bool:
        """Whether a file right in the site's folder matters."""
        name = Path(path).name
        return name in (*FOLDERS, *_FILES) or (path.endswith(".py") and _is_source(change, path))

    async def _watch(
        self,
        paths: Sequence[str],
        matters: Callable[[Change, str], bool],
        *,
        recursive: bool,
        polling: bool = False,
    ) -> None:
        try:
            async for found in awatch(
                *paths,
                watch_filter=matters,
                debounce=_TOGETHER,
                step=_QUIET,
                recursive=recursive,
                force_polling=polling or None,
                ignore_permission_denied=True,
            ):
                self._changed({path for _, path in found})
        except OSError as error:  # the system watches only so many files
            if polling:
                raise
            self._polling(str(error))
            await self._watch(paths, matters, recursive=recursive, polling=True)


def _is_source(_change: Change, path: str) -> bool:
    """Whether a file can be part of a site: not what editors leave beside it, nor what Python does."""
    parts = Path(path).parts
    name = parts[-1]
    return not (
        name.startswith((".#", "#"))
        or name.endswith(("~", ".swp", ".swx", ".pyc"))
        or {"__pycache__", STATE} & {*parts}
    )


def _topmost(folders: Iterable[str]) -> list[str]:
    """The folders without those that lie in another one."""
    found: list[str] = []
    for folder in sorted(set(folders), key=lambda each: (len(Path(each).parts), each)):
        if not any(Path(folder).is_relative_to(other) for other in found):
            found.append(folder)
    return found

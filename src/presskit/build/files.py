"""Files that articles use, read in the parent: texts for directives, and assets with their measures."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from presskit.build.cache import Cache
from presskit.build.measures import measures
from presskit.build.roots import Problem, Roots
from presskit.build.sources import is_text, with_newlines
from presskit.build.unsafe import LARGEST_ASSET, unsafe
from presskit.model.asset import AssetFile
from presskit.model.media_types import media_type_of
from presskit.model.source import digest
from presskit.read.characters import FORBIDDEN, code_point
from presskit.read.inputs import DOCUTILS, candidates
from presskit.read.offline import misc
from presskit.read.reading import Input

_LARGEST_TEXT = 8_000_000  # bytes; an include of more is a mistake

_PROBLEMS: dict[Problem, str] = {
    "absent": "does not exist",
    "outside": "leads out of the content folder",
    "no file": "is not a file",
    "too large": "is larger than 8 MB",
    "unreadable": "can't be read",
}


def fetch(roots: Roots, path: str) -> Input:
    """The text file at ``path`` (relative to the site), or why there is none."""
    if path.startswith(DOCUTILS):
        folder = Path(misc.Include.standard_include_path)
        data = Roots(folder.parent).read(f"{folder.name}/{path.removeprefix(DOCUTILS)}", _LARGEST_TEXT)
    else:
        data = roots.read(path, _LARGEST_TEXT)
    if isinstance(data, str):
        return Input(problem=_PROBLEMS[data])
    try:
        text = with_newlines(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Input(digest=digest(data), problem="is not UTF-8")
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        problem = f"holds the control character {code_point(forbidden[0])}"
        return Input(digest=digest(data), problem=problem)
    return Input(text, digest(data))


class Assets:
    """The site's files by path, each read once."""

    def __init__(self, roots: Roots, cache: Cache | None = None) -> None:
        self._roots = roots
        self._cache = cache
        self._known: dict[str, AssetFile | None] = {}

    def probe(self, uri: str, base: str = "content/index.rst") -> AssetFile | None:
        """The file that ``uri`` stands for in the source ``base``; None where there is none beneath the content folder."""
        for path in candidates(uri, base):
            found = self.at(path)
            if found is not None:
                return found
        return None

    def load(self, file: AssetFile) -> bytes:
        """The bytes of ``file`` as they are published."""
        found = self._content(file.path)
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), file.path)
        return found[0]

    def static(self) -> list[AssetFile]:
        """Everything beneath ``static/``, which is published as it lies there."""
        site = self._roots.site
        paths = [
            path.relative_to(site).as_posix()
            for path in sorted((site / "static").rglob("*"))
            if path.is_file()
        ]
        return [found for path in paths if (found := self.at(path)) is not None]

    def at(self, path: str) -> AssetFile | None:
        """The file at ``path``, relative to the site."""
        if path not in self._known:
            self._known[path] = self._read(path)
        return self._known[path]

    @property
    def seen(self) -> Mapping[str, AssetFile | None]:
        """Every path that was looked at, and the file there, if there is one."""
        return self._known

    def _read(self, path: str) -> AssetFile | None:
        # A name that is no text is refused as an output, and kept nowhere.
        now = self._roots.signature(path) if is_text(path) else None
        known = self._cache.asset(path, now) if self._cache and now else None
        if known is not None:
            return known
        found = self._content(path)
        if found is None:
            return None
        file = asset_file(path, *found)
        if self._cache and now:
            self._cache.add_asset(path, now, file)
        return file

    def _content(self, path: str) -> tuple[bytes, str] | None:
        """What is published of a file, and why that is nothing although the file is there."""
        if not self._roots.is_untrusted(path):
            data = self._roots.read(path)
            return None if isinstance(data, str) else (data, "")
        data = self._roots.read(path, LARGEST_ASSET)
        if data == "too large":
            return b"", f"is larger than {LARGEST_ASSET // 1_000_000} MB"
        if isinstance(data, str):
            return None
        problem = unsafe(path, data)
        return (b"" if problem else data), problem


def asset_file(path: str, data: bytes, problem: str = "") -> AssetFile:
    """What pages need to know of a file with these bytes."""
    media_type = media_type_of(path)
    found = measures(data) if media_type.startswith("image/") else None
    width, height = found or (-1, -1)
    return AssetFile(path, digest(data), len(data), media_type, max(width, 0), max(height, 0), problem)

"""Files that articles use, read in the parent: texts for directives, and assets with their measures."""

import io
import mimetypes
import os
import posixpath
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from docutils.parsers.rst.directives import misc

from presskit.build.cache import Cache
from presskit.build.signature import signature
from presskit.build.sources import is_beneath, is_text, with_newlines
from presskit.model.asset import AssetFile
from presskit.model.source import digest
from presskit.read.characters import FORBIDDEN, code_point
from presskit.read.inputs import DOCUTILS, candidates
from presskit.read.reading import Input

_LARGEST_TEXT = 8_000_000  # bytes; an include of more is a mistake

# What Python's table lacks or has differently on some systems: outputs must not depend on the machine.
_TYPES = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".zip": "application/zip",
}


def fetch(site_dir: Path, path: str) -> Input:
    """The text file at ``path`` (relative to the site), or why there is none."""
    place, root = site_dir / path, site_dir / path.partition("/")[0]
    if path.startswith(DOCUTILS):
        root = Path(misc.Include.standard_include_path)
        place = root / path.removeprefix(DOCUTILS)
    if not is_beneath(place, root):
        outside = os.path.lexists(place)  # pathlib's would raise for a name that is too long
        return Input(problem="leads out of the content folder" if outside else "does not exist")
    if not place.is_file():
        return Input(problem="is not a file")
    if place.stat().st_size > _LARGEST_TEXT:
        return Input(problem="is larger than 8 MB")
    data = place.read_bytes()
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

    def __init__(self, site_dir: Path, cache: Cache | None = None) -> None:
        self._site_dir = site_dir
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
        """The bytes of ``file``."""
        return (self._site_dir / file.path).read_bytes()

    def static(self) -> list[AssetFile]:
        """Everything beneath ``static/``, which is published as it lies there."""
        root = self._site_dir / "static"
        paths = [
            path.relative_to(self._site_dir).as_posix() for path in sorted(root.rglob("*")) if path.is_file()
        ]
        return [found for path in paths if (found := self.at(path)) is not None]

    def at(self, path: str) -> AssetFile | None:
        """The file at ``path``, relative to the site."""
        if path not in self._known:
            place = self._site_dir / path
            sound = is_beneath(place, self._site_dir / path.partition("/")[0]) and place.is_file()
            self._known[path] = self._read(path, place) if sound else None
        return self._known[path]

    @property
    def seen(self) -> Mapping[str, AssetFile | None]:
        """Every path that was looked at, and the file there, if there is one."""
        return self._known

    def _read(self, path: str, place: Path) -> AssetFile:
        # A name that is no text is refused as an output, and kept nowhere.
        now = signature(place) if is_text(path) else None
        known = self._cache.asset(path, now) if self._cache and now else None
        file = known or asset_file(path, place.read_bytes())
        if self._cache and now and known is None:
            self._cache.add_asset(path, now, file)
        return file


def asset_file(path: str, data: bytes) -> AssetFile:
    """What pages need to know of a file with these bytes."""
    media_type = media_type_of(path)
    width, height = (-1, -1)
    if media_type.startswith("image/"):
        import imagesize  # noqa: PLC0415 - with all of urllib and XML behind it; the next build knows the measures

        try:
            width, height = imagesize.get(io.BytesIO(data))
        except (
            ValueError,
            OSError,
            SyntaxError,
        ):  # a damaged image has no measures; SyntaxError is ElementTree's
            width, height = -1, -1
    return AssetFile(path, digest(data), len(data), media_type, max(round(width), 0), max(round(height), 0))


@cache  # not at once, since Python reads the system's tables before it makes an empty one
def _table() -> mimetypes.MimeTypes:
    return mimetypes.MimeTypes(filenames=())


def media_type_of(path: str) -> str:
    """The media type by suffix, the same on every machine."""
    suffix = posixpath.splitext(path)[1].lower()
    return _TYPES.get(suffix) or _table().guess_type(f"x{suffix}")[0] or "application/octet-stream"

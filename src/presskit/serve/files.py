"""From the path of a URL to a file of the site: only what a build wrote is there, whatever lies beside it."""

import os
from pathlib import Path

from msgspec import Struct

from presskit.build.roots import is_beneath
from presskit.write.manifest import read_manifest

_INDEX = "index.html"
_WELL_KNOWN = ".well-known"  # RFC 8615


class File(Struct, frozen=True):
    """A file to be sent."""

    path: Path
    about: os.stat_result


class Files:
    """The files of a site in ``folder``, by their names in its list: no other name leads anywhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: frozenset[str] = frozenset()

    def refresh(self) -> None:
        """Look again which files there are."""
        self._names = frozenset(read_manifest(self._folder).files)

    def at(self, path: str) -> File | None:
        """The file for ``path``, decoded, relative to the root of the site; a folder's is its index."""
        name = f"{path}{_INDEX}" if not path or path.endswith("/") else path
        if name not in self._names or _is_hidden(name):
            return None
        place = self._folder / name
        try:
            # Somebody may have put a link where a build wrote a file.
            return File(place, place.stat()) if is_beneath(place, self._folder) and place.is_file() else None
        except OSError:
            return None

    @property
    def is_empty(self) -> bool:
        """Whether there is no site yet."""
        return not self._names

    def is_folder(self, path: str) -> bool:
        """Whether ``path`` is a folder with an index, whose slash was forgotten."""
        return bool(path) and self.at(f"{path}/") is not None


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part != _WELL_KNOWN for part in name.split("/"))

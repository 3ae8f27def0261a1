"""Many small pieces in one file of the cache. It only grows, so that a build that dies leaves what the last one kept; it is
written anew when half of it is of no use."""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from presskit.write.trouble import naming

_SMALL = 1_000_000  # bytes; a pack below is not worth to be written anew

Place = tuple[int, int]
"""Where in the pack a piece begins, and how many bytes it has."""


class Pack:
    """A pack that is open for reading and appending; ``end`` is how many bytes it has."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("a+b")
        self.end = self._file.seek(0, os.SEEK_END)

    def add(self, piece: bytes) -> Place:
        """Append a piece."""
        with self._named():
            self._file.write(piece)
        place = (self.end, len(piece))
        self.end += len(piece)
        return place

    def read(self, place: Place) -> bytes:
        """The bytes at a place; whoever reads knows their digest."""
        offset, length = place
        with self._named():
            self._file.flush()
            if hasattr(
                os, "pread"
            ):  # moves nothing: forks that read at the same time share the file's position
                return os.pread(self._file.fileno(), length, offset)
            self._file.seek(offset)
            piece = self._file.read(length)
            self._file.seek(0, os.SEEK_END)
        return piece

    def compacted(self, path: Path, places: Iterable[Place]) -> "tuple[Pack, list[Place]]":
        """The pack, with only what is at ``places``, and where that is then: at ``path``, unless it is no waste as it is, or
        was made by this build."""
        places = list(places)
        if path == self.path or self.end <= max(2 * sum(length for _, length in places), _SMALL):
            return self, places
        path.unlink(missing_ok=True)
        fresh = Pack(path)
        moved = [fresh.add(self.read(place)) for place in places]
        fresh.flush()
        self.close()
        return fresh, moved

    def flush(self) -> None:
        """Have on the disk what was added."""
        with self._named():
            self._file.flush()

    def truncate(self, end: int) -> None:
        """Take back what was added behind ``end``."""
        with self._named():
            self._file.truncate(end)

    def close(self) -> None:
        with self._named():  # it writes what is still in memory
            self._file.close()

    def _named(self) -> AbstractContextManager[None]:
        """Within, what fails at the pack says that it was the pack."""
        return naming(self.path)


def remove_all(paths: Iterable[Path]) -> None:
    """Remove files."""
    for path in list(paths):
        path.unlink(missing_ok=True)

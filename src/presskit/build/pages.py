"""What earlier builds know of pages: the records of all, and in a pack beside them the values that pages are made of.

Data, never code; safe to delete. A pack only grows, so that a build that dies leaves what the last records need; it is
written anew when half of it is of no use. Every value is checked by its digest when it is read.
"""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from presskit.build.checked import CacheDamaged, read_at, read_checked, remove_all, write_checked
from presskit.build.collector import uncollected
from presskit.link.last import Last
from presskit.link.plan import Plan, digest_of, every
from presskit.write.records import Known, chapters
from presskit.write.trouble import naming

VERSION = 1
PAGES = "pages"
PREVIEW = "preview"
_SMALL = 1_000_000  # bytes; a pack below is not worth to be written anew

Place = tuple[int, int]
"""Where in the pack some bytes begin, and how many they are."""


class _Kept(Struct):
    version: int = VERSION
    pack: str = ""
    places: dict[bytes, Place] = {}
    known: Known = msgspec.field(default_factory=Known)
    key: str = ""
    last: Last | None = None


class Pages:
    """The pages of one site, open for the time of a build; a `Store` of values.

    ``known`` is what the last build knew of them, ``last`` what it linked, with the code and configuration of ``key``.
    """

    def __init__(self, index: Path, kept: _Kept, started: int) -> None:
        self.known, self.key, self.last = kept.known, kept.key, kept.last
        self._index = index
        self._places = kept.places
        self._fresh = index.with_name(f"{index.name}-{started}.pack")
        self._path = index.with_name(kept.pack) if kept.pack else self._fresh
        self._pack: BinaryIO = self._path.open("a+b")
        self._end = self._saved = self._pack.seek(0, 2)

    def holds(self, digest: bytes) -> bool:
        return digest in self._places

    def add(self, digest: bytes, data: bytes) -> None:
        with self._named():
            self._pack.write(data)
        self._places[digest] = (self._end, len(data))
        self._end += len(data)

    def get(self, digest: bytes) -> bytes:
        """Raises `CacheDamaged`."""
        data = self._read(self._places[digest])
        if digest_of(data) != digest:
            raise CacheDamaged(str(self._path))
        return data

    def _read(self, place: Place) -> bytes:
        with self._named():
            return read_at(self._pack, *place)

    def save(self, known: Known, key: str, last: Last | None) -> None:
        """Keep what this build knows of its pages, what it linked, and the values that it needed."""
        if self._end != self._saved:  # else nothing came, and what was needed still is
            needed = _needed(known)
            self._places = {digest: place for digest, place in self._places.items() if digest in needed}
            needed_bytes = sum(length for _, length in self._places.values())
            if self._path != self._fresh and self._end > max(2 * needed_bytes, _SMALL):
                self._write_anew()
        with self._named():
            self._pack.flush()
        kept = _Kept(VERSION, self._path.name, self._places, known, key, last)
        write_checked(self._index, msgspec.msgpack.encode(kept))
        self._saved = self._end
        packs = self._index.parent.glob(f"{self._index.name}-*.pack")
        remove_all(path for path in packs if path.name != kept.pack)

    def _write_anew(self) -> None:
        at = 0
        places: dict[bytes, Place] = {}
        with naming(self._fresh), self._fresh.open("wb") as target:
            for digest, place in self._places.items():
                places[digest] = (at, place[1])
                at += target.write(self._read(place))
        self._pack.close()
        self._places, self._end, self._saved = places, at, 0
        self._path = self._fresh
        self._pack = self._path.open("a+b")

    def close(self) -> None:
        """Leave the pack as the last records need it: a check saves nothing."""
        try:
            with self._named():
                self._pack.truncate(self._saved)
        finally:
            with self._named():
                self._pack.close()
        if not self._saved:
            self._path.unlink(missing_ok=True)

    def _named(self) -> AbstractContextManager[None]:
        """Within, what fails at the pack says that it was the pack."""
        return naming(self._path)


def _needed(known: Known) -> set[bytes]:
    """The values that pages are made of, and the chapters of books."""
    found = {
        digest
        for page in every(plan_of(known))
        for digest in (page.value, page.about, *(block for _, block in page.blocks))
    }
    found.update(map(bytes.fromhex, chapters(known)))
    return found


def plan_of(known: Known) -> Plan:
    """The pages that a build planned, of which each came out."""
    return {writer: [record.planned for record in records] for writer, records in known.pages.items()}


def open_pages(folder: Path, started: int, *, preview: bool = False) -> tuple[Pages, bool]:
    """What the last build knew of its pages, and whether that was damaged; then, or where there is none, nothing.

    A preview has pages of its own: else the next build would find little of what it knew.
    """
    index = folder / (PREVIEW if preview else PAGES)
    kept, damaged = _Kept(), False
    try:
        data = read_checked(index)
        with uncollected():
            found = msgspec.msgpack.decode(data, type=_Kept) if data else kept
        if found.version == VERSION and (folder / found.pack).is_file():
            kept = found
    except (CacheDamaged, msgspec.MsgspecError):
        damaged = True
    return Pages(index, kept, started), damaged

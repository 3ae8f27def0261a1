"""What earlier builds know of pages: the records of all, and in a pack beside them the values that pages are made of.

Data, never code; safe to delete. Every value is checked by its digest when it is read.
"""

from contextlib import closing
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.collector import uncollected
from presskit.build.pack import Pack, Place, remove_all
from presskit.link.last import Last
from presskit.link.plan import Plan, digest_of, every
from presskit.write.checked import Damaged, read_checked, write_checked
from presskit.write.records import Known, chapters

VERSION = 1
PAGES = "pages"


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
        self._pack = Pack(index.with_name(kept.pack) if kept.pack else self._fresh)
        self._saved = self._pack.end

    def holds(self, digest: bytes) -> bool:
        return digest in self._places

    def add(self, digest: bytes, data: bytes) -> None:
        self._places[digest] = self._pack.add(data)

    def get(self, digest: bytes) -> bytes:
        """Raises `Damaged`."""
        data = self._pack.read(self._places[digest])
        if digest_of(data) != digest:
            raise Damaged(str(self._pack.path))
        return data

    def save(self, known: Known, key: str, last: Last | None) -> None:
        """Keep what this build knows of its pages, what it linked, and the values that it needed."""
        if self._pack.end != self._saved:  # else nothing came, and what was needed still is
            needed = _needed(known)
            kept = {digest: place for digest, place in self._places.items() if digest in needed}
            pack, places = self._pack.compacted(self._fresh, kept.values())
            if pack is not self._pack:
                self._pack, self._saved = pack, 0
            self._places = dict(zip(kept, places, strict=True))
        self._pack.flush()
        name = self._pack.path.name
        write_checked(
            self._index, msgspec.msgpack.encode(_Kept(VERSION, name, self._places, known, key, last))
        )
        self._saved = self._pack.end
        packs = self._index.parent.glob(f"{self._index.name}-*.pack")
        remove_all(path for path in packs if path.name != name)

    def flush(self) -> None:
        self._pack.flush()

    def close(self) -> None:
        """Leave the pack as the last records need it: a check saves nothing."""
        with closing(self._pack):
            self._pack.truncate(self._saved)
        if not self._saved:
            self._pack.path.unlink(missing_ok=True)


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


def open_pages(folder: Path, started: int, *, preview: str = "") -> tuple[Pages, bool]:
    """What the last build knew of its pages, and whether that was damaged; then, or where there is none, nothing.

    A preview has pages of its own: else the next build would find little of what it knew.
    """
    index = folder / (preview or PAGES)
    kept, damaged = _Kept(), False
    try:
        data = read_checked(index)
        with uncollected():
            found = msgspec.msgpack.decode(data, type=_Kept) if data else kept
        if found.version == VERSION and (folder / found.pack).is_file():
            kept = found
    except (Damaged, msgspec.MsgspecError):
        damaged = True
    return Pages(index, kept, started), damaged

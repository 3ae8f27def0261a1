"""What is known of each page from the last build, and whether it would come out the same.

A page depends on its own value, on the blocks in its slots, and on rows of the `Table`. All of that is recorded while it is
rendered; on the next build nothing has to be filled to see that it is as it was. Where only blocks in its slots differ, they
alone are rendered, and put where the old ones were.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from msgspec import Struct

from presskit.link.plan import Planned
from presskit.model.asset import AssetFile, Derivation
from presskit.write.manifest import Record
from presskit.write.table import Table, differing, row_of

Span = tuple[int, int]
"""Where in a page a block of a slot begins and ends, in bytes."""

UNKNOWN: Span = (-1, -1)
"""Of a block that was empty, or whose writer did something else with it than to place it once."""
ABSENT: Span = (-2, -2)
"""Of a block whose slot the page does not show."""


class PageRecord(Struct, frozen=True, array_like=True):
    """What one page was made of.

    ``spans`` are those of its blocks. ``needs`` are names of rows, each between NULs: most are never looked at one by one.
    ``used`` are the site's files by output path, ``output`` is the digest of what came out, and ``size`` its length.
    """

    planned: Planned
    spans: tuple[Span, ...]
    needs: str
    used: dict[str, str]
    output: str
    size: int


class ContainerRecord(Struct, frozen=True, array_like=True):
    """What a container was made of, as the digest of its pages and of the files that they use; ``output`` and ``size`` as
    of a page."""

    pages: bytes
    output: str
    size: int


class FinishRecord(Struct, frozen=True, array_like=True):
    """What a plugin made of the finished site: what it asked of that, with the answers, and its files by path."""

    answers: dict[str, str]
    files: dict[str, Record]


class Known(Struct):
    """What the last build knew; ``environment`` is the digest of all that pages share (code, templates, settings).

    ``pages`` are those of each writer, ``containers`` by writer and path, ``blocks`` the needs of blocks in slots by digest,
    ``finished`` by plugin.
    """

    environment: str = ""
    table: Table = {}
    pages: dict[str, list[PageRecord]] = {}
    containers: dict[str, ContainerRecord] = {}
    blocks: dict[bytes, str] = {}
    finished: dict[str, FinishRecord] = {}


class Verdict(NamedTuple):
    """The record of a page whose own part is as it was, and whether its blocks are too."""

    record: PageRecord
    same: bool


class Records:
    """The records of this build, made from those of the last one. ``file_at(path)`` and ``probe(uri)`` give files of the
    site as they are now, ``derived(path)`` what is known of those made of them."""

    def __init__(
        self,
        known: Known,
        environment: str,
        table: Table,
        file_at: Callable[[str], AssetFile | None],
        probe: Callable[[str], AssetFile | None],
        derived: Callable[[str], Derivation | None] = lambda _: None,
    ) -> None:
        last = known if known.environment == environment else Known()
        self._file: dict[str, Callable[[str], Any]] = {"at": file_at, "file": probe, "derived": derived}
        self._last = {
            (writer, record.planned.container, record.planned.path): record
            for writer, records in last.pages.items()
            for record in records
        }
        self._containers = last.containers
        self._finished = last.finished
        self._noted: dict[bytes, frozenset[str]] = {}
        self.now = Known(environment, table)
        # Rows of files are carried over: which of them are needed shows only when pages are rendered. A table that was made
        # from the last one has them as they were.
        for name in last.table or tuple(table):
            self._look(name)
        changed = differing(last.table, table) if last.pages else frozenset()
        self._changed = changed
        self._marked = [f"\0{name}\0" for name in changed]
        self._blocks = last.blocks
        self._stale = {block for block, needs in last.blocks.items() if self._is_hit(needs)}

    def last(self, writer: str, planned: Planned) -> Verdict | None:
        """What is known of a page of which at least the own part would come out as it did."""
        record = self._last.get((writer, planned.container, planned.path))
        if record is None or self._is_hit(record.needs):
            return None
        was = record.planned
        if was is not planned and (was.value, was.about) != (planned.value, planned.about):
            return None
        same = was is planned or was.blocks == planned.blocks
        if same and self._stale:
            same = self._stale.isdisjoint([block for _, block in planned.blocks])
        return Verdict(record, same)

    def before(self, writer: str, planned: Planned) -> PageRecord | None:
        """What is known of a page about the same subject, whatever else of it is as it was."""
        record = self._last.get((writer, planned.container, planned.path))
        return record if record is not None and record.planned.about == planned.about else None

    def _is_hit(self, needs: str) -> bool:
        """Whether a row that is needed changed."""
        if len(self._marked) <= _FEW:
            for name in self._marked:  # noqa: SIM110 - twice as fast as `any`, and asked for every page
                if name in needs:
                    return True
            return False
        return not self._changed.isdisjoint(needs.split("\0"))

    def container(self, writer: str, path: str) -> ContainerRecord | None:
        """What is known of a container."""
        return self._containers.get(f"{writer}|{path}")

    def finished(self, plugin: str) -> FinishRecord | None:
        """What is known of what a plugin made of the finished site."""
        return self._finished.get(plugin)

    def is_valid(self, block: bytes) -> bool:
        """Whether a block of a slot would come out as it did."""
        return block in self._blocks and block not in self._stale

    def note(self, writer: str, record: PageRecord) -> None:
        """Keep a record for the next build."""
        self.now.pages.setdefault(writer, []).append(record)
        for _, block in record.planned.blocks:
            if block not in self.now.blocks:
                self.now.blocks[block] = self._blocks.get(block, "")

    def note_container(self, writer: str, path: str, record: ContainerRecord) -> None:
        self.now.containers[f"{writer}|{path}"] = record

    def note_finished(self, plugin: str, record: FinishRecord) -> None:
        self.now.finished[plugin] = record

    def note_block(self, block: bytes, needs: frozenset[str]) -> None:
        """Note what a block of a slot needed that was just rendered."""
        if self._noted.get(block) is needs:  # those of a block that many pages share are one set
            return
        self._noted[block] = needs
        # Writers may have different templates for a block, and of those that need more all pages may stay as they are.
        last = self._blocks[block] if self.is_valid(block) else ""
        before = self.now.blocks.get(block, last)
        self.now.blocks[block] = self.needs({*before.split("\0"), *needs})

    def absorb(self, blocks: Mapping[bytes, str]) -> None:
        """Note the blocks that another process noted while it made pages."""
        for block, needs in blocks.items():
            self.note_block(block, frozenset(needs.split("\0")))

    def needs(self, names: Iterable[str]) -> str:
        """What was needed, as a record keeps it."""
        found = sorted({name for name in names if name})
        for name in found:
            if name not in self.now.table:
                self._look(name)
        return "\0".join(("", *found, "")) if found else ""

    def needed(self, kind: str) -> set[str]:
        """The paths in the rows of that kind which pages of this build need: more of them are carried over."""
        start = f"{kind} "
        own = (record.needs for records in self.now.pages.values() for record in records)
        texts = (text for text in chain(own, self.now.blocks.values()) if f"\0{start}" in text)
        names = (name for text in texts for name in text.split("\0"))
        return {name.removeprefix(start) for name in names if name.startswith(start)}

    def _look(self, name: str) -> None:
        """Have the row of a file as that is now."""
        kind, _, path = name.partition(" ")
        if kind in self._file:
            self.now.table[name] = row_of(self._file[kind](path))


_FEW = 16
"""Up to as many changed rows are looked for in a text faster than texts are split."""


def chapters(known: Known) -> Iterable[str]:
    """The ``output`` of each page that is in a container."""
    return (
        record.output for records in known.pages.values() for record in records if record.planned.container
    )


def files(used: Mapping[str, AssetFile]) -> dict[str, str]:
    """Used files as records keep them."""
    return {path: file.path for path, file in sorted(used.items())}

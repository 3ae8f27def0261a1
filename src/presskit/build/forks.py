"""Pages are rendered by forks of this process, which have all of the linked site without having been sent any of it.

A fork writes what it made into a file, and ends. Whatever becomes of it, nothing is lost: what it did not bring, this
process makes itself.
"""

import os
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.link.plan import Planned
from presskit.model.diagnostic import Diagnostic
from presskit.write.records import PageRecord, Records
from presskit.write.render import Each, Made

WORTH = 400
"""So many pages take longer to render than it takes to fork, and to read what the fork wrote."""
_PATIENCE = 5.0
"""Seconds, and as many times as long as this process took, that a fork may take for the same work."""
_OWN = 0.8
"""The share of its part that this process takes itself, since it writes what all of them made."""


class _Page(Struct, frozen=True, array_like=True):
    """What came of a page; at the end one without any of it, with the needs of blocks."""

    content: bytes = b""
    record: PageRecord | None = None
    finding: Diagnostic | None = None
    blocks: dict[bytes, str] | None = None


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Page)
_LENGTH = struct.Struct("<I")
_DONE = 33
"""The exit code of a fork that wrote all: one that nobody else leaves with."""


def in_forks(
    records: Records,
    processes: int,
    folder: Path,
    worth: int = WORTH,
    settle: Callable[[], None] = lambda: None,
) -> Each:
    """Make pages in ``processes`` (this one is one of them), where there are enough of them, and a fork is safe.

    On macOS the system's own libraries do not survive a fork. ``folder`` is for what is written on the way. ``settle`` has
    files written that are still in memory, before a fork would write them too.
    """

    def each(make: Callable[[Planned], Made], pages: Sequence[Planned]) -> Iterator[Made]:
        if processes < 2 or len(pages) < worth or sys.platform != "linux":
            return map(make, pages)
        settle()
        return _shared(records, make, pages, processes, folder)

    return each


def _shared(
    records: Records,
    make: Callable[[Planned], Made],
    pages: Sequence[Planned],
    processes: int,
    folder: Path,
) -> Iterator[Made]:
    first, *others = _shares(pages, processes)
    forks: list[_Fork] = []
    begun = time.monotonic()
    try:
        forks.extend(_Fork(folder, share, make, records) for share in others)
        yield from map(make, first)
        limit = begun + _PATIENCE * (1 + time.monotonic() - begun)
        for fork in forks:
            yield from fork.made(limit)
    finally:
        for fork in forks:
            fork.end()


def _shares(pages: Sequence[Planned], processes: int) -> list[Sequence[Planned]]:
    """A part for each process, in the order of the pages; that of this one is the first, and the smallest."""
    own = int(_OWN * len(pages) / processes)
    size = -(-(len(pages) - own) // (processes - 1))
    return [pages[:own], *(pages[at : at + size] for at in range(own, len(pages), size))]


class _Fork:
    """A fork at work. ``make`` makes a page, ``records`` note what it needed."""

    def __init__(
        self, folder: Path, pages: Sequence[Planned], make: Callable[[Planned], Made], records: Records
    ) -> None:
        self._spool = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - without a name: a kill leaves nothing behind
        self._pages = pages
        self._make = make
        self._records = records
        self._ended = False
        self._process = os.fork()
        if not self._process:
            self._work()

    def _work(self) -> None:
        """All of the fork's life. It leaves without a word: nothing of this process is its to close, or to write."""
        code = 1
        try:
            for page in self._pages:
                self._send(_page(self._make(page)))
            self._send(_Page(blocks=self._records.now.blocks))
            self._spool.flush()
            code = _DONE
        finally:
            os._exit(code)

    def _send(self, page: _Page) -> None:
        data = _encoder.encode(page)
        self._spool.write(_LENGTH.pack(len(data)))
        self._spool.write(data)

    def made(self, limit: float) -> Iterator[Made]:
        """What it made, when it is done; made here if it was not until ``limit``, or failed."""
        if not self._is_done(limit):
            yield from map(self._make, self._pages)
            return
        self._spool.seek(0)
        while (page := self._received()).blocks is None:
            if page.record is not None:
                self._records.needs(page.record.needs.split("\0"))
            yield page.finding or (page.content, page.record)  # type: ignore[misc] # one of both is there
        self._records.absorb(page.blocks)

    def _received(self) -> _Page:
        (length,) = _LENGTH.unpack(self._spool.read(_LENGTH.size))
        return _decoder.decode(self._spool.read(length))

    def _is_done(self, limit: float) -> bool:
        """Whether it ended, and well."""
        while not self._ended:
            process, status = os.waitpid(self._process, os.WNOHANG)
            if process:
                self._ended = True
                return os.waitstatus_to_exitcode(status) == _DONE
            if time.monotonic() > limit:
                return False
            time.sleep(0.002)
        return False

    def end(self) -> None:
        """End it, whatever it does."""
        if not self._ended:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        self._spool.close()


def _page(made: Made) -> _Page:
    return _Page(finding=made) if isinstance(made, Diagnostic) else _Page(*made)

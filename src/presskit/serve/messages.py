"""What the process that serves and the one that builds say to each other: a line of JSON each."""

import datetime

import msgspec
from msgspec import Struct

from presskit.model.diagnostic import Diagnostic
from presskit.write.lock import Holder


class Wanted(Struct, frozen=True, kw_only=True):
    """Which site is to be built, and how: the options of a build."""

    site_dir: str
    drafts: bool = False
    at: datetime.datetime | None = None


class Waiting(Struct, frozen=True, tag=True):
    """Another process builds the site; this one waits for it."""

    holder: Holder


class Finding(Struct, frozen=True):
    """A finding; ``line`` is the line of the source that it is about, ``marker`` has carets below the place in it."""

    diagnostic: Diagnostic
    line: str = ""
    marker: str = ""


class Built(Struct, frozen=True, kw_only=True, tag=True):
    """What came of a build. ``files`` counts by what happened to them, and is empty where nothing was published.

    ``failure`` says what ended the build, apart from findings. ``watched`` are the folders with code that the builder
    runs; it has to be started again when something in them changes.
    """

    findings: tuple[Finding, ...] = ()
    failure: str = ""
    articles: int = 0
    pages: int = 0
    files: dict[str, int] = {}
    base_url: str = ""
    watched: tuple[str, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(found.diagnostic for found in self.findings)

    @property
    def changed(self) -> bool:
        """Whether readers get anything else than before."""
        return any(self.files.get(what, 0) for what in ("added", "changed", "removed"))


class Stale(Struct, frozen=True, tag=True):
    """The code that the builder runs is not what is on disk any more: another one has to build."""


Reply = Waiting | Stale | Built

_decoder = msgspec.json.Decoder(Reply)


def encoded(reply: Reply) -> bytes:
    """The reply as a line."""
    return msgspec.json.encode(reply) + b"\n"


def decoded(line: bytes) -> Reply:
    """The reply in a line. Raises `msgspec.MsgspecError`."""
    reply: Reply = _decoder.decode(line)
    return reply

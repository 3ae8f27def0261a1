"""What browsers are told: the state of the site, and every change of it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping
from urllib.parse import quote

import msgspec
from msgspec import Struct

from presskit.model.diagnostic import Span, has_errors
from presskit.report.text import summary
from presskit.serve.messages import Built, Finding

OWN = "/.presskit/"
"""What is the server's own lies beneath this path, which no site has."""
_PAUSE = 15.0
"""Seconds after which a browser that heard nothing is told nothing: so it is noticed when it has gone."""


class Board:
    """``content`` and ``style`` name what is served now: a page that was sent with another ``content`` has to be loaded
    again, one with another ``style`` needs only its style sheets. No two servers have the same."""

    def __init__(self) -> None:
        self.built: Built | None = None
        self.base = "/"
        self._begun = secrets.token_hex(4)
        self._content = 0
        self._style = 0
        self._news = asyncio.Event()
        self._first = asyncio.Event()
        self._over = False

    @property
    def content(self) -> str:
        return f"{self._begun}-{self._content}"

    @property
    def style(self) -> str:
        return f"{self._begun}-{self._style}"

    async def first(self) -> None:
        """Wait for the first build."""
        await self._first.wait()

    def tell(self, built: Built, *, base: str, only_style: bool = False) -> None:
        """``built`` is what came of a build now; ``only_style`` where nothing but style sheets can be other than before."""
        if built.changed or base != self.base or self.built is None:
            if only_style:
                self._style += 1
            else:
                self._content += 1
        self.built, self.base = built, base
        self._first.set()
        self._wake()

    def close(self) -> None:
        """Let everybody go who listens."""
        self._over = True
        self._first.set()
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    async def events(self) -> AsyncIterator[bytes]:
        """Server-sent events: the state now, and each that follows."""
        while not self._over:
            news = self._news
            built = self.built
            yield b"data: " + self._state(built) + b"\n\n" if built is not None else b":\n\n"
            while not news.is_set():
                try:
                    await asyncio.wait_for(news.wait(), _PAUSE)
                except TimeoutError:
                    yield b":\n\n"

    def _state(self, built: Built) -> bytes:
        return msgspec.json.encode(
            _State(
                content=self.content,
                style=self.style,
                summary=_summary(built),
                failed=bool(built.failure) or has_errors(built.diagnostics),
                findings=[_told(found) for found in built.findings],
            )
        )


class _State(Struct, frozen=True):
    """What the script of a page gets. An empty ``summary`` says that there is nothing to show."""

    content: str
    style: str
    summary: str
    failed: bool
    findings: list[Mapping[str, str]]


def _summary(built: Built) -> str:
    return built.failure or (summary(built.diagnostics) if built.findings else "")


def _told(found: Finding) -> dict[str, str]:
    given, span = found.diagnostic, found.diagnostic.span
    return {
        "place": f"{span.path}:{span.line}:{span.column}",
        "source": source_url(span),
        "severity": given.severity,
        "code": given.code,
        "message": given.message,
        "hint": given.hint,
        "excerpt": f"{found.line}\n{found.marker}" if found.line else "",
    }


def source_url(span: Span) -> str:
    """Where the server shows a place in a source."""
    return f"{OWN}source/{quote(span.path)}#L{span.line}"

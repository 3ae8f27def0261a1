"""The server, from the first build to Ctrl-C."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Protocol
from urllib.parse import quote, unquote, urlsplit

import uvicorn

from presskit.build.stamp import SERVED, STATE
from presskit.serve.app import App
from presskit.serve.board import Board
from presskit.serve.files import Files
from presskit.serve.messages import Built, Wanted
from presskit.serve.watching import Watching
from presskit.serve.workshop import Workshop
from presskit.write.lock import Holder

_PATIENCE = 1
"""Seconds that a browser gets, at the end, for what it is being sent."""


class Telling(Protocol):
    """Who prints what happens."""

    def serving(self, url: str) -> None:
        """The first build is over, and ``url`` has the site."""

    def built(self, built: Built, begun: float) -> None:
        """What came of a build that changed something; ``begun`` is a time of `time.monotonic`."""

    def waiting(self, holder: Holder) -> None:
        """Somebody else builds the site."""

    def polling(self, reason: str) -> None:
        """Files can't be watched, and are looked at again and again instead."""


def serve(wanted: Wanted, listening: socket.socket, bound: str, telling: Telling) -> None:
    """Build and serve the site until this process is told to end (SIGINT, SIGTERM). ``bound`` is what it listens on."""
    asyncio.run(_served(wanted, listening, bound, telling))


async def _served(wanted: Wanted, listening: socket.socket, bound: str, telling: Telling) -> None:
    site_dir = Path(wanted.site_dir)
    workshop, board, files = Workshop(wanted, telling.waiting), Board(), Files(site_dir / STATE / SERVED)
    server = _Server(
        uvicorn.Config(
            App(site_dir, files, board, bound),
            lifespan="off",
            ws="none",
            http="h11",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
    )
    address = _address(bound, listening.getsockname()[1])
    keeping = asyncio.create_task(_kept(site_dir, workshop, board, files, telling, address))

    def end(*_: object) -> None:
        server.should_exit = True
        board.close()
        keeping.cancel()

    keeping.add_done_callback(end)
    _at_signals(end)
    try:
        await server.serve(sockets=[listening])
    finally:
        end()
        with suppress(asyncio.CancelledError):
            await keeping
        await workshop.close()


async def _kept(
    site_dir: Path, workshop: Workshop, board: Board, files: Files, telling: Telling, address: str
) -> None:
    """Build, and build again after each change. What changes while a build runs is for the next."""
    pending: set[str] = set()
    news = asyncio.Event()

    def changed(paths: set[str]) -> None:
        pending.update(paths)
        if any(map(watching.is_code, paths)):
            workshop.end()
        news.set()

    watching = Watching(site_dir, changed, telling.polling)
    last: Built | None = None
    code: tuple[str, ...] = ()
    try:
        while True:
            await watching.follow(code)
            paths = frozenset(pending)
            pending.clear()
            news.clear()
            begun = monotonic()
            built = await workshop.build()
            if built is None:
                pending.update(paths)
                continue
            code = built.watched or code
            files.refresh()
            base = _path_of(built.base_url)
            only_style = bool(paths) and all(path.endswith(".css") for path in paths)
            board.tell(built, base=base, only_style=only_style)
            if (
                last is None
                or built.changed
                or (built.findings, built.failure) != (last.findings, last.failure)
            ):
                telling.built(built, begun)
            if last is None:
                telling.serving(address + quote(base))
            last = built
            if not await watching.follow(code):  # else what changed before is seen by looking
                await news.wait()
    finally:
        watching.close()


def _path_of(base_url: str) -> str:
    """The path beneath which a site lies: ``/paper/`` for ``https://example.org/paper/``."""
    path = unquote(urlsplit(base_url).path).strip("/")
    return f"/{path}/" if path else "/"


def _address(bound: str, port: int) -> str:
    return f"http://[{bound}]:{port}" if ":" in bound else f"http://{bound}:{port}"


def _at_signals(end: Callable[..., None]) -> None:
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(each, end)
        except NotImplementedError:  # Windows
            signal.signal(each, lambda *_: loop.call_soon_threadsafe(end))


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """uvicorn would end this process by the signal that ended the server; Ctrl-C is no failure here."""
        yield

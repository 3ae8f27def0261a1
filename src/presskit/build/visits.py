"""Visits to pages of other hosts: to each host few at a time, with a pause, and patience where it asks for some."""

import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from urllib3 import BaseHTTPResponse, PoolManager, Retry, Timeout
from urllib3.exceptions import (
    HTTPError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ResponseError,
    SSLError,
)
from urllib3.exceptions import (
    TimeoutError as TimedOut,
)

from presskit import __version__
from presskit.link.external import Answer

AGENT = f"presskit/{__version__} (link checker)"
PER_HOST = 2
"""Requests to one host at a time."""
PAUSE = 0.5
"""Seconds between two requests of a lane: so a host gets four in a second at most."""
LONGEST_WAIT = 30
"""Seconds that are waited where a host asks for it (RFC 9110 §10.2.3); for longer, it is left alone."""
_LANES = 16
_HOPS = 10
_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_BUSY = (429, 503)
_CLOSED = (401, 402, 403, 407, 408, 423, 425, 429, 451)
"""Of the answers that blame who asks, those that say nothing of the page."""


class _Patience(Retry):
    """Retries as a host asks for, unless that takes too long."""

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: Any = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        if response is not None and (self.get_retry_after(response) or 0) > LONGEST_WAIT:
            raise MaxRetryError(_pool, url or "", ResponseError("it asks for too long a wait"))
        return super().increment(method, url, response, error, _pool, _stacktrace)


_PATIENCE = _Patience(
    total=3,
    connect=1,
    read=0,
    other=0,
    status=2,
    status_forcelist=_BUSY,
    backoff_factor=1,
    raise_on_status=False,
)


def visited(urls: Iterable[str], timeout: int) -> Iterator[tuple[str, Answer]]:
    """Each URL with its answer, as they come, ``at`` no time yet: whoever asks has one instant for all of them.

    ``timeout`` is in seconds, for a connection and for an answer each.
    """
    lanes: dict[str, deque[str]] = defaultdict(deque)
    for url in urls:
        lanes[_host(url)].append(url)
    count = sum(map(len, lanes.values()))
    # The pools count once more, as a redirect may lead from the lane of one host to another host.
    pool = PoolManager(
        num_pools=len(lanes) + 1000,
        maxsize=PER_HOST,
        block=True,
        headers={"User-Agent": AGENT, "Accept": "*/*"},
        timeout=Timeout(connect=timeout, read=timeout),
    )
    answers: SimpleQueue[tuple[str, Answer]] = SimpleQueue()

    def lane(waiting: deque[str]) -> None:
        with suppress(IndexError):  # none is left
            while True:
                url = waiting.popleft()
                answers.put((url, _answer(pool, url, timeout)))
                if waiting:
                    time.sleep(PAUSE)

    with pool, ThreadPoolExecutor(_LANES, "presskit-visit") as executor:
        try:
            for turn in range(PER_HOST):
                for waiting in sorted(lanes.values(), key=len, reverse=True):  # the longest takes longest
                    if len(waiting) > turn:
                        executor.submit(lane, waiting)
            for _ in range(count):
                yield answers.get()
        finally:  # whoever has enough need not wait for the rest
            for waiting in lanes.values():
                waiting.clear()


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _answer(pool: PoolManager, url: str, timeout: int) -> Answer:
    try:
        return _followed(pool, url)
    except Exception as error:  # noqa: BLE001 - whatever an odd host brings about, the others are asked
        return Answer(0, "unreachable", _said(error, timeout))


def _followed(pool: PoolManager, url: str) -> Answer:
    """The answer at the end of all redirects; it has ``moved`` as far as they are for good."""
    where, moved, for_good = url, "", True
    for _ in range(_HOPS):
        status, location = _asked(pool, _ascii(where))
        if status not in _REDIRECTS or not location:
            return _judged(status, moved)
        where = urljoin(where, location)
        if urlsplit(where).scheme not in ("http", "https"):
            return Answer(0, "unreachable", f"it leads on to `{where}`")
        for_good = for_good and status in _FOR_GOOD
        moved = where if for_good else moved
    return Answer(0, "unreachable", "one redirect leads to the next, without end")


def _judged(status: int, moved: str) -> Answer:
    known = status in HTTPStatus.__members__.values()
    said = f"the host says {status} {HTTPStatus(status).phrase}" if known else f"the host says {status}"
    if status < 400:
        return Answer(0, "fine", moved=moved)
    dead = status < 500 and status not in _CLOSED
    return Answer(0, "dead" if dead else "unreachable", said)


def _asked(pool: PoolManager, url: str) -> tuple[int, str]:
    """Status and location. Many hosts answer HEAD wrongly: what they refuse is asked for once more with GET."""
    try:
        status, location = _requested(pool, "HEAD", url)
    except (ProtocolError, MaxRetryError) as error:
        if not isinstance(_reason(error), ProtocolError):
            raise
        status, location = 0, ""
    if status in _BUSY or 0 < status < 400:
        return status, location
    return _requested(pool, "GET", url)


def _requested(pool: PoolManager, method: str, url: str) -> tuple[int, str]:
    response = pool.request(method, url, redirect=False, retries=_PATIENCE, preload_content=False)
    try:
        return response.status, response.headers.get("Location", "")
    finally:
        response.close()  # nobody reads the page itself
        response.release_conn()


def _ascii(url: str) -> str:
    """The URL with its host as DNS knows it."""
    parts = urlsplit(url)
    if url.isascii() or not parts.hostname:
        return url
    host = parts.hostname.encode("idna").decode("ascii")
    return parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host).geturl()


def _reason(error: Exception) -> Exception | None:
    return error.reason if isinstance(error, MaxRetryError) else error


def _said(error: Exception, timeout: int) -> str:
    match _reason(error):
        case NameResolutionError():
            return "there is no such host"
        case NewConnectionError():
            return "the host takes no connection"
        case TimedOut():
            return f"no answer within {timeout} s"
        case SSLError():
            return "the host can't prove that it is this host (TLS)"
        case HTTPError() | OSError():
            return "the host's answer is none of HTTP"
        case reason:
            return f"it can't be asked for: {reason}"

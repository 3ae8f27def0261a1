"""Web servers on addresses of this machine, each a host of its own, that answer as they are told and count who asks."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from msgspec import Struct, field

Reply = tuple[int, Mapping[str, str]]
Answers = Mapping[str, Reply | Callable[[str, int], Reply]]
"""By path: status and headers, or a function of the method and of how often that path was asked for before."""


class Seen(Struct):
    """What a host saw: method and path of each request, their ``User-Agent``, and how many came at one time."""

    url: str
    requests: list[tuple[str, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    now: int = 0
    most: int = 0


@contextmanager
def host(answers: Answers, address: str = "127.0.0.1", *, delay: float = 0.0) -> Iterator[Seen]:
    """A host that takes ``delay`` seconds for each answer; what is not in ``answers`` is 404."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            with lock:
                before = sum(path == self.path for _, path in seen.requests)
                seen.requests.append((self.command, self.path))
                seen.times.append(time.monotonic())
                seen.agents.add(self.headers.get("User-Agent", ""))
                seen.now += 1
                seen.most = max(seen.most, seen.now)
            time.sleep(delay)
            reply = answers.get(self.path, (404, {}))
            status, headers = reply(self.command, before) if callable(reply) else reply
            with lock:
                seen.now -= 1
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_HEAD = _answer  # noqa: N815 - the names that http.server looks for

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((address, 0), Handler) as server:
        server.daemon_threads = True
        seen = Seen(f"http://{address}:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield seen
        finally:
            server.shutdown()
            thread.join()

"""``presskit serve``, as a process of its own that is ended at the end."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct

_T = TypeVar("_T")

LIMIT = 60.0
"""Seconds to wait for what takes one or two where nothing else runs."""
PRESSKIT = Path(sys.executable).with_name("presskit")


class Served(Struct, frozen=True):
    """A running server; ``url`` ends with a slash, ``output`` is the file of what it prints."""

    url: str
    process: "subprocess.Popen[bytes]"
    output: Path

    @property
    def printed(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def ask(
        self, path: str, *headers: str, method: str = "GET", host: str = ""
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for a request whose path is sent as it is, whatever that is."""
        port = urlsplit(self.url).port or 0
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {host or f'127.0.0.1:{port}'}",
            "Connection: close",
            *headers,
        ]
        with socket.create_connection(("127.0.0.1", port), timeout=LIMIT) as connection:
            connection.sendall("\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape"))
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        status, *fields = head.decode("latin-1").split("\r\n")
        found = dict(field.split(": ", 1) for field in fields)
        return int(status.split()[1]), {name.lower(): value for name, value in found.items()}, body


@contextmanager
def served(site: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """The site, served on a free port once its first build is over."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "output")
        with output.open("wb") as file:
            process = subprocess.Popen(
                [PRESSKIT, "serve", str(site), "--port", "0", *arguments],
                stdout=file,
                stderr=subprocess.STDOUT,
                env={**os.environ, **environment},
            )
        try:
            found = until(
                lambda: re.search(r"Serving on (\S+)", output.read_text(encoding="utf-8")), process, output
            )
            yield Served(found[1], process, output)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def until(
    look: Callable[[], _T | None],
    process: "subprocess.Popen[bytes] | None" = None,
    output: Path | None = None,
) -> _T:
    """What ``look`` finds, once it finds something."""
    end = time.monotonic() + LIMIT
    while not (found := look()):
        said = output.read_text(encoding="utf-8") if output is not None else ""
        assert process is None or process.poll() is None, f"the server ended: {said}"
        assert time.monotonic() < end, f"waited in vain: {said}"
        time.sleep(0.02)
    return found


def ran(coroutine: Coroutine[Any, Any, _T]) -> _T:
    """What comes of a coroutine, in a thread of its own: a test's browser has a loop in this one."""
    with ThreadPoolExecutor(1) as executor:
        return executor.submit(asyncio.run, coroutine).result()

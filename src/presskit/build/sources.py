"""Articles on disk become sources: found, decoded strictly, cleaned of what no output may hold."""

import unicodedata
from collections.abc import Iterable, Iterator

from presskit.build.roots import Problem, Roots
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import LARGEST, Source, digest
from presskit.read.characters import FORBIDDEN, code_point
from presskit.report.rules import finding

_LONGEST_PATH = 1000
"""Bytes: outputs lie beneath further folders, and systems take no path of more than 4,096."""
_CODES: dict[Problem, str] = {"outside": "PK221", "too large": "PK397"}
_SAID: dict[Problem, tuple[str, str]] = {
    "absent": ("the file is gone", ""),
    "outside": ("the file is a link that leads out of the content folder", ""),
    "no file": ("it is no file: a pipe, a socket or a device", "take it away, or name it without .rst"),
    "too large": (f"the article has more than {LARGEST:,} bytes", "divide the article"),
    "unreadable": ("the file can't be read", "look at its permissions"),
}


def article_paths(roots: Roots) -> list[str]:
    """The articles of a site, by their paths relative to it, sorted.

    Names that begin with ``_`` or ``.`` are for inclusion only.
    """
    return sorted(roots.articles())


def twins(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """PK501 for articles whose names differ only in the form of Unicode: they have one id, and only one can be out."""
    seen: dict[str, str] = {}
    for path in paths:
        other = path if path.isascii() else seen.setdefault(unicodedata.normalize("NFC", path), path)
        if other != path:
            message = f"the name is that of {other!a} in another form of Unicode: only one can be out"
            yield finding("PK501", Span(path), message, "give one of them another name")


def load_source(roots: Roots, path: str) -> tuple[Source | None, list[Diagnostic]]:
    """The source at ``path``. None where it can't be read as text at all."""
    if not is_text(path):
        return None, [finding("PK220", Span(path), "the file's name is not UTF-8", "give it another name")]
    if len(path.encode()) > _LONGEST_PATH:
        message = f"the path of the file has more than {_LONGEST_PATH:,} bytes"
        return None, [finding("PK380", Span(path), message, "use fewer folders, or shorter names")]
    data = roots.read(path, LARGEST, listed=True)
    if isinstance(data, str):
        return None, [finding(_CODES.get(data, "PK380"), Span(path), *_SAID[data])]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8-sig" if not start else "utf-8", "replace")) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        hint = "save the article as UTF-8"
        return None, [finding("PK220", Span(path, line, column), message, hint)]
    text = with_newlines(text)
    findings = list(_forbidden(path, text))
    if findings:
        text = FORBIDDEN.sub("\ufffd", text)
    id = unicodedata.normalize("NFC", path.removeprefix("content/").removesuffix(".rst"))
    return Source(id, path, text, digest(data)), findings


def with_newlines(text: str) -> str:
    """The text with ``\\n`` at the end of every line, whatever system it comes from."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _forbidden(path: str, text: str) -> Iterator[Diagnostic]:
    for match in list(FORBIDDEN.finditer(text))[:10]:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"control character {code_point(match[0])}"
        yield finding("PK222", Span(path, line, column, line, column + 1), message, "delete it")


def is_text(path: str) -> bool:
    """Whether a path is Unicode text: on Linux, a name can be any bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True

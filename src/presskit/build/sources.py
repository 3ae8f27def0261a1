"""Articles on disk become sources: found, decoded strictly, cleaned of what no output may hold."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import Source, digest
from presskit.read.characters import FORBIDDEN, code_point
from presskit.report.rules import finding


def article_paths(site_dir: Path) -> Iterator[str]:
    """The articles beneath ``content/``, relative to the site, sorted.

    Names that begin with ``_`` or ``.`` are for inclusion only.
    """
    content = site_dir / "content"
    found: list[str] = []
    for folder, folders, files in os.walk(content):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        here = Path(folder).relative_to(site_dir).as_posix()
        found.extend(
            f"{here}/{name}" for name in files if name.endswith(".rst") and not name.startswith((".", "_"))
        )
    return iter(sorted(found))


def load_source(site_dir: Path, path: str) -> tuple[Source | None, list[Diagnostic]]:
    """The source at ``path``. None where it can't be read as text at all."""
    place = site_dir / path
    if not is_beneath(place, site_dir / "content"):
        return None, [finding("PK221", Span(path), "the file is a link that leads out of the content folder")]
    data = place.read_bytes()
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
    id = unicodedata.normalize("NFC", path.removeprefix("content/").removesuffix(".rst"))
    return Source(id, path, FORBIDDEN.sub("\ufffd", text), digest(data)), findings


def with_newlines(text: str) -> str:
    """The text with ``\\n`` at the end of every line, whatever system it comes from."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _forbidden(path: str, text: str) -> Iterator[Diagnostic]:
    for match in list(FORBIDDEN.finditer(text))[:10]:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"control character {code_point(match[0])}"
        yield finding("PK222", Span(path, line, column, line, column + 1), message, "delete it")


def is_beneath(path: Path, folder: Path) -> bool:
    """Whether ``path``, its links followed, lies in ``folder``."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError):
        return False

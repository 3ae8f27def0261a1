"""Articles on disk become sources: found, decoded strictly, cleaned of what no output may hold."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import LARGEST, Source, digest
from presskit.read.characters import FORBIDDEN, code_point
from presskit.report.rules import finding


def article_paths(site_dir: Path) -> list[str]:
    """The articles beneath ``content/``, relative to the site, sorted.

    Names that begin with ``_`` or ``.`` are for inclusion only.
    """
    return sorted(_articles(str(site_dir), "content"))


def _articles(root: str, folder: str) -> list[str]:
    try:
        found = os.scandir(f"{root}/{folder}")
    except OSError:  # what can't be listed is not there
        return []
    with found:
        entries = [entry for entry in found if not entry.name.startswith((".", "_"))]
    folders = [entry for entry in entries if entry.is_dir()]
    paths = [
        f"{folder}/{entry.name}" for entry in entries if entry.name.endswith(".rst") and not entry.is_dir()
    ]
    for entry in folders:
        if not entry.is_symlink():
            paths += _articles(root, f"{folder}/{entry.name}")
    return paths


def twins(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """PK501 for articles whose names differ only in the form of Unicode: they have one id, and only one can be out."""
    seen: dict[str, str] = {}
    for path in paths:
        other = path if path.isascii() else seen.setdefault(unicodedata.normalize("NFC", path), path)
        if other != path:
            message = f"the name is that of {other!a} in another form of Unicode: only one can be out"
            yield finding("PK501", Span(path), message, "give one of them another name")


def load_source(site_dir: Path, path: str) -> tuple[Source | None, list[Diagnostic]]:
    """The source at ``path``. None where it can't be read as text at all."""
    place = f"{site_dir}/{path}"
    # Only the file itself may be a link: `article_paths` follows no folder that is one.
    plain = os.path.isfile(place) and not os.path.islink(place)  # noqa: PTH113, PTH114 - for every article
    if not plain and not is_beneath(Path(place), site_dir / "content"):
        return None, [finding("PK221", Span(path), "the file is a link that leads out of the content folder")]
    if not is_text(path):
        return None, [finding("PK220", Span(path), "the file's name is not UTF-8", "give it another name")]
    with open(place, "rb") as file:  # noqa: PTH123
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"the article has more than {LARGEST:,} bytes"
        return None, [finding("PK397", Span(path), message, "divide the article")]
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


def is_beneath(path: Path, folder: Path) -> bool:
    """Whether ``path``, its links followed, lies in ``folder``."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError):
        return False

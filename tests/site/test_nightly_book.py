"""What only the night has time for (tests/conftest.py): every kind of book by Ace by DAISY, which takes seconds for each."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, build
from tests.plugins.epub.packet import CONFIG, SITE
from tests.site.built import Built
from tests.tools import ace, chromium

pytestmark = pytest.mark.usefixtures("node_checkers")

EXAMPLES = Path(__file__).parents[2] / "examples"
BOOKS = """
[[plugin.epub.books]]

[[plugin.epub.books]]
file = "issue"
each = "month"
headings = true
print_edition = "urn:isbn:9780375704024"

[[plugin.epub.books]]
file = "arabic"
language = "ar"
"""


def test_ace_finds_nothing_in_the_books_of_the_sites(built: Built) -> None:
    (book,) = built.folder.glob("*.epub")
    assert ace.violations(book, _chromium()) == []


def test_ace_finds_nothing_in_other_kinds_of_books(tmp_path: Path) -> None:
    found = {book.name: ace.violations(book, _chromium()) for book in _books(tmp_path)}
    assert set(found) == {"hello.epub", "the-packet.epub", "issue-2026-03.epub", "arabic.epub"}
    assert {name: violations for name, violations in found.items() if violations} == {}


def _books(folder: Path) -> Iterator[Path]:
    shutil.copytree(
        EXAMPLES / "minimal", folder / "minimal", ignore=shutil.ignore_patterns("public", ".presskit")
    )
    for name, text in {
        **SITE,
        "presskit.toml": CONFIG + BOOKS,
        "content/harbour/Mole+Köder.png": "",
        "content/town/print.rst": "Print\n=====\n\n:date: 2026-03-05\n\nThe :page:`12` tide.\n",
    }.items():
        path = folder / "packet" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for site in ("minimal", "packet"):
        build(folder / site, Options(output=folder / "out" / site))
        yield from (folder / "out" / site).glob("*.epub")


def _chromium() -> str:
    program = chromium.program()
    assert program is not None
    return program

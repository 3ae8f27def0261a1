"""Small sites, built by the command as a publisher runs it."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[[str], "subprocess.CompletedProcess[str]"]
SITE = """
[site]
title = "Locks"

[plugins]
enabled = ["factbox"]

[plugin.factbox]
max_words = 6
"""
SOUND = """\
Long Lock
=========

:date: 2026-03-01

.. fact-box:: Long <Lock>
   :source: Survey & map

   Rises *four* metres.
"""
UNSOURCED = SOUND.replace("   :source: Survey & map\n", "")
LONG = SOUND.replace("four", "four and a half, or fifteen feet, that is more than six")


@pytest.fixture
def presskit(tmp_path: Path) -> Run:
    """``presskit(command)`` runs it in a site whose only article is ``content/lock.rst``."""
    (tmp_path / "content").mkdir()
    (tmp_path / "presskit.toml").write_text(SITE, encoding="utf-8")
    (tmp_path / "content/lock.rst").write_text(SOUND, encoding="utf-8")
    program = Path(sys.executable).with_name("presskit")  # that of the environment which runs the tests

    def run(command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(  # noqa: S603 - presskit itself
            [program, command], check=False, cwd=tmp_path, capture_output=True, encoding="utf-8"
        )

    return run


def build(presskit: Run) -> None:
    run = presskit("build")
    assert run.returncode == 0, run.stderr


def findings(presskit: Run) -> str:
    run = presskit("check")
    return run.stdout + run.stderr


def test_the_page_has_the_box_with_its_markup_and_its_source(presskit: Run, tmp_path: Path) -> None:
    build(presskit)
    page = (tmp_path / "public/lock/index.html").read_text(encoding="utf-8")
    start = page.index('<aside class="topic fact-box">')
    box = page[start : page.index("</aside>", start)]
    assert "In brief" in box
    assert "Long &lt;Lock&gt;" in box
    assert "<p>Rises <em>four</em> metres.</p>" in box
    assert "Source: Survey &amp; map" in box


def test_the_page_links_the_style_sheet_of_the_plugin(presskit: Run, tmp_path: Path) -> None:
    build(presskit)
    [sheet] = (tmp_path / "public/static").glob("fact-box.*.css")
    page = (tmp_path / "public/lock/index.html").read_text(encoding="utf-8")
    assert f'href="../static/{sheet.name}"' in page


def test_the_book_has_the_box(presskit: Run, tmp_path: Path) -> None:
    build(presskit)
    book = zipfile.ZipFile(tmp_path / "public/locks.epub")
    chapters = [book.read(name).decode() for name in book.namelist() if name.endswith("/lock.xhtml")]
    assert [chapter.count('<aside class="topic fact-box">') for chapter in chapters] == [1]


def test_the_json_has_the_box_as_data_and_as_plain_markup(presskit: Run, tmp_path: Path) -> None:
    build(presskit)
    article = json.loads((tmp_path / "public/api/articles/lock.json").read_text(encoding="utf-8"))
    boxes = [found["data"] for found in article["blocks"] if found["kind"] == "fact-box"]
    assert boxes == [{"heading": "In brief", "title": "Long <Lock>", "source": "Survey & map"}]
    assert "<aside" not in json.dumps(article)


def test_a_german_page_has_german_words(presskit: Run, tmp_path: Path) -> None:
    text = SOUND.replace(":date:", ":language: de\n:date:")
    (tmp_path / "content/lock.rst").write_text(text, encoding="utf-8")
    build(presskit)
    page = (tmp_path / "public/lock/index.html").read_text(encoding="utf-8")
    assert "Kurz gesagt" in page
    assert "Quelle: Survey &amp; map" in page


def test_the_heading_is_a_setting(presskit: Run, tmp_path: Path) -> None:
    (tmp_path / "presskit.toml").write_text(SITE + 'heading = "At a glance"\n', encoding="utf-8")
    build(presskit)
    assert "At a glance" in (tmp_path / "public/lock/index.html").read_text(encoding="utf-8")


def test_a_sound_box_has_no_finding(presskit: Run) -> None:
    assert "FB" not in findings(presskit)


def test_a_box_without_a_source_is_a_warning_at_its_title(presskit: Run, tmp_path: Path) -> None:
    (tmp_path / "content/lock.rst").write_text(UNSOURCED, encoding="utf-8")
    assert "content/lock.rst:6:15: warning FB001" in findings(presskit)
    build(presskit)
    assert "Source:" not in (tmp_path / "public/lock/index.html").read_text(encoding="utf-8")


def test_a_box_with_too_many_words_is_a_warning_that_counts_them(presskit: Run, tmp_path: Path) -> None:
    (tmp_path / "content/lock.rst").write_text(LONG, encoding="utf-8")
    assert "content/lock.rst:6:15: warning FB002: “Long <Lock>” has 14 words, more than 6" in findings(
        presskit
    )


def test_an_empty_box_is_an_error(presskit: Run, tmp_path: Path) -> None:
    (tmp_path / "content/lock.rst").write_text(
        SOUND.replace("   Rises *four* metres.\n", ""), encoding="utf-8"
    )
    run = presskit("check")
    assert run.returncode == 1
    assert "content/lock.rst:6" in run.stdout + run.stderr


def test_a_limit_that_no_box_can_keep_is_refused(presskit: Run, tmp_path: Path) -> None:
    (tmp_path / "presskit.toml").write_text(SITE.replace("= 6", "= 0"), encoding="utf-8")
    run = presskit("check")
    assert run.returncode == 2
    assert "presskit.toml:9:13" in run.stdout + run.stderr

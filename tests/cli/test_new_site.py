import datetime as dt
import tomllib
from pathlib import Path

import pytest

from presskit.cli.entry import run
from presskit.cli.new_site import filled
from presskit.config.load import load


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", "2026-03-02T09:00:00Z")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_new_site_builds_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "the-evening-post"
    assert run(["new", "site", str(site)]) == 0
    said = capsys.readouterr().out
    assert "presskit build" in said
    assert "presskit serve --open " in said
    assert run(["check", str(site)]) == 0
    assert run(["build", str(site), "-q"]) == 0
    assert capsys.readouterr() == ("3 articles: nothing found\n", "")
    assert "The evening post" in (site / "public/index.html").read_text()
    assert (site / "public/field-notes/the-hour-before-rain/index.html").is_file()
    assert (site / "public/the-evening-post.epub").is_file()
    assert {"/public/", "/.presskit/"} <= set((site / ".gitignore").read_text().split())


def test_two_new_sites_of_one_day_are_equal(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(["new", "site", str(tmp_path / name), "--title", "Same"])
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_a_folder_with_files_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert run(["new", "site", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert files(tmp_path) == {"notes.txt": b"mine"}


def test_a_fresh_repository_is_welcome(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert run(["new", "site", str(tmp_path)]) == 0


def test_a_title_is_a_string_whatever_it_holds(tmp_path: Path) -> None:
    title = 'The "Evening" \\ Post’s\n#1 = 日本\x1b\x7f'
    run(["new", "site", str(tmp_path / "s"), "--title", title])
    assert load(tmp_path / "s").config.site.title == 'The "Evening" \\ Post’s #1 = 日本'


def test_placeholders() -> None:
    text = filled("title = @title@\n:date: @day-8@\nmail@title.org", "A", dt.date(2026, 3, 2))
    assert text == 'title = "A"\n:date: 2026-02-22\nmail@title.org'
    assert tomllib.loads(text.splitlines()[0]) == {"title": "A"}

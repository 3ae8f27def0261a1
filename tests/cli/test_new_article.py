import datetime as dt
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from presskit.cli.entry import run
from presskit.cli.new_article import article


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSKIT_NOW", "2026-07-02T22:30:00Z")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "presskit.toml").write_text('[site]\ntimezone = "Europe/London"\nauthor = "Ada Reed"\n')
    return tmp_path


def new(*arguments: str) -> int:
    return run(["new", "article", *arguments])


def test_an_article_is_a_draft_of_now_in_the_sites_zone(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("Harbour wall to be rebuilt", "--section", "news") == 0
    assert capsys.readouterr() == ("content/news/harbour-wall-to-be-rebuilt.rst\n", "")
    assert (site / "content/news/harbour-wall-to-be-rebuilt.rst").read_text() == (
        "Harbour wall to be rebuilt\n"
        "==========================\n"
        "\n"
        ":status: draft\n"
        ":date: 2026-07-02 23:30\n"
        ":author: Ada Reed\n"
        ":summary:\n"
        "\n"
        "Begin here.\n"
    )
    assert run(["check"]) == 0


@pytest.mark.parametrize("date", [[], ["--date", "2026-07-02T22:30"]])
def test_in_a_site_without_a_zone_the_article_names_one(site: Path, date: list[str]) -> None:
    (site / "presskit.toml").write_text("")
    assert new("Harbour wall to be rebuilt", *date) == 0
    assert ":date: 2026-07-02 22:30+00:00\n" in (site / "content/harbour-wall-to-be-rebuilt.rst").read_text()
    assert run(["check"]) == 0


def test_date_and_author_are_as_given(site: Path) -> None:
    new("A", "--date", "2027-01-01T00:00Z", "--author", "Tomas\n:status: published")
    new("B", "--date", "2027-06-01")
    assert (
        ":date: 2027-01-01 00:00\n:author: Tomas :status: published\n" in (site / "content/a.rst").read_text()
    )
    assert ":date: 2027-06-01 00:00\n" in (site / "content/b.rst").read_text()


def test_nothing_is_overwritten(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("Same", "--section", "news") == 0
    (site / "content/news/same.rst").write_text("mine")
    assert new("SAME!", "--section", "news") == 2
    assert "is there already" in capsys.readouterr().err
    assert (site / "content/news/same.rst").read_text() == "mine"


def test_a_new_section_is_made_with_a_warning(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new("A", "--section", "nwes") == 0
    assert capsys.readouterr().err == "presskit: the section `nwes` is new; did you mean `news`?\n"
    assert (site / "content/nwes/a.rst").is_file()


@pytest.mark.parametrize("section", ["../outside", "a/../b", "/etc/../x", "a\\b", "a//b", ".hidden", "a b"])
def test_no_section_leads_out_of_the_content(site: Path, section: str) -> None:
    before = sorted(site.rglob("*"))
    assert new("A", "--section", section) == 2
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize("title", ["", "!?", "Index", " index. "])
def test_a_title_must_make_a_file_name(site: Path, title: str) -> None:
    assert new("--", title) == 2


def test_a_site_is_found_from_a_folder_in_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "content" / "news")
    assert new("A", "--section", "news") == 0
    assert (site / "content/news/a.rst").is_file()


def test_outside_a_site_there_is_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert new("A") == 2
    assert "PK100" in capsys.readouterr().err


@pytest.mark.parametrize(
    "title",
    [
        "What *is* a ``comet``?",
        "Our_ friends |and| `theirs`_",
        r"C:\Temp",
        "1. Begin",
        "- and so on",
        ".. dots",
        ":field: x",
        "> quoted",
        "A. B. Reed",
        "“日本語” naïve",
        "a_b __init__",
        "*",
    ],
)
def test_a_title_reads_as_it_was_typed(title: str) -> None:
    document = publish_doctree(
        article(title, "", dt.datetime(2026, 1, 1, 9)),  # noqa: DTZ001 - the site's zone
        settings_overrides={
            "report_level": 1,
            "halt_level": 1,
            "_disable_config": True,
            "smart_quotes": False,
        },
    )
    assert next(document.findall(nodes.title)).astext() == title
    assert next(document.findall(nodes.docinfo)).astext().startswith("draft")

from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.cli.entry import run

WriteArticle = Callable[[str, str, str], None]
FIELDS = ":date: 2026-01-01"


@pytest.fixture
def old_site(dated_site: Path, write_article: WriteArticle) -> Path:
    """A site with two findings, which its baseline knows."""
    write_article("odd", FIELDS, "See :article:`nowhere`.")
    write_article("other", f"{FIELDS}\n:colour: red", "Text.")
    with (dated_site / "presskit.toml").open("a") as file:
        file.write("[check]\nbaseline = 'known.jsonl'\n")
    assert run(["check", "-q", "--update-baseline"]) == 0
    return dated_site


def test_what_is_known_neither_shows_nor_counts(old_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len((old_site / "known.jsonl").read_text().splitlines()) == 2
    capsys.readouterr()
    assert run(["check"]) == 0
    assert capsys.readouterr().out == "3 articles: nothing found\n"


def test_what_is_new_counts(
    old_site: Path, write_article: WriteArticle, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article("odd", FIELDS, "New.\n\nSee :article:`nowhere` and :article:`nowhere`.")
    assert run(["check", "-q"]) == 1
    assert capsys.readouterr().out.count("PK401") == 1


def test_what_is_gone_is_told_until_the_baseline_is_written_anew(
    old_site: Path, write_article: WriteArticle, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article("odd", FIELDS, "Text.")
    assert run(["check", "-q"]) == 0
    assert "known.jsonl:1:1: info PK604" in capsys.readouterr().out
    assert run(["check", "-q", "content/other.rst"]) == 0
    assert "PK604" not in capsys.readouterr().out, "of the other file nobody asked"
    assert run(["check", "-q", "--update-baseline"]) == 0
    assert len((old_site / "known.jsonl").read_text().splitlines()) == 1
    assert run(["check", "-q", "--fail-on", "info"]) == 0


def test_a_build_takes_no_baseline(old_site: Path) -> None:
    assert run(["build", "-q"]) == 1
    assert not (old_site / "public").exists()


def test_another_file_may_be_named(old_site: Path) -> None:
    (old_site / "empty.jsonl").touch()
    assert run(["check", "-q", "--baseline", "empty.jsonl"]) == 1
    assert run(["check", "-q", "--baseline", "gone.jsonl", "--fail-on", "error"]) == 1


def test_a_missing_or_damaged_baseline_is_told(old_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (old_site / "known.jsonl").write_text("{}\n")
    assert run(["check", "-q"]) == 1
    assert "known.jsonl:1:1: error PK605" in capsys.readouterr().out
    (old_site / "known.jsonl").unlink()
    assert run(["check", "-q"]) == 1
    assert "presskit.toml:1:1: error PK605: there is no baseline `known.jsonl`" in capsys.readouterr().out


def test_nothing_but_a_baseline_is_written_over(old_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (old_site / "content" / "odd.rst").read_text()
    assert run(["check", "--update-baseline", "--baseline", "content/odd.rst"]) == 2
    assert (old_site / "content" / "odd.rst").read_text() == before
    assert run(["check", "--update-baseline", "content/odd.rst"]) == 2
    (old_site / "presskit.toml").write_text("")
    assert run(["check", "--update-baseline"]) == 2
    for name in ("../known.jsonl", "/known.jsonl", "content/known.jsonl", "presskit.toml", "a\\\\b"):
        (old_site / "presskit.toml").write_text(f'[check]\nbaseline = "{name}"\n')
        assert run(["check", "-q"]) == 2
        assert "PK105" in capsys.readouterr().out

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.cli.entry import run
from presskit.write.lock import locked

WriteArticle = Callable[[str, str, str], None]


def published(folder: Path) -> set[str]:
    return {name for name in ("out", "later", "draft") if (folder / name / "index.html").is_file()}


def test_a_build_ends_with_one_line(dated_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    line = capsys.readouterr().out
    assert line.startswith("1 article, ")
    assert line.endswith("→ public\n")
    assert published(dated_site / "public") == {"out"}


def test_quiet_says_nothing_of_what_went_well(dated_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(dated_site), "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_previews_go_elsewhere(dated_site: Path) -> None:
    assert run(["build", "--drafts", "-q"]) == 0
    assert published(dated_site / ".presskit" / "preview") == {"out", "draft"}
    assert run(["build", "--at", "2026-07-03T09:00", "-q"]) == 0
    assert published(dated_site / ".presskit" / "preview") == {"out", "later"}
    assert run(["build", "--at", "2026-07-03T08:59", "--output", "else", "-q"]) == 0
    assert published(dated_site / "else") == {"out"}
    assert not (dated_site / "public").exists()


def test_errors_stop_the_publish_unless_told_otherwise(
    dated_site: Path, write_article: WriteArticle, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article("out", ":date: 2026-07-01", ":article:`nowhere`")
    assert run(["build"]) == 1
    out, err = capsys.readouterr()
    assert "content/out.rst:6:" in err
    assert out == "Nothing was published.\n"
    assert not (dated_site / "public").exists()
    assert run(["build", "--keep-going", "-q"]) == 1
    assert published(dated_site / "public") == {"out"}


def test_a_configuration_with_errors_is_a_usage_error(
    dated_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (dated_site / "presskit.toml").write_text("[site]\ntitel = 1\n")
    assert run(["build"]) == run(["check"]) == run(["due"]) == run(["clean"]) == 2
    assert "presskit.toml:2:1: error PK103" in capsys.readouterr().err


def test_it_says_how_it_published(dated_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "-v"]) == 0
    assert "published in one step" in capsys.readouterr().out
    (dated_site / "public").rename(dated_site / "www")
    (dated_site / "public").symlink_to("www")
    (dated_site / "content/out.rst").unlink()
    assert run(["build", "-v"]) == 0
    assert "published in place: it is a link" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["build", "--no-wait"], ["clean"]])
def test_who_will_not_wait_is_told_who_builds(
    dated_site: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    run(["build", "-q"])
    (dated_site / "content/out.rst").unlink()
    with locked(dated_site / ".presskit", lambda _: None):
        assert run(arguments) == 75
    assert f"another build of this site runs (process {os.getpid()}, since " in capsys.readouterr().err
    assert published(dated_site / "public") == {"out"}
    assert run(arguments) == 0
    assert published(dated_site / "public") == set()


def test_a_clock_that_is_none_is_a_usage_error(
    dated_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", "tomorrow")
    assert run(["build"]) == 2
    assert "PRESSKIT_NOW is `tomorrow`" in capsys.readouterr().err

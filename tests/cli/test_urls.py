import json
from pathlib import Path

import pytest

from presskit.cli.entry import run

CAPTURE = pytest.CaptureFixture[str]


def test_the_urls_of_the_site_are_listed_without_what_is_not_out(dated_site: Path, capsys: CAPTURE) -> None:
    assert run(["urls"]) == 0
    out, err = capsys.readouterr()
    assert out.split() == ["/", "/archive/", "/out/"]
    assert err == ""
    assert not (dated_site / "urls.txt").exists()


def test_programs_get_json(dated_site: Path, capsys: CAPTURE) -> None:
    (dated_site / "urls.txt").write_text("/out/\n")
    assert run(["urls", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[-1] == {
        "url": "/out/",
        "kind": "article",
        "title": "out",
        "kept": True,
    }


def test_the_ledger_is_written_and_forgets(dated_site: Path, capsys: CAPTURE) -> None:
    assert run(["urls", "--update"]) == 0
    assert capsys.readouterr().out == "urls.txt: 3 URLs added, 3 in all\n"
    assert run(["check"]) == 0
    (dated_site / "content/out.rst").rename(dated_site / "content/away.rst")
    assert run(["check"]) == 1
    out = capsys.readouterr().out
    assert "urls.txt:4:1: error PK620: `/out/` was published, and is no more\n     4 | /out/" in out
    assert run(["urls", "--forget", "/out/", "."]) == 0
    assert run(["check"]) == 0


def test_what_is_not_in_the_ledger_can_not_be_forgotten(dated_site: Path, capsys: CAPTURE) -> None:
    run(["urls", "--update"])
    assert run(["urls", "--forget", "/oot/"]) == 2
    assert "urls.txt has no `/oot/`; did you mean `/out/`?" in capsys.readouterr().err


def test_a_ledger_with_marks_of_a_merge_is_not_written(dated_site: Path, capsys: CAPTURE) -> None:
    text = "/out/\n<<<<<<< HEAD\n"
    (dated_site / "urls.txt").write_text(text)
    assert run(["urls", "--update"]) == 1
    assert "urls.txt:2:1: error PK621" in capsys.readouterr().err
    assert (dated_site / "urls.txt").read_text() == text


def test_a_configuration_that_can_not_be_used(dated_site: Path, capsys: CAPTURE) -> None:
    (dated_site / "presskit.toml").write_text("nonsense")
    assert run(["urls"]) == 2
    assert "PK101" in capsys.readouterr().err

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.cli.entry import run

WriteArticle = Callable[[str, str, str], None]
FIELDS = ":date: 2026-01-01"
TEXT = "## First\n\n### Second\n\nSee [a](http://x.org) and :article:`nowhere`."
MENDED = "First\n-----\n\nSecond\n~~~~~~\n\nSee `a <http://x.org>`__ and :article:`nowhere`."


def body(site: Path, name: str = "odd") -> str:
    return (site / "content" / f"{name}.rst").read_text().partition(f"{FIELDS}\n\n")[2].strip()


def test_what_can_be_mended_is_and_the_rest_is_told(
    dated_site: Path, write_article: WriteArticle, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article("odd", FIELDS, TEXT)
    assert run(["check"]) == 1
    assert "2 of them can be mended: presskit check --fix\n" in capsys.readouterr().out
    assert run(["check", "--fix"]) == 1
    out, err = capsys.readouterr()
    assert body(dated_site) == MENDED
    assert "PK401" in out
    assert "PK331" not in out
    assert err == "content/odd.rst: mended 3 findings\n"
    files = {path: path.stat().st_mtime_ns for path in (dated_site / "content").iterdir()}
    assert run(["check", "--fix", "-q"]) == 1
    assert {path: path.stat().st_mtime_ns for path in (dated_site / "content").iterdir()} == files
    assert capsys.readouterr().err == ""


def test_of_files_only_these_are_mended(dated_site: Path, write_article: WriteArticle) -> None:
    write_article("odd", FIELDS, TEXT)
    write_article("other", FIELDS, TEXT)
    run(["check", "-q", "--fix", "content/odd.rst"])
    assert (body(dated_site), body(dated_site, "other")) == (MENDED, TEXT)


@pytest.mark.parametrize("format", ["json", "sarif", "rdjson"])
def test_formats_stay_what_they_are(
    format: str, dated_site: Path, write_article: WriteArticle, capfd: pytest.CaptureFixture[str]
) -> None:
    write_article("odd", FIELDS, TEXT)
    assert run(["check", "--format", format]) == 1
    assert "`a <http://x.org>`__" in capfd.readouterr().out
    assert run(["check", "--fix", "--format", format]) == 1
    out = capfd.readouterr().out
    assert "nowhere" in json.dumps(json.loads(out))
    assert "http://x.org" not in out


def test_the_diff_is_what_fix_would_change_first(
    dated_site: Path, write_article: WriteArticle, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "See [a](http://x.org).\n\n.. note: Mind."
    write_article("odd", FIELDS, text)
    (dated_site / "site").mkdir()
    for name in ("content", "presskit.toml"):
        (dated_site / name).rename(dated_site / "site" / name)
    site = dated_site / "site"
    assert run(["check", "--diff", "site"]) == 1
    made = capfd.readouterr().out
    assert body(site) == text, "nothing is written"
    subprocess.run(["git", "apply", "-p1"], cwd=dated_site, input=made, text=True, check=True)
    applied = body(site)
    write_article_again = site / "content" / "odd.rst"
    write_article_again.write_text(write_article_again.read_text().replace(applied, text))
    assert run(["check", "--fix", "-q", "site"]) == 0
    assert applied == body(site) == "See `a <http://x.org>`__.\n\n.. note:: Mind."
    assert run(["check", "--diff", "site"]) == 0
    assert capfd.readouterr().out == ""


PLUGIN = """
from presskit import *

@hookimpl
def presskit_declare():
    return Declaration(codes={"TIDE001": "There is never enough."})

@hookimpl
def presskit_check_article(source):
    path = source.path
    return [Diagnostic("TIDE001", "info", "more", Span(path, 1), "", (Edit(Span(path, 6, 1, 6, 1), "x"),)),
            Diagnostic("TIDE001", "info", "else", Span(path, 1), "", (Edit(Span("presskit.toml", 1, 1, 1, 1), "x"),))]
"""


def test_a_plugin_that_has_never_enough_comes_to_an_end_and_writes_nothing_else(
    dated_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (dated_site / "tide.py").write_text(PLUGIN)
    with (dated_site / "presskit.toml").open("a") as file:
        file.write("[plugins]\nenabled = ['./tide.py']\n")
    settings = (dated_site / "presskit.toml").read_text()
    assert run(["check", "--fix", "-q", "content/out.rst"]) == 0
    assert "x" * 10 in (dated_site / "content" / "out.rst").read_text()
    assert "x" * 11 not in (dated_site / "content" / "out.rst").read_text()
    assert (dated_site / "presskit.toml").read_text() == settings
    assert "presskit.toml: left as it is" in capsys.readouterr().err

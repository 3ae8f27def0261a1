"""What ``presskit build`` tells scripts, and those who wonder where the time went."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.cli.entry import run

WriteArticle = Callable[[str, str, str], None]

LOUD = """
import os
from presskit import hookimpl


@hookimpl
def presskit_facts(source):
    print("from Python")
    os.system("echo from a process")
    os.write(1, b"from below\\n")
    return {}
"""


def summary(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_json_tells_what_came_of_a_build(dated_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--json"]) == 0
    first = summary(capsys)
    files = first["files"]
    assert isinstance(files, dict)
    assert files.pop("added") > 0
    assert files == {"changed": 0, "removed": 0, "unchanged": 0}
    expected = {"exit_code": 0, "articles": 1, "parsed": 3, "errors": 0, "nothing_to_do": False}
    assert expected.items() <= first.items()
    assert first["output"] == str(dated_site / "public")


def test_json_tells_that_nothing_had_to_be_done(dated_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("content", "."):
        for path in (dated_site / folder).iterdir():
            os.utime(path, (1_000_000_000, 1_000_000_000))
    assert run(["build", "-q"]) == 0
    assert run(["build", "--json"]) == 0
    found = summary(capsys)
    assert {"exit_code": 0, "articles": 1, "parsed": 0}.items() <= found.items()
    keys = {"exit_code", "articles", "parsed", "pages", "errors", "warnings", "output", "files", "published"}
    assert found.keys() == {*keys, "nothing_to_do", "seconds"}


def test_json_of_a_build_that_published_nothing(
    dated_site: Path, write_article: WriteArticle, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article("out", ":date: 2026-07-01", ":article:`nowhere`")
    assert run(["build", "--json"]) == 1
    expected: dict[str, object] = {"exit_code": 1, "errors": 1, "output": None, "files": {}}
    assert expected.items() <= summary(capsys).items()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_plugins_print_does_not_get_among_the_json(dated_site: Path, jobs: int) -> None:
    (dated_site / "plugins").mkdir()
    (dated_site / "plugins/loud.py").write_text(LOUD)
    (dated_site / "presskit.toml").write_text("[plugins]\nenabled = ['./plugins/loud.py']\n")
    command = [sys.executable, "-c", "from presskit.cli import main; main()", "build", "--json", f"-j{jobs}"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=dated_site)
    assert json.loads(result.stdout)["errors"] == 3
    assert result.returncode == 1
    assert "plugin `loud` printed in presskit_facts for content/out.rst: from Python" in result.stderr
    assert result.stderr.count("from a process") == result.stderr.count("from below") == 3


def test_a_profile_has_a_line_for_each_stage_and_each_hook(
    dated_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--profile", "-q"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line]
    firsts = [line[0] for line in lines]
    assert firsts[:7] == ["stage", "prepare", "read", "link", "write", "finish", "publish"]
    assert ["pullquote", "presskit_transform"] in [line[:2] for line in lines]
    assert run(["build", "--profile", "--json", "--no-cache", "-j2"]) == 0
    profile = summary(capsys)["profile"]
    assert isinstance(profile, dict)
    assert profile["workers_cpu"] > 0
    calls = {(hook["plugin"], hook["hook"]): hook["calls"] for hook in profile["hooks"]}
    assert calls["pullquote", "presskit_transform"] == 3


def test_verbose_shows_the_slowest_articles(dated_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "-v"]) == 0
    lines = capsys.readouterr().out.splitlines()
    slowest = lines[lines.index("the slowest articles:") + 1 :]
    assert {line.split()[2] for line in slowest} == {
        f"content/{name}.rst" for name in ("out", "later", "draft")
    }
    seconds = [float(line.split()[0]) for line in slowest]
    assert seconds == sorted(seconds, reverse=True)


MOODY = """
import os
from presskit import FrontMatter, hookimpl


@hookimpl
def presskit_front_matter(source):
    return FrontMatter(fields={"title": os.environ["MOOD"], "date": "2026-01-01"}, text="Text.")
"""


def test_a_build_that_a_clean_one_contradicts_is_a_bug_and_names_who_may_have_it(
    dated_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (dated_site / "plugins").mkdir()
    (dated_site / "plugins/moody.py").write_text(MOODY)
    config = dated_site / "presskit.toml"
    config.write_text(config.read_text() + "[plugins]\nenabled = ['./plugins/moody.py']\n")
    monkeypatch.setenv("MOOD", "Sunny")
    assert run(["build", "--check-incremental", "-q"]) == 0
    monkeypatch.setenv("MOOD", "Gloomy")
    assert run(["build", "--check-incremental", "-q"]) == 3
    errors = capsys.readouterr().err
    assert "a bug of presskit or of a plugin (moody)" in errors
    assert "out/index.html: differs from byte" in errors

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.cli.check import FORMATS
from presskit.cli.entry import run
from tests.tools.formats import problems

WriteArticle = Callable[[str, str, str], None]


def test_a_warning_is_a_finding(dated_site: Path, write_article: WriteArticle) -> None:
    write_article("odd", ":date: 2026-01-01\n:colour: red", "Text.")
    assert run(["check", "-q"]) == 1
    assert run(["build", "-q"]) == 0, "a warning does not stop a build"


def test_check_prints_findings_and_publishes_nothing(
    dated_site: Path, write_article: WriteArticle, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check"]) == 0
    write_article("out", ":date: yesterday", "Text.")
    assert run(["check", "-q"]) == 1
    out, err = capsys.readouterr()
    assert "content/out.rst:4:8: error PK202" in out
    assert err == ""
    assert {path.name for path in dated_site.iterdir()} <= {
        ".presskit",
        "content",
        "presskit.toml",
        "static",
        "theme",
    }


PLUGIN = (
    "from presskit import *\n"
    "@hookimpl\ndef presskit_declare(): return Declaration(codes={'TIDE001': 'A time is no time.'})\n"
    "@hookimpl\ndef presskit_check_site(catalog):\n"
    "    return [Diagnostic('TIDE001', 'info', 'noon', Span('content/out.rst', 1))]\n"
)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_gives_the_same_exit_code_and_prints_nothing_else(
    format: str, dated_site: Path, write_article: WriteArticle, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--format", format]) == 0
    sound = capfd.readouterr().out
    write_article("out", ":date: 2026-07-01", "See :article:`nowhere`.")
    assert run(["check", "--format", format]) == 1
    out, err = capfd.readouterr()
    assert "nowhere" in out
    assert err == ""
    if format in ("sarif", "gitlab", "junit", "rdjson"):
        assert problems(format, sound) == []
        assert problems(format, out) == []


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "text"])
def test_paths_begin_at_the_folder_of_the_command(
    format: str, dated_site: Path, write_article: WriteArticle, capfd: pytest.CaptureFixture[str]
) -> None:
    write_article("out", ":date: 2026-07-01", "See :article:`nowhere`.")
    (dated_site / "site").mkdir()
    for name in ("content", "presskit.toml"):
        shutil.move(dated_site / name, dated_site / "site" / name)
    for site in ("site", dated_site / "site"):
        assert run(["check", "--format", format, str(site)]) == 1
        out = capfd.readouterr().out
        assert "site/content/out.rst" in out
        assert str(dated_site) not in out


def test_rules_of_plugins_are_told_too(dated_site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (dated_site / "tide.py").write_text(PLUGIN)
    with (dated_site / "presskit.toml").open("a") as file:
        file.write("[plugins]\nenabled = ['./tide.py']\n")
    assert run(["check", "--format", "sarif"]) == 0
    [rule] = json.loads(capfd.readouterr().out)["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"], rule["help"]["text"]) == ("TIDE001", "tide", "A time is no time.\n")
    assert run(["check", "-q", "--fail-on", "info"]) == 1


def test_what_fails_is_for_the_user_to_say(dated_site: Path, write_article: WriteArticle) -> None:
    write_article("odd", ":date: 2026-01-01\n:colour: red", "Text.")
    codes = {
        severity: run(["check", "-q", "--fail-on", severity]) for severity in ("error", "warning", "info")
    }
    assert codes == {"error": 0, "warning": 1, "info": 1}
    write_article("odd", ":date: yesterday", "Text.")
    assert run(["check", "-q", "--fail-on", "error"]) == 1
    assert run(["check", "-q", "--fail-on", "never"]) == 0


def test_a_configuration_that_can_not_be_used_is_reported_in_the_format(
    dated_site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (dated_site / "presskit.toml").write_text("[site\n")
    assert run(["check", "--format", "json", "--fail-on", "never"]) == 2
    assert json.loads(capfd.readouterr().out)["findings"][0]["code"] == "PK101"


def test_of_files_only_their_own_findings_count(
    dated_site: Path, write_article: WriteArticle, capsys: pytest.CaptureFixture[str]
) -> None:
    write_article("sound", ":date: 2026-01-01", "See :article:`out`.")
    write_article("out", ":date: 2026-01-01", "See :article:`nowhere`.")
    assert run(["check", "content/sound.rst"]) == 0
    assert capsys.readouterr().out == "1 file: nothing found\n"
    assert run(["check", "-q", "content/sound.rst", "content/out.rst"]) == 1
    assert "content/out.rst:6:" in capsys.readouterr().out
    assert run(["check", "-q", "content/sound.rst", "content"]) == 2
    assert run(["check", "-q", str(Path("content/out.rst").resolve())]) == 1


def test_a_file_of_no_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lone.rst").write_text("Lone\n====\n")
    assert run(["check", str(tmp_path / "lone.rst")]) == 2
    assert "no folder above has a presskit.toml" in capsys.readouterr().err

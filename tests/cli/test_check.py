from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.cli.entry import run

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

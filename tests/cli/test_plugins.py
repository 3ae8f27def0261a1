import json
from pathlib import Path

import pytest

from presskit import __version__
from presskit.cli.entry import run

BYLINE = "from presskit import *\n@hookimpl(before='recent')\ndef presskit_slots(): return {}\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "presskit.toml").write_text("[plugins]\nenabled = ['./byline.py']\ndisabled = ['epub']\n")
    (tmp_path / "byline.py").write_text(BYLINE)
    return tmp_path


@pytest.mark.usefixtures("site")
def test_active_plugins_and_where_they_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plugins"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["plugin", "from", "version", "origin"]
    assert ["html", "presskit", __version__, "first-party"] in lines
    assert lines[-1] == ["byline", "byline.py", "-", "local"]
    assert "epub" not in {line[0] for line in lines}


@pytest.mark.usefixtures("site")
def test_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plugins", "--json", "--hooks"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["plugins"][-1] == {
        "name": "byline",
        "origin": "local",
        "distribution": None,
        "version": None,
        "file": "byline.py",
    }
    slots = document["hooks"]["presskit_slots"]
    assert slots.index("byline") < slots.index("recent")


@pytest.mark.usefixtures("site")
def test_hooks_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plugins", "--hooks"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("presskit_slots ")]
    assert line.index("byline") < line.index("recent")


def test_a_plugin_that_can_not_be_used_is_a_finding(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "byline.py").write_text("1 / 0\n")
    assert run(["plugins", "--json"]) == 2
    out, err = capsys.readouterr()
    assert "byline" not in [plugin["name"] for plugin in json.loads(out)["plugins"]]
    assert "byline.py:1:1: error PK113" in err


def test_outside_a_site_the_default_plugins_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["plugins", "--site", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert "html" in out
    assert err == ""

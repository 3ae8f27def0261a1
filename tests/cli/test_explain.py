from pathlib import Path

import pytest

from presskit.cli.entry import run
from presskit.report.rules import RULES

PLUGIN = (
    "from presskit import *\nprint('loaded')\n"
    "@hookimpl\ndef presskit_declare(): return Declaration(codes={'TIDE001': 'A time is no time.'})\n"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "presskit.toml").write_text("[plugins]\nenabled = ['./tide.py']\n")
    (tmp_path / "tide.py").write_text(PLUGIN)
    return tmp_path


def test_a_code_is_explained_by_code_and_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    pages = []
    for word in ("PK401", "pk401", "dead-article"):
        assert run(["explain", word]) == 0
        pages.append(capsys.readouterr().out)
    assert len(set(pages)) == 1
    assert pages[0].startswith(
        "PK401 dead-article (error)\n\nA link leads to an article that does not exist.\n\nReaders"
    )
    assert "\n    See :article:`news/the-fery`.\n" in pages[0]


@pytest.mark.usefixtures("site")
def test_a_code_of_a_plugin_has_its_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "TIDE001"]) == 0
    assert capfd.readouterr().out == "TIDE001 tide\n\nA time is no time.\n"


@pytest.mark.usefixtures("site")
def test_a_code_of_a_plugin_has_the_page_that_it_brings(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    codes = "codes={'TIDE001': 'A time is no time.'}"
    plugin = PLUGIN.replace(codes, f"{codes}, explanations=__import__('pathlib').Path('tide.toml')")
    (site / "tide.py").write_text(plugin)
    (site / "tide.toml").write_text("[TIDE001]\nwhy = 'People plan by `it`.'\nfix = 'Write 12:06.'\n")
    assert run(["explain", "TIDE001"]) == 0
    page = "TIDE001 tide\n\nA time is no time.\n\nPeople plan by `it`.\n\nWrite 12:06.\n"
    assert capfd.readouterr().out == page
    for broken in ("[TIDE001", "[TIDE001]\nwy = 'x'\n"):
        (site / "tide.toml").write_text(broken)
        assert run(["explain", "TIDE001"]) == 0
        out = capfd.readouterr().out
        assert "A time is no time.\n\nIts explanation can't be read:" in out


@pytest.mark.usefixtures("site")
def test_without_a_code_all_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    lines = capfd.readouterr().out.splitlines()
    listed = [line.split()[0] for line in lines]
    assert listed[: len(RULES)] == sorted(RULES)
    assert {"TIDE001", "PQ001"} <= set(listed[len(RULES) :])
    assert "PK401 dead-article (error)           A link leads to an article that does not exist." in lines


def test_an_unknown_code_gets_a_guess(site: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for word, guess in (
        ("PK4011", "did you mean `PK401`?"),
        ("TIDE01", "did you mean `TIDE001`?"),
        ("ß", "lists all"),
    ):
        assert run(["explain", word]) == 2
        assert guess in capfd.readouterr().err


def test_a_site_elsewhere(
    site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run(["explain", "TIDE001"]) == 2
    assert run(["explain", "TIDE001", "--site", str(site)]) == 0

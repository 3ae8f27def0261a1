"""``check --untrusted`` and ``build --untrusted``, as somebody calls them."""

from pathlib import Path

import pytest

from presskit.cli.entry import run


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("base/content", "head/content", "secret"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "base/presskit.toml").touch()
    (tmp_path / "head/content/a.rst").write_text(
        "A\n=\n\n:date: 2020-01-01\n\n:article:`none`\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path / "head")
    return tmp_path


def test_findings_have_their_paths_from_the_current_folder(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--site", "../base", "--untrusted", "content"]) == 1
    assert capsys.readouterr().out.startswith(
        "content/a.rst:6:1: error PK401: there is no article `none`\n     6 | :art"
    )
    assert run(["check", "../base", "--untrusted", "content", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=content/a.rst,line=6,")


def test_of_files_only_their_own_findings_count(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "head/content/b.rst").write_text("B\n=\n\n:date: 2020-01-01\n", encoding="utf-8")
    options = ["check", "--site", "../base", "--untrusted", "content"]
    assert [run([*options, f"content/{name}.rst"]) for name in "ba"] == [0, 1]
    assert run([*options, "../base/presskit.toml"]) == 2
    assert "does not lie in content" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--fix", "--diff", "--external", "--update-baseline"])
def test_findings_are_only_told(place: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--site", "../base", "--untrusted", "content", option]) == 2
    assert "only told" in capsys.readouterr().err


def test_a_folder_that_can_not_be_trusted_so_little_is_wrong_usage(place: Path) -> None:
    assert run(["check", "--site", "../base", "--untrusted", "../base"]) == 2
    assert run(["build", "--site", "../base", "--untrusted", ".."]) == 2


def test_a_build_says_where_the_preview_is(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--site", "../base", "--untrusted", "content", "--keep-going"]) == 1
    assert f"{place / 'base/.presskit/preview-untrusted'}\n" in capsys.readouterr().out
    assert not (place / "base/public").exists()


def test_no_excerpt_shows_what_a_link_leads_to(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "secret/s.rst").write_text("the secret\n", encoding="utf-8")
    for content in ("head/content", "base/content"):
        (place / content / "s.rst").symlink_to(place / "secret/s.rst")
    assert run(["check", "--site", "../base", "--untrusted", "content"]) == 1
    assert run(["check", "../base"]) == 1
    told = capsys.readouterr().out
    assert told.count("PK221") == 2
    assert "the secret" not in told

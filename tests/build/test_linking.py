"""What articles ignore, in a whole site: of reading and of linking, cold and warm, in a check and in a build."""

from pathlib import Path

import pytest

from presskit.build.pipeline import Options, build, check

DEAD = "See :article:`nowhere` and :article:`x <b#gone>`.\n"
COMMENT = ".. presskit: ignore dead-article, PK402 they come back with the summer\n\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "presskit.toml").write_text("[output]\nwriters = ['json']\n")
    (tmp_path / "content").mkdir()
    write(tmp_path, "b", "Text.\n")
    return tmp_path


def write(site: Path, name: str, text: str, fields: str = ":date: 2026-01-01") -> None:
    (site / "content" / f"{name}.rst").write_text(f"Fog\n===\n\n{fields}\n\n{text}")


def codes(site: Path, *, cache: bool = True) -> list[str]:
    return [found.code for found in check(site, Options(jobs=1, cache=cache)).diagnostics]


def test_findings_of_linking_are_ignored_also_of_articles_from_the_cache(site: Path) -> None:
    write(site, "a", DEAD)
    assert codes(site) == ["PK401", "PK402"]
    write(site, "a", COMMENT + DEAD)
    assert codes(site) == codes(site) == codes(site, cache=False) == []
    (site / "content" / "b.rst").write_text("Fog\n===\n\n:date: 2026-01-01\n\n.. _gone:\n\nText.\n")
    assert codes(site) == codes(site, cache=False) == ["PK603"], "the other article has the anchor now"


def test_a_build_honours_it(site: Path) -> None:
    write(site, "a", DEAD)
    assert build(site, Options(jobs=1)).change is None
    write(site, "a", COMMENT + DEAD)
    for _ in range(2):
        outcome = build(site, Options(jobs=1))
        assert outcome.change is not None
        assert outcome.diagnostics == ()


def test_a_severity_does_not_matter(site: Path) -> None:
    write(site, "a", COMMENT + DEAD)
    with (site / "presskit.toml").open("a") as file:
        file.write("[check.severity]\nPK401 = 'off'\nPK402 = 'warning'\n")
    assert codes(site) == []


def test_of_a_draft_nobody_judges_what_is_idle(site: Path) -> None:
    write(site, "a", COMMENT + DEAD, ":date: 2026-01-01\n:status: draft")
    assert codes(site) == []
    assert [found.code for found in check(site, Options(jobs=1, drafts=True)).diagnostics] == []
    write(site, "a", f"{COMMENT}Text.\n")
    assert codes(site) == ["PK603", "PK603"]


def test_a_file_that_two_articles_include_tells_once(site: Path) -> None:
    (site / "content" / "_part.txt").write_text(".. presskit: ignore PK331 for a sample\n\nText.\n")
    for name in ("a", "c"):
        write(site, name, ".. include:: _part.txt\n")
    assert codes(site) == ["PK603"]

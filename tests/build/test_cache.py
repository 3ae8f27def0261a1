"""Warm builds equal cold ones, and parse only what changed."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, Outcome, build, check

MakeSite = Callable[[Mapping[str, str | bytes]], Path]


def article(title: str, body: str = "Text.") -> str:
    return f"{title}\n{'=' * len(title)}\n\n:date: 2026-01-01\n\n{body}\n"


def published(site: Path) -> dict[str, bytes]:
    root = site / "public"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", "2026-06-01T12:00Z")


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    """Three articles: one with findings, one that includes a file, one that asks for a file that is not there."""
    return make_site(
        {
            "content/a.rst": article("A", "An odd ``literal.\n\n.. image:: m.svg\n   :alt: m"),
            "content/b.rst": article("B", ".. include:: _part.rst"),
            "content/_part.rst": "From the part.\n",
            "content/c.rst": article("C", ".. csv-table::\n   :file: later.csv"),
            "content/m.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="7"/>',
        }
    )


def built(site: Path, *, cache: bool = True) -> Outcome:
    return build(site, Options(keep_going=True, cache=cache))


def test_a_warm_build_parses_nothing_and_finds_the_same(site: Path) -> None:
    cold = built(site)
    files = published(site)
    warm = built(site)
    assert (cold.parsed, warm.parsed) == (3, 0)
    assert [finding.code for finding in cold.diagnostics] == ["PK307", "PK308"]
    assert warm.diagnostics == cold.diagnostics == check(site).diagnostics
    assert published(site) == files


@pytest.mark.parametrize(
    ("path", "text", "parsed"),
    [
        ("content/a.rst", article("A", "Other text."), 1),
        ("content/_part.rst", "From the new part.\n", 1),
        ("content/later.csv", "1,2\n", 1),
        ("content/d.rst", article("D"), 1),
        ("content/m.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="7"/>', 0),
        ("theme/blocks/recent.html", "<p>changed</p>", 0),
        ("presskit.toml", '[site]\ntitle = "Other"\n', 0),
        ("presskit.toml", '[site]\ntimezone = "Asia/Tokyo"\n', 3),
        ("presskit.toml", "[read]\nraw = true\n", 3),
        ("presskit.toml", '[plugins]\ndisabled = ["pullquote"]\n', 3),
    ],
)
def test_a_change_parses_what_it_concerns_and_gives_the_clean_site(
    site: Path, path: str, text: str, parsed: int
) -> None:
    built(site)
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text)
    assert built(site).parsed == parsed
    warm = published(site)
    shutil.rmtree(site / ".presskit")
    shutil.rmtree(site / "public")
    built(site)
    assert published(site) == warm


def test_content_decides_where_size_and_times_are_the_same(site: Path) -> None:
    built(site)
    path = site / "content/a.rst"
    before = path.stat()
    path.write_text(path.read_text().replace("odd", "old"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    built(site)
    assert "An old" in (site / "public/a/index.html").read_text()


def test_a_touched_file_is_not_parsed_again(site: Path) -> None:
    built(site)
    os.utime(site / "content/a.rst", (1, 1))
    assert built(site).parsed == 0


def test_without_a_cache_everything_is_parsed_and_nothing_kept(site: Path) -> None:
    assert built(site, cache=False).parsed == 3
    assert not (site / ".presskit/cache").exists()


def _truncate(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _zero(data: bytes) -> bytes:
    return bytes(len(data))


def _flip(data: bytes) -> bytes:
    """A bit here and there: much of what is kept is never looked at again."""
    return bytes(byte ^ (place % 50 == 25) for place, byte in enumerate(data))


def _empty(_data: bytes) -> bytes:
    return b""


def _foreign(_data: bytes) -> bytes:
    return b"\x80\x04\x95something else"


@pytest.mark.parametrize("damage", [_truncate, _zero, _flip, _empty, _foreign])
@pytest.mark.parametrize("pattern", ["index", "forms-*", "pages", "pages-*.pack"])
def test_a_damaged_cache_is_made_anew_with_one_warning(
    site: Path, pattern: str, damage: Callable[[bytes], bytes]
) -> None:
    built(site)
    files = published(site)
    shutil.rmtree(site / "public")
    (victim,) = (site / ".presskit/cache").glob(pattern)
    victim.write_bytes(damage(victim.read_bytes()))
    outcome = built(site)
    assert published(site) == files
    assert [finding.code for finding in outcome.diagnostics] == ["PK510", "PK307", "PK308"]
    assert built(site).parsed == 0


def test_the_pack_does_not_grow_for_ever(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("presskit.build.pack._SMALL", 0)
    sizes = []
    for turn in range(8):
        (site / "content/a.rst").write_text(article("A", f"Turn {turn}."))
        built(site)
        (pack,) = (site / ".presskit/cache").glob("forms-*")
        sizes.append(pack.stat().st_size)
    assert max(sizes) < 2.5 * min(sizes)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_workers_give_the_same_bytes(site: Path, jobs: int) -> None:
    built(site)
    serial = published(site)
    shutil.rmtree(site / ".presskit")
    shutil.rmtree(site / "public")
    outcome = build(site, Options(keep_going=True, jobs=jobs))
    assert outcome.parsed == 3
    assert published(site) == serial

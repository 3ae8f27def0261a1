"""Whatever happens to a file that presskit keeps: it is made anew, and the site is the one of a clean build."""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.build import cache, stamp
from presskit.build.pipeline import build
from tests.faults.sites import (
    NOW,
    add_foreign,
    clean,
    copy,
    edit,
    foreign_digests,
    leftovers,
    links,
    make,
    published,
    write,
)
from tests.tools.sample import SEED

Damage = Callable[[bytes, bytes], bytes]
"""What becomes of a file; the other bytes are those of another file that is kept."""

_chance = random.Random(SEED)  # noqa: S311 - rubbish, no secret


def flipped(data: bytes) -> bytes:
    place = _chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << _chance.randrange(8)]) + data[place + 1 :]


DAMAGES: dict[str, Damage] = {
    "truncated": lambda data, _: data[: len(data) // 2],
    "without its last byte": lambda data, _: data[:-1],
    "emptied": lambda *_: b"",
    "zeros": lambda data, _: bytes(len(data)),
    "random": lambda data, _: _chance.randbytes(len(data)),
    "a bit flipped": lambda data, _: flipped(data),
    "letters that are none": lambda data, _: re.sub(rb"[a-z]{4}", b"\xff\xff\xff\xff", data, count=20),
    "halves swapped": lambda data, _: data[len(data) // 2 :] + data[: len(data) // 2],
    "another file": lambda _, other: other,
    "more than there was": lambda data, other: data + other,
}


@pytest.fixture(scope="module", params=["exchange", "in place"])
def kept(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str], dict[str, str]]:
    """A site that was built twice, what is published, and what is published when it was edited."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSKIT_NOW", NOW)
        site = tmp_path_factory.mktemp("kept") / "site"
        make(site, 3)
        if request.param == "in place":
            (site / "www").mkdir()
            (site / "public").symlink_to("www")
        add_foreign(site / "public")
        build(site)
        write(site, 2, "Older.")
        build(site)
        edited = site.parent / "edited"
        copy(site, edited)
        edit(edited, 3)
        return site, published(site / "public"), {**clean(edited), **foreign_digests()}


def kept_files(site: Path) -> list[str]:
    """All that presskit keeps for itself, but for pages of the standby tree that are the published ones."""
    state = site / ".presskit"
    known = {path.stat().st_ino for path in (site / "public").rglob("*") if path.is_file()}
    found = [path for path in state.rglob("*") if path.is_file() and path.stat().st_ino not in known]
    return [
        path.relative_to(site).as_posix()
        for path in sorted(found)
        if path.stat().st_size and path.name != ".gitignore"
    ]


def assert_as_clean(site: Path, expected: dict[str, str], what: str) -> None:
    outcome = build(site)
    codes = [finding.code for finding in outcome.diagnostics]
    assert codes in ([], ["PK510"]), what
    assert published(site / "public") == expected, what
    assert (links(site / "public"), leftovers(site)) == ([], []), what
    again = build(site)
    assert (again.diagnostics, again.parsed) == ((), 0), what
    assert published(site / "public") == expected, what


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("ahead", [False, True], ids=["nothing to do", "edited"])
def test_each_file(
    kept: tuple[Path, dict[str, str], dict[str, str]],
    ahead: bool,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    model, old, new = kept
    files = kept_files(model)
    assert {Path(file).name.partition("-")[0] for file in files} >= {
        "index",
        "pages",
        "forms",
        "stamp",
        "seen",
    }
    for file, other in zip(files, files[1:] + files[:1], strict=True):
        site = tmp_path / "site"
        copy(model, site)
        if ahead:
            edit(site, 3)
        damaged = DAMAGES[name]((site / file).read_bytes(), (site / other).read_bytes())
        (site / file).unlink()
        (site / file).write_bytes(damaged)
        assert_as_clean(site, new if ahead else old, f"{file}: {name}")


def test_files_of_another_version(
    kept: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    model, _, new = kept
    site = tmp_path / "site"
    copy(model, site)
    edit(site, 3)
    with monkeypatch.context() as patch:
        patch.setattr(cache, "VERSION", cache.VERSION + 1)
        patch.setattr(stamp, "VERSION", stamp.VERSION + 1)
        build(site)
    write(site, 0, "Other.")
    build(site)
    write(site, 0, "New.")
    assert_as_clean(site, new, "another version")


@pytest.mark.parametrize("name", ["index", "pages", "stamp", "forms"])
def test_a_file_of_an_earlier_build_or_another_site(
    kept: tuple[Path, dict[str, str], dict[str, str]],
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sound in itself, but not what belongs there, as after a backup was put back in part."""
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    model, _, new = kept
    make(tmp_path / "stranger", 2)
    write(tmp_path / "stranger", 0, "Strange.")
    build(tmp_path / "stranger")
    for source in (model, tmp_path / "stranger"):
        site = tmp_path / "site"
        copy(model, site)
        edit(site, 3)
        build(site)
        for file in kept_files(source):
            if Path(file).name.startswith(name):
                target = next((site / file).parent.glob(f"{name}*"), site / file)
                target.unlink(missing_ok=True)
                target.write_bytes((source / file).read_bytes())
        assert_as_clean(site, new, f"{name} of {source.name}")


@pytest.mark.parametrize("name", DAMAGES)
def test_the_list_of_published_files(
    kept: tuple[Path, dict[str, str], dict[str, str]],
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is in the output, where anybody can damage it: what presskit saw itself write is known without it."""
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    model, old, new = kept
    site = tmp_path / "site"
    copy(model, site)
    build(site)  # it sees the copies
    listed = site / "public/.presskit.json"
    damaged = DAMAGES[name](listed.read_bytes(), b"else")
    listed.write_bytes(damaged)
    assert_as_clean(site, old, name)
    listed.write_bytes(damaged)
    edit(site, 3)
    assert_as_clean(site, new, name)


def test_all_gone(
    kept: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    model, old, _ = kept
    for file in [*kept_files(model), ""]:
        site = tmp_path / "site"
        copy(model, site)
        if file:
            os.unlink(site / file)  # noqa: PTH108
        else:
            (site / ".presskit").rename(tmp_path / "elsewhere")
        assert_as_clean(site, old, f"without {file}")

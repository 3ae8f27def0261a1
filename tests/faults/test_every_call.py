"""A fault at every single call to the file system of a small build, one after the other."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from presskit.build.pipeline import Options, build
from tests.faults.sites import NOW, add_foreign, edit, foreign_digests, make, mixed, published, write
from tests.tools.sample import NIGHTLY

ROOT = Path(__file__).parents[2]
COUNT = 3


@pytest.fixture(params=["exchange", "in place"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site that was published twice, with files of somebody else, and then edited."""
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    site = tmp_path / "site"
    make(site, COUNT)
    if request.param == "in place":
        (site / "www").mkdir()
        (site / "public").symlink_to("www")
    add_foreign(site / "public")
    build(site)
    write(site, 2, "Older.")
    outcome = build(site)
    assert outcome.change is not None
    assert outcome.change.how.startswith(request.param)
    edit(site, COUNT)
    return site


def faults(site: Path, errors: str) -> Iterator[dict[str, Any]]:
    work = site.parent / "work"
    work.mkdir()
    command = [sys.executable, "-m", "tests.faults.driver", str(site), str(work / "site"), errors]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    yield from map(json.loads, result.stdout.splitlines())


def expected(site: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What is published, and what a clean build of the edited site would publish."""
    clean = build(site, Options(output=site.parent / "clean"))
    assert clean.change is not None
    return published(site / "public"), {**published(site.parent / "clean"), **foreign_digests()}


def test_death_leaves_the_old_or_the_new_site(site: Path) -> None:
    old, new = expected(site)
    assert old != new
    in_place = (site / "public").is_symlink()
    seen = set()
    for step in faults(site, "KILL"):
        where = (step["at"], step["fault"])
        assert step["fault"]["code"] == -9
        then = {path: value for path, value in step["then"].items() if ".presskit-" not in path}
        if in_place:
            assert mixed(then.items(), old, new) == [], where
        else:
            assert then in (old, new), where
        seen.add("new" if then == new else "old" if then == old else "between")
        whole_again(step, new, where)
    assert {"old", "new"} <= seen


@pytest.mark.parametrize(
    "errors", ["ENOSPC", "EIO", "EMFILE", "EACCES"] if NIGHTLY else ["ENOSPC,EIO,EMFILE,EACCES"]
)
def test_an_error_leaves_the_old_site_and_names_the_file(site: Path, errors: str) -> None:
    old, new = expected(site)
    failed = 0
    for step in faults(site, errors):
        fault, where = step["fault"], (step["at"], step["error"], step["fault"])
        assert "Traceback" not in fault["said"], where
        if fault["code"] == 74:
            failed += 1
            assert step["then"] == old, where
            assert os.strerror(getattr(errno, step["error"])) in fault["said"], where
            assert "/work/site/" in fault["said"], where
        else:  # something was tried in another way, or tidied up later
            assert fault["code"] == 0, where
            assert step["then"] == new, where
        whole_again(step, new, where)
    assert failed > 10


def whole_again(step: dict[str, Any], new: dict[str, str], where: Any) -> None:
    """The next build is as good as a clean one, and nothing of somebody else is lost."""
    assert step["again"]["code"] == 0, (where, step["again"])
    assert step["after"] == new, where
    assert step["links"] == [], where
    assert step["left"] == [], where

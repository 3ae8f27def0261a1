"""Whatever the disk refuses, the old site stays, and the message says which file it was."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from presskit.cli.entry import run
from tests.faults.mounts import small_disk
from tests.faults.sites import NOW, clean, make, published, without_temporaries, write
from tests.tools.sample import NIGHTLY

Ahead = Callable[[int], tuple[Path, dict[str, str], dict[str, str]]]
Steps = Callable[[Path, str, str], Iterator[dict[str, Any]]]

EACH = ["ENOSPC", "EIO", "EMFILE", "EACCES"]


@pytest.mark.parametrize("errors", EACH if NIGHTLY else [",".join(EACH)])
def test_at_every_call(make_ahead: Ahead, steps: Steps, mode: str, errors: str) -> None:
    site, old, new = make_ahead(13 if NIGHTLY else 3)  # 20 pages, or 10
    failed = 0
    struck = set()
    for step in steps(site, "calls", errors):
        then = without_temporaries(step["then"])
        struck.add(step["struck"].partition(" ")[0])
        assert "Traceback" not in step["said"], step
        if step["code"] == 0:  # it was tried in another way, or tidied up later
            assert then == new, step
        else:
            failed += 1
            assert step["code"] == 74, step
            assert then == old or (then == new and is_bookkeeping(step["struck"])), step
            assert os.strerror(getattr(errno, step["error"])) in step["said"], step
            assert "/work/site/" in step["said"], step  # the file that could not be written or read
        assert step["again"][0] == 0, step
        assert step["after"] == new, step
        assert (step["links"], step["left"]) == ([], []), step
    assert failed > 20
    assert {"open", "write", "os.rename", "os.mkdir", "os.remove"} <= struck
    assert {"os.link", "exchange", "sync"} <= struck or mode == "in place"


def is_bookkeeping(struck: str) -> bool:
    """Whether a call comes after the publish: what the next build goes by, where the site need not be taken back for it."""
    call, _, path = struck.partition(" ")
    return call == "open" and path.endswith("public/.presskit.json")


def test_a_disk_that_is_really_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    with small_disk(tmp_path / "disk", 4000) as disk:
        site = disk / "site"
        make(site, 5)
        assert run(["build", str(site), "-q"]) == 0
        old = published(site / "public")
        for number in range(5):
            write(site, number, "A long text.\n\n" * 3000)
        new = clean_elsewhere(site, tmp_path)
        failed = 0
        for free in (20, 100, 300, 500):
            fill(disk, free)
            code = run(["build", str(site), "-q"])
            said = capsys.readouterr().err
            if code == 0:
                break
            failed += 1
            assert (code, published(site / "public")) == (74, old), said
            assert "No space left on device" in said
            assert "/disk/site/" in said
            (disk / "ballast").unlink()
        assert failed
        (disk / "ballast").unlink(missing_ok=True)
        assert run(["build", str(site), "-q"]) == 0
        assert published(site / "public") == new


def fill(disk: Path, free: int) -> None:
    """Leave ``free`` kilobytes of a disk."""
    found = os.statvfs(disk)
    with (disk / "ballast").open("wb") as file:
        file.write(bytes(found.f_bavail * found.f_frsize - free * 1000))


def clean_elsewhere(site: Path, folder: Path) -> dict[str, str]:
    """What a clean build of the site publishes, on a disk with room for it."""
    copied = folder / "copied"
    copied.mkdir()
    shutil.copytree(site / "content", copied / "content")
    shutil.copy(site / "presskit.toml", copied)
    return clean(copied)

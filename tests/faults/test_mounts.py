"""Output folders that can't be exchanged for another."""

from pathlib import Path

import pytest

from presskit.build.pipeline import build
from tests.faults.mounts import mounted, small_disk
from tests.faults.sites import NOW, add_foreign, clean, edit, foreign_digests, make, published


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    make(tmp_path / "site", 3)
    return tmp_path / "site"


def how(site: Path) -> str:
    outcome = build(site)
    assert outcome.change is not None
    return outcome.change.how


def test_another_file_system(site: Path) -> None:
    with small_disk(site / "public", 4000) as public:
        assert how(site) == "in place: it is on another file system than .presskit"
        add_foreign(public)
        edit(site, 3)
        assert how(site).startswith("in place")
        assert published(public) == {**clean(site), **foreign_digests()}


def test_a_folder_that_is_mounted_from_elsewhere(site: Path) -> None:
    (site / "www").mkdir()
    with mounted(site / "public", "--bind", str(site / "www")) as public:
        assert how(site) == f"in place: `{public}` is mounted there"
        edit(site, 3)
        assert how(site).startswith("in place")
        assert published(public) == clean(site)


def test_a_mount_within(site: Path) -> None:
    assert how(site) == "exchange"
    with small_disk(site / "public/uploads", 100) as uploads:
        (uploads / "photo").write_text("photo")
        edit(site, 3)
        assert how(site) == f"in place: `{uploads}` is mounted there"
        assert (uploads / "photo").read_text() == "photo"
    (site / "public/uploads").rmdir()
    assert published(site / "public") == clean(site)

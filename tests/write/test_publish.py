import os
from pathlib import Path

import pytest

from presskit.model.page import Output
from presskit.write.publish import MANIFEST, Change, Stage, read_manifest


def publish(folder: Path, **files: str) -> Change:
    stage = Stage(folder, folder.parent / "stage")
    stage.add(Output(name.replace("__", "/"), text.encode()) for name, text in files.items())
    assert not stage.findings
    return stage.publish()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


def test_changes_are_counted(folder: Path) -> None:
    assert publish(folder, a="1", b="2", c="3") == Change(added=3)
    assert publish(folder, a="1", b="x", d="4") == Change(added=1, changed=1, removed=1, unchanged=1)
    assert {path.name: path.read_text() for path in folder.iterdir() if path.name != MANIFEST} == {
        "a": "1",
        "b": "x",
        "d": "4",
    }


def test_what_did_not_change_keeps_its_inode_and_time(folder: Path) -> None:
    publish(folder, a="1", b="2")
    os.utime(folder / "a", (1, 1))
    before = (folder / "a").stat()
    publish(folder, a="1", b="3")
    after = (folder / "a").stat()
    assert (after.st_ino, after.st_mtime) == (before.st_ino, 1)


def test_nothing_is_touched_before_publish(folder: Path) -> None:
    publish(folder, a="1", b="2")
    stage = Stage(folder, folder.parent / "stage")
    stage.add([Output("a", b"new")])
    assert (folder / "a").read_text() == "1"
    stage.discard()
    assert (folder / "b").exists()
    assert not (folder.parent / "stage").exists()


def test_empty_folders_go_and_foreign_files_stay(folder: Path) -> None:
    publish(folder, old__deep__a="1", news__a="1")
    (folder / "CNAME").write_text("example.org")
    (folder / "news/mine.txt").write_text("mine")
    publish(folder, b="2")
    assert not (folder / "old").exists()
    assert (folder / "CNAME").read_text() == "example.org"
    assert (folder / "news/mine.txt").read_text() == "mine"


def test_a_foreign_file_is_never_overwritten(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_text("mine")
    stage = Stage(folder, folder.parent / "stage")
    stage.add([Output("index.html", b"ours")])
    assert [finding.code for finding in stage.findings] == ["PK505"]
    assert (folder / "index.html").read_text() == "mine"


def test_a_lost_list_is_written_again_where_the_files_are_equal(folder: Path) -> None:
    publish(folder, a="1")
    (folder / MANIFEST).unlink()
    assert publish(folder, a="1") == Change(added=0, unchanged=1)
    assert set(read_manifest(folder)) == {"a"}


def test_a_file_that_somebody_removed_or_changed_comes_back(folder: Path) -> None:
    publish(folder, a="1", b="2")
    (folder / "a").unlink()
    (folder / "b").write_text("edited")
    publish(folder, a="1", b="2")
    assert ((folder / "a").read_text(), (folder / "b").read_text()) == ("1", "2")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}', '{"files": {"../../x": "1", "/y": "2"}}'])
def test_a_damaged_list_is_none(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / MANIFEST).write_text(text)
    assert read_manifest(folder) == {}


def test_one_path_has_one_content(folder: Path) -> None:
    stage = Stage(folder, folder.parent / "stage")
    stage.add([Output("a", b"1"), Output("a", b"1"), Output("a", b"2")])
    assert [finding.code for finding in stage.findings] == ["PK505"]

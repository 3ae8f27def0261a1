import os
import time
from pathlib import Path

import pytest

from presskit.model.page import Output
from presskit.write.manifest import MANIFEST, Record, read_manifest
from presskit.write.publish import Change, Stage


def staged(folder: Path, files: dict[str, str]) -> Stage:
    stage = Stage(folder, folder.parent / ".presskit")
    for path, text in files.items():
        stage.add(Output(path, text.encode()))
    return stage


def publish(folder: Path, files: dict[str, str]) -> Change:
    stage = staged(folder, files)
    assert stage.check() == []
    change, late = stage.publish()
    assert late == []
    assert change is not None
    return change


def codes(folder: Path, files: dict[str, str]) -> list[str]:
    stage = staged(folder, files)
    found = [finding.code for finding in stage.check()]
    stage.discard()
    return found


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture(params=["exchange", "in place"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An output folder that can be exchanged, and one that can't, since it is a link."""
    public = tmp_path / "public"
    if request.param == "in place":
        (tmp_path / "elsewhere").mkdir()
        public.symlink_to("elsewhere")
    return public


def test_changes_are_counted(folder: Path) -> None:
    change = publish(folder, {"a": "1", "b": "2", "c": "3"})
    assert change == Change(added=3, how=change.how)
    change = publish(folder, {"a": "1", "b": "x", "d": "4"})
    assert change == Change(added=1, changed=1, removed=1, unchanged=1, how=change.how)
    assert change.how == ("in place: it is a link" if folder.is_symlink() else "exchange")
    assert texts(folder) == {"a": "1", "b": "x", "d": "4"}
    assert publish(folder, {"a": "1", "b": "x", "d": "4"}) == Change(unchanged=3)


def test_what_did_not_change_keeps_its_inode_and_time(folder: Path) -> None:
    publish(folder, {"a": "1", "b": "2"})
    os.utime(folder / "a", (1, 1))
    before = (folder / "a").stat()
    for text in ("3", "4", "5"):
        publish(folder, {"a": "1", "b": text})
    after = (folder / "a").stat()
    assert (after.st_ino, after.st_mtime) == (before.st_ino, 1)


def test_a_content_that_returns_has_a_new_time(folder: Path) -> None:
    """A server that compares times would go on to say that the one between is still current."""
    publish(folder, {"a": "1"})
    os.utime(folder / "a", (1, 1))
    publish(folder, {"a": "2"})
    publish(folder, {"a": "1"})
    assert (folder / "a").stat().st_mtime > 1


def test_nothing_is_touched_before_publish(folder: Path) -> None:
    publish(folder, {"a": "1", "b": "2"})
    stage = staged(folder, {"a": "new"})
    assert stage.check() == []
    assert texts(folder) == {"a": "1", "b": "2"}
    stage.discard()
    publish(folder, {"a": "1", "b": "2"})
    assert texts(folder) == {"a": "1", "b": "2"}


def test_empty_folders_go_and_foreign_files_stay(folder: Path) -> None:
    publish(folder, {"old/deep/a": "1", "news/a": "1", "kept/a": "1"})
    (folder / "CNAME").write_text("example.org")
    (folder / "news/mine.txt").write_text("mine")
    (folder / "downloads").mkdir()
    (folder / "downloads/a.zip").write_text("zip")
    for text in "1234":
        publish(folder, {"b": text})
        assert texts(folder) == {
            "CNAME": "example.org",
            "news/mine.txt": "mine",
            "downloads/a.zip": "zip",
            "b": text,
        }
        assert not (folder / "old").exists()
        assert not (folder / "downloads").is_symlink()


def test_a_foreign_folder_is_the_same_folder(folder: Path) -> None:
    publish(folder, {"a": "1"})
    (folder / ".git").mkdir()
    before = (folder / ".git").stat().st_ino
    (folder / "empty").mkdir()
    (folder / "link").symlink_to("nowhere")
    publish(folder, {"a": "2"})
    assert (folder / ".git").stat().st_ino == before
    assert (folder / "empty").is_dir()
    assert (folder / "link").readlink() == Path("nowhere")


def test_what_its_owner_removes_does_not_return(folder: Path) -> None:
    publish(folder, {"a": "1"})
    (folder / "CNAME").write_text("example.org")
    publish(folder, {"a": "2"})
    (folder / "CNAME").unlink()
    publish(folder, {"a": "3"})
    publish(folder, {"a": "4"})
    assert texts(folder) == {"a": "4"}


@pytest.mark.parametrize(
    ("foreign", "wanted"),
    [("index.html", "index.html"), ("news", "news/a"), ("news/a/mine", "news/a"), ("x/y/z", "x")],
)
def test_a_foreign_file_is_never_overwritten(folder: Path, foreign: str, wanted: str) -> None:
    (folder / foreign).parent.mkdir(parents=True, exist_ok=True)
    (folder / foreign).write_text("mine")
    stage = staged(folder, {wanted: "ours", "b": "2"})
    assert [finding.code for finding in stage.check()] == ["PK505"]
    stage.publish()  # what --keep-going does
    assert texts(folder) == {foreign: "mine", "b": "2"}


def test_an_output_does_not_go_through_a_foreign_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    folder.mkdir(exist_ok=True)
    (folder / "news").symlink_to(tmp_path / "outside")
    assert codes(folder, {"news/a": "1"}) == ["PK505"]
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_file_becomes_a_folder_and_a_folder_a_file(folder: Path) -> None:
    publish(folder, {"a": "1", "b/c/d": "1", "b/e": "1"})
    publish(folder, {"a/x/y": "2", "b": "2"})
    assert texts(folder) == {"a/x/y": "2", "b": "2"}
    publish(folder, {"a": "1", "b/c/d": "1", "b/e": "1"})
    assert texts(folder) == {"a": "1", "b/c/d": "1", "b/e": "1"}


def test_a_lost_list_is_written_again_where_the_files_are_equal(folder: Path) -> None:
    publish(folder, {"a": "1"})
    (folder / MANIFEST).unlink()
    assert publish(folder, {"a": "1"}) == Change(unchanged=1)
    assert set(read_manifest(folder).files) == {"a"}


def test_a_file_that_somebody_removed_or_changed_comes_back(folder: Path) -> None:
    publish(folder, {"a": "1", "b": "2", "c": "3", "d": "4"})
    publish(folder, {"a": "1", "b": "2", "c": "3", "d": "5"})  # both trees have a, b and c
    (folder / "a").unlink()
    (folder / "b").write_text("edited")
    (folder / "c").unlink()
    (folder / "c").symlink_to("a")
    publish(folder, {"a": "1", "b": "2", "c": "3", "d": "6"})
    assert texts(folder) == {"a": "1", "b": "2", "c": "3", "d": "6"}
    assert not (folder / "c").is_symlink()


def test_a_file_that_is_missing_in_the_standby_tree_is_in_the_new_site(folder: Path) -> None:
    for text in "123":
        publish(folder, {"a/b/c": "0", "d": text})
    time.sleep(0.1)  # what changed within a tick of the clock is looked at anyway
    publish(folder, {"a/b/c": "0", "d": "4"})
    for standby in (folder.parent / ".presskit").rglob("standby/a/b/c"):
        standby.unlink()
    publish(folder, {"a/b/c": "0", "d": "5"})
    publish(folder, {"a/b/c": "0", "d": "6"})
    assert texts(folder) == {"a/b/c": "0", "d": "6"}


def test_a_read_only_file_is_replaced(folder: Path) -> None:
    publish(folder, {"a": "1"})
    (folder / "a").chmod(0o444)
    publish(folder, {"a": "2"})
    assert texts(folder) == {"a": "2"}


def test_the_folder_keeps_its_mode(folder: Path) -> None:
    publish(folder, {"a": "1"})
    folder.chmod(0o2751)
    publish(folder, {"a": "2"})
    assert folder.stat().st_mode & 0o7777 == 0o2751


def test_everything_may_be_published_again_without_the_state_folder(folder: Path, tmp_path: Path) -> None:
    publish(folder, {"a": "1", "b": "2"})
    (tmp_path / ".presskit").rename(tmp_path / "lost")
    change = publish(folder, {"a": "1", "c": "3"})
    assert (change.added, change.removed, change.unchanged) == (1, 1, 1)
    assert texts(folder) == {"a": "1", "c": "3"}


def test_one_path_has_one_content(folder: Path) -> None:
    stage = Stage(folder, folder.parent / ".presskit")
    for text in (b"1", b"1", b"2"):
        stage.add(Output("a", text))
    assert [finding.code for finding in stage.check()] == ["PK501"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["News/a", "news/A"], ["PK501"]),
        (["a", "a/b"], ["PK501"]),
        (["../a"], ["PK502"]),
        ([MANIFEST], ["PK502"]),
        (["con/index.html"], ["PK506"]),
    ],
)
def test_names_are_checked_before_anything_is_published(
    folder: Path, files: list[str], expected: list[str]
) -> None:
    assert codes(folder, dict.fromkeys(files, "1")) == expected
    assert not list(folder.parent.glob("a"))


def test_what_is_published_already_is_kept_without_its_bytes(folder: Path) -> None:
    publish(folder, {"a": "1", "b": "2"})
    record = read_manifest(folder).files["a"]
    stage = Stage(folder, folder.parent / ".presskit")
    assert stage.keep("a", record)
    assert not stage.keep("b", Record("other", 1))
    assert not stage.keep("c", record)
    stage.add(Output("b", b"3"))
    stage.publish()
    assert texts(folder) == {"a": "1", "b": "3"}


def test_a_name_that_is_not_for_every_system_is_told_of_in_every_build(folder: Path) -> None:
    for text in "112":
        stage = staged(folder, {"con/index.html": "1", "a": text})
        assert [finding.code for finding in stage.check()] == ["PK506"]
        stage.publish()


def test_another_file_with_the_same_content_is_the_one_that_is_published(folder: Path) -> None:
    """What the live tree had before may still be in the standby tree, and somebody may have written into it."""
    publish(folder, {"a": "1", "b": "1"})
    publish(folder, {"a": "1", "b": "2"})
    (folder / "copy").write_text("1")
    with (folder / "a").open("w") as old:
        old.write("bad")
    (folder / "copy").replace(folder / "a")
    for text in ("2", "3", "4"):  # first with nothing to publish
        publish(folder, {"a": "1", "b": text})
        assert texts(folder) == {"a": "1", "b": text}


def test_a_file_of_somebody_else_that_becomes_an_output_is_not_in_the_way(folder: Path) -> None:
    publish(folder, {"news/a": "1"})
    (folder / "news/mine").write_text("mine")
    publish(folder, {"news/a": "2"})
    publish(folder, {"news/a": "3", "news/mine": "mine"})
    publish(folder, {"news/a": "4", "news/mine": "mine"})
    publish(folder, {"news/a": "4"})
    assert texts(folder) == {"news/a": "4"}

import os
from pathlib import Path

from presskit.write.checked import mark
from presskit.write.seen import (
    Folder,
    Seen,
    Sight,
    Trees,
    foreign_paths,
    is_same,
    look,
    lstat,
    read_seen,
    read_trees,
    remember,
    settled,
    sight,
    stamps,
)

SECOND = 1_000_000_000


def test_a_file_is_known_by_size_time_and_inode_and_not_by_its_links(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("1")
    known = sight("digest", file.stat())
    os.link(file, tmp_path / "b")
    assert is_same(known, file.stat())
    os.utime(file, ns=(1, 1))
    assert not is_same(known, file.stat())


def test_a_change_in_the_same_tick_would_not_show() -> None:
    now = 1_000 * SECOND
    assert settled(now - SECOND // 10 + 1, now)
    assert not settled(now - SECOND // 100, now)
    assert not settled(now - SECOND, now)  # whole seconds: the file system may know no other
    assert settled(now - 3 * SECOND, now)


SEEN = Seen({"a": Sight("d", 1, 2, 3)}, "m", 4)
TREES = Trees("l", "s", {"a": True}, {"": Folder(1, 2, ("mine",))}, {"": Folder(3, 4)})


def test_what_is_remembered_is_read(tmp_path: Path) -> None:
    remember(tmp_path / "seen", SEEN)
    remember(tmp_path / "trees", TREES)
    assert (read_seen(tmp_path / "seen"), read_trees(tmp_path / "trees")) == (SEEN, TREES)
    assert len({mark(tmp_path / name) for name in ("seen", "trees", "none")}) == 3


def test_a_damaged_memory_is_none(tmp_path: Path) -> None:
    remember(tmp_path / "trees", TREES)
    whole = (tmp_path / "trees").read_bytes()
    for at in range(len(whole)):
        flipped = bytes([whole[at] ^ 1])
        for damaged in (whole[:at], whole[:at] + flipped + whole[at + 1 :]):
            (tmp_path / "trees").write_bytes(damaged)
            assert read_trees(tmp_path / "trees") == Trees()


def test_what_is_foreign(tmp_path: Path) -> None:
    for path in ("ours/a", "ours/mine", "theirs/b", "file"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("1")
    (tmp_path / "link").symlink_to("ours")
    found = look(tmp_path, {"", "ours", "gone", "link"}, {"ours/a"}, {})
    assert foreign_paths(found) == ["file", "link", "theirs", "ours/mine"]


def test_an_unchanged_folder_is_not_read_again(tmp_path: Path) -> None:
    os.utime(tmp_path, ns=(1, 1))
    state = lstat(tmp_path)
    assert state is not None
    known = {"": Folder(state.st_mtime_ns, state.st_ino, ("remembered",))}
    assert foreign_paths(look(tmp_path, {""}, set(), known)) == ["remembered"]
    (tmp_path / "new").write_text("1")
    assert foreign_paths(look(tmp_path, {""}, set(), known)) == ["new"]


def test_of_folders_that_were_changed_only_what_shows_is_kept(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / "old", ns=(1, 1))
    known = {name: Folder(9, 9) for name in ("old", "new", "gone", "same")}
    found = stamps(tmp_path, ["old", "new", "gone"], {"old": ("mine",)}, known)
    assert found == {"old": Folder(1, (tmp_path / "old").stat().st_ino, ("mine",)), "same": Folder(9, 9)}

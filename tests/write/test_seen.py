import os
from pathlib import Path

import pytest

from presskit.write.seen import (
    Folder,
    Seen,
    Sight,
    foreign_paths,
    is_same,
    look,
    lstat,
    read_seen,
    settled,
    sight,
    write_seen,
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


@pytest.mark.parametrize("damage", [b"", b"{", b"\x93\x01\x02\x03"])
def test_a_damaged_memory_is_none(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "seen").write_bytes(damage)
    assert read_seen(tmp_path / "seen") == Seen()


def test_what_is_written_is_read(tmp_path: Path) -> None:
    seen = Seen({"a": Sight("d", 1, 2, 3)}, "m", {"": Folder(1, 2, ("mine",))})
    write_seen(tmp_path / "seen", seen)
    assert read_seen(tmp_path / "seen") == seen


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

from pathlib import Path

import pytest

from presskit.write.manifest import (
    MANIFEST,
    Manifest,
    Record,
    folders_of,
    read_manifest,
    remove,
    write_manifest,
)

A, B = Record("0" * 32, 1), Record("1" * 32, 2)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_manifest(tmp_path, {"a": A}, {"b": B})
    found = read_manifest(tmp_path)
    assert (found, found.paths) == (Manifest({"a": A}, {"b": B}), {"a", "b"})


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    write_manifest(tmp_path, {"a": A, "b": B})
    first = (tmp_path / MANIFEST).read_bytes()
    write_manifest(tmp_path, {"b": B, "a": A}, {})
    assert (tmp_path / MANIFEST).read_bytes() == first


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", '{"files": 3}', '{"version": 1, "files": {"a": "1"}}',
        '{"version": 2, "files": {"../../x": ["1", 1]}}', '{"version": 2, "files": {"/y": ["1", 1]}}',
        '{"version": 2, "files": {}, "pending": {"..": ["1", 1]}}',
    ],
)  # fmt: skip
def test_a_damaged_list_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    assert read_manifest(tmp_path) == Manifest()


def test_files_go_with_the_folders_that_they_leave_empty(tmp_path: Path) -> None:
    for path in ("a/b/c", "a/d", "e/f"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("1")
    remove(tmp_path, ["a/b/c", "e/f", "gone/x"])
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "a/d"]


def test_folders_of_files() -> None:
    assert folders_of(["a/b/c", "a/d", "e"]) == {"", "a", "a/b"}

import os
import sys
from pathlib import Path

import pytest

from presskit.write import swap

pytestmark = pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="no such system call")


def test_two_trees_are_exchanged(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    swap.exchange(tmp_path / "a", tmp_path / "b")
    assert [(tmp_path / name / "file").read_text() for name in "ab"] == ["b", "a"]


def test_a_failure_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nothing"):
        swap.exchange(tmp_path / "nothing", tmp_path)


def test_two_file_systems_are_refused(tmp_path: Path) -> None:
    other = Path("/proc/self")
    if not other.exists():
        other = Path(os.sep)
    with pytest.raises(swap.Refused):
        swap.exchange(tmp_path, other)


def test_all_is_brought_to_the_disk(tmp_path: Path) -> None:
    swap.sync(tmp_path)
    with pytest.raises(FileNotFoundError, match="nothing"):
        swap.sync(tmp_path / "nothing")

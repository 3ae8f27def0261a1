"""Files of another user in the output folder, and a builder who is not root."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

NOBODY = 65534

PUBLISH = """
import os, sys
from pathlib import Path
from presskit.model.page import Output
from presskit.write.publish import Stage
os.setuid(int(sys.argv[1]))
site = Path(sys.argv[2])
stage = Stage(site / "public", site / ".presskit")
stage.add(Output("a", sys.argv[3].encode()))
stage.add(Output("b/c", b"same"))
assert stage.check() == []
change, late = stage.publish()
assert late == []
print(change.how)
"""


@pytest.fixture
def site() -> Iterator[Path]:
    """A published folder of nobody's, where they may go (pytest's own are closed to others)."""
    if os.geteuid() != 0:
        pytest.skip("only root can act for two users")
    with tempfile.TemporaryDirectory() as name:
        os.chown(name, NOBODY, NOBODY)
        assert publish(Path(name), "1") == "exchange"
        yield Path(name)


def publish(site: Path, text: str) -> str:
    command = [sys.executable, "-c", PUBLISH, str(NOBODY), str(site), text]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert (site / "public/a").read_text() == text
    return result.stdout.strip()


def test_a_file_of_another_user_is_carried(site: Path) -> None:
    """Linux lets nobody link to a file that they may not write (``fs.protected_hardlinks``), but move it."""
    (site / "public/theirs").write_text("theirs")
    for text in "23":
        assert publish(site, text) == "exchange"
        assert (site / "public/theirs").read_text() == "theirs"
        assert not (site / "public/theirs").is_symlink()


def test_a_folder_of_another_user_can_not_be_moved(site: Path) -> None:
    (site / "public/theirs").mkdir()
    (site / "public/theirs/x").write_text("theirs")
    for text in "23":
        assert publish(site, text) == "in place: `theirs` in it may not be moved"
        assert (site / "public/theirs/x").read_text() == "theirs"
        assert not (site / "public/theirs").is_symlink()


def test_nor_what_lies_in_a_sticky_folder(site: Path) -> None:
    os.chown(site / "public", 0, 0)
    (site / "public").chmod(0o1777)
    (site / "public/theirs").write_text("theirs")
    assert publish(site, "2") == "in place: `theirs` in it may not be moved"
    assert (site / "public/theirs").read_text() == "theirs"

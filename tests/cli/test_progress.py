"""What a terminal shows while a site is built. A pseudo-terminal is one as far as programs can tell."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")

COUNT = """
from presskit.cli.progress import shown

with shown(quiet=False) as progress:
    for stage in ("read", "link", "write"):
        for done in range(5001):
            progress(stage, done, 5000)
"""
BUILD = "from presskit.cli import main; main()"


def said_on_terminal(code: str, *arguments: str) -> tuple[str, str]:
    """What a process says on a terminal (stderr), and what goes into a file (stdout)."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(
        command, stderr=theirs, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        os.close(theirs)
        said = b""
        try:
            while chunk := os.read(ours, 10_000):
                said += chunk
        except OSError:  # Linux: nobody holds the other end any more
            pass
        assert process.stdout is not None
        printed = process.stdout.read()
    os.close(ours)
    assert process.returncode == 0, said
    return said.decode(), printed


def counts(said: str) -> dict[str, list[tuple[int, int]]]:
    """By verb: the counts that were seen, in their order."""
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said)
    found: dict[str, list[tuple[int, int]]] = {}
    for verb, done, total in re.findall(r"(Reading|Linking|Writing)\W*?(\d+)/(\d+)", plain):
        found.setdefault(verb, []).append((int(done), int(total)))
    return found


def test_a_bar_for_each_stage_counts_up() -> None:
    seen = counts(said_on_terminal(COUNT)[0])
    assert list(seen) == ["Reading", "Linking", "Writing"]
    for each in seen.values():
        assert each[0] == (0, 5000)
        assert each[-1] == (5000, 5000)
        assert each == sorted(each)


def test_the_bar_is_not_drawn_for_each_article() -> None:
    assert len(said_on_terminal(COUNT)[0]) < 50_000


def test_nothing_of_it_stays() -> None:
    said = said_on_terminal(COUNT)[0]
    assert said.rstrip().endswith("\x1b[2K")  # the last thing is that its lines are erased


def test_a_build_shows_its_bar_on_the_terminal_and_its_summary_on_stdout(dated_site: Path) -> None:
    said, printed = said_on_terminal(BUILD, "build", str(dated_site))
    seen = counts(said)
    assert seen["Reading"][-1] == (3, 3)
    done, total = seen["Writing"][-1]
    assert done == total > 0
    assert re.fullmatch(r"1 article, \d+ pages in [0-9.]+ s; files: \d+ added → .*\n", printed)


def test_quiet_shows_nothing(dated_site: Path) -> None:
    assert said_on_terminal(BUILD, "build", "-q", str(dated_site)) == ("", "")

"""The server that forks workers is started early where a build needs it, and only there."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.server import WORTH, processors

MakeSite = Callable[[Mapping[str, str | bytes]], Path]

# In a process of its own: there is one server a process, and other tests have started theirs.
SCRIPT = """
import os, sys
from multiprocessing.forkserver import _forkserver
from pathlib import Path
from presskit.build.server import start_early

if __name__ == "__main__":
    start_early(Path(sys.argv[1]), int(sys.argv[2]), cached=sys.argv[3] == "cached")
    print(_forkserver._forkserver_pid is not None, "docutils" in sys.modules)
"""


def started(site: Path, jobs: int, *, cached: bool = True) -> bool:
    """Whether there is a server; this process has not imported what it has."""
    command = [sys.executable, "-c", SCRIPT, str(site), str(jobs), "cached" if cached else "anew"]
    server, docutils = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert docutils == "False"
    return server == "True"


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    return make_site({"content/a.rst": "A\n=\n\n:date: 2026-01-01\n"})


def test_a_first_build_with_workers_starts_it(site: Path) -> None:
    assert started(site, 2)
    assert not started(site, 1)


def test_a_build_that_has_a_cache_starts_it_only_where_it_may_not_use_that(site: Path) -> None:
    (site / ".presskit/cache").mkdir(parents=True)
    assert not started(site, 2)
    assert started(site, 2, cached=False)


def test_where_nobody_says_how_many_it_takes_many_articles_and_processors(site: Path) -> None:
    assert not started(site, 0)
    (site / "content/b.rst").write_bytes(b"x" * WORTH)
    assert started(site, 0) == (processors() > 1)


@pytest.mark.parametrize("text", ['[read]\nexecutor = "serial"\n', "[read]\njobs = 1\n", "[read\n"])
def test_the_configuration_has_its_say(site: Path, text: str) -> None:
    (site / "content/b.rst").write_bytes(b"x" * WORTH)
    (site / "presskit.toml").write_text(text)
    assert not started(site, 0)

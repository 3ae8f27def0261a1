"""The same input gives the same bytes, whatever reads it and wherever: every file of all three outputs."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.tools.sample import sampled

MAGAZINE = Path(__file__).parents[2] / "examples" / "magazine"
NOW = "2026-10-01T12:00Z"

WAYS: dict[str, tuple[list[str], dict[str, str]]] = {
    "two jobs": (["-j2"], {}),
    "four jobs": (["-j4"], {}),
    "another hash seed": (["-j2"], {"PYTHONHASHSEED": "4711"}),
    "no hash seed": (["-j1"], {"PYTHONHASHSEED": "0"}),
    "another time zone": (["-j2"], {"TZ": "Pacific/Kiritimati"}),
    "another locale": (["-j1"], {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    "no locale": (["-j2"], {"LC_ALL": "C", "PYTHONUTF8": "0"}),
    "optimised": (["-j2"], {"PYTHONOPTIMIZE": "2"}),
}
JOBS = ("-j1", "-j2", "-j4")
SEEDS = ("0", "1", "4711")
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")
LOCALES = ("C.UTF-8", "C", "tr_TR.UTF-8")
EVERY_WAY = list(product(JOBS, SEEDS, ZONES, LOCALES))

MAIN = "from presskit.cli import main; main()"
IN_DISORDER = """
import os, random

class Disorder:
    def __init__(self, entries):
        self.entries = random.sample(entries, len(entries))
    def __iter__(self):
        return self
    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop()
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

def scandir(path=".", real=os.scandir):
    with real(path) as found:
        return Disorder(list(found))

def listdir(path=".", real=os.listdir):
    return random.sample(names := real(path), len(names))

os.scandir, os.listdir = scandir, listdir
"""
"""Folders list their files in another order each time, as file systems may."""


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the magazine, read by one job."""
    return built(copied(tmp_path_factory.mktemp("one") / "site"), ["-j1"])


def copied(site: Path, seed: int = 0) -> Path:
    """The magazine at ``site``, its files made in an order of their own."""
    files = [path for path in MAGAZINE.rglob("*") if path.is_file() and not _made(path)]
    random.Random(seed).shuffle(files)  # noqa: S311 - an order, not a secret
    for file in files:
        place = site / file.relative_to(MAGAZINE)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    return site


def _made(path: Path) -> bool:
    return path.relative_to(MAGAZINE).parts[0] in ("public", ".presskit")


def built(site: Path, options: list[str], environment: dict[str, str] | None = None, code: str = MAIN) -> str:
    """The digest of all files that a build in a process of its own publishes."""
    command = [
        sys.executable,
        "-c",
        code,
        "build",
        str(site),
        "-q",
        *options,
    ]
    variables = {**os.environ, "PRESSKIT_NOW": NOW, **(environment or {})}
    result = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    public = site / "public"
    files = sorted(path for path in public.rglob("*") if path.is_file())
    assert {".html", ".epub", ".json"} <= {path.suffix for path in files}
    lines = [f"{path.relative_to(public)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.mark.parametrize("way", WAYS)
def test_the_same_bytes(expected: str, way: str, tmp_path: Path) -> None:
    options, environment = WAYS[way]
    assert built(copied(tmp_path / "a folder of its own", len(way)), options, environment) == expected


@pytest.mark.slow
@pytest.mark.parametrize("way", sampled(EVERY_WAY, 4), ids=" ".join)
def test_the_same_bytes_in_every_combination(
    expected: str, way: tuple[str, str, str, str], tmp_path: Path
) -> None:
    jobs, seed, zone, locale = way
    environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
    assert built(copied(tmp_path / "site", EVERY_WAY.index(way)), [jobs], environment) == expected


def test_folders_may_list_files_in_any_order(expected: str, tmp_path: Path) -> None:
    for number in range(3):
        assert built(copied(tmp_path / f"{number}"), ["-j1"], code=IN_DISORDER + MAIN) == expected


@pytest.mark.parametrize("jobs", JOBS)
def test_a_warm_build_gives_the_same_bytes(expected: str, jobs: str, tmp_path: Path) -> None:
    site = copied(tmp_path / "site")
    assert built(site, ["-j2"]) == expected
    shutil.rmtree(site / "public")
    assert built(site, [jobs]) == expected
    shutil.rmtree(site / ".presskit")
    assert built(site, [jobs]) == expected

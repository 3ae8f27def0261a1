"""The same input gives the same bytes, whatever reads it and wherever: every file of all three outputs."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


def built(site: Path, options: list[str], environment: dict[str, str] | None = None) -> str:
    """The digest of all files that a build in a process of its own publishes."""
    command = [
        sys.executable,
        "-c",
        "from presskit.cli import main; main()",
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


def test_a_warm_build_gives_the_same_bytes(expected: str, tmp_path: Path) -> None:
    site = copied(tmp_path / "site")
    assert built(site, ["-j1"]) == expected
    shutil.rmtree(site / "public")
    assert built(site, ["-j1"]) == expected

"""Atheris looks for bytes that break a promise: ten seconds for each target, an hour for all with ``PRESSKIT_NIGHTLY=1``."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.seeds import CORPUS, seeds
from tests.fuzz.targets import TARGETS
from tests.tools.sample import NIGHTLY, SEED

ROOT = Path(__file__).parents[2]
SECONDS = 1200 if NIGHTLY else 10
# Before the first input, it takes seconds to load and to instrument what is tried; after the last, one may take a minute.
PATIENCE = 300


def fuzzed(target: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What libFuzzer says of ``target``, and leaves in ``folder``."""
    command = [sys.executable, "-m", "tests.fuzz", target, str(folder), f"-seed={SEED + 1}", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)


def told(target: str, folder: Path, done: subprocess.CompletedProcess[str]) -> str:
    """What to do about a run that found something."""
    found = "".join(f"To see it again: python -m tests.fuzz {target} {path}\n" for path in folder.glob("*-*"))
    kept = f"Mend it, and keep the input in {CORPUS.relative_to(ROOT) / target}, named after what it is."
    return f"{done.stderr[-6000:]}\n{found}{kept}"


@pytest.mark.timeout(SECONDS + PATIENCE)
@pytest.mark.parametrize("target", TARGETS)
def test_no_bytes_break_a_promise(target: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this system")
    done = fuzzed(target, tmp_path, f"-max_total_time={SECONDS}")
    assert done.returncode == 0, told(target, tmp_path, done)
    runs = re.search(r"^Done (\d+) runs", done.stderr, re.MULTILINE)
    features = [int(count) for count in re.findall(r"\bft: (\d+)", done.stderr)]
    assert runs is not None, done.stderr
    assert int(runs[1]) > len(seeds(target)), "it did not get beyond its seeds"
    assert features[-1] > features[0] > 1000, "what is tried is not instrumented, or nothing new was reached"


def test_what_is_found_is_told_and_kept(tmp_path: Path) -> None:
    """No program is so small, so that the first input is a finding."""
    pytest.importorskip("atheris", reason="atheris has no wheel for this system")
    done = fuzzed("parser", tmp_path, "-rss_limit_mb=20")
    assert done.returncode != 0
    again = re.search(
        r"To see it again: python -m (tests.fuzz) (parser) (\S+)\n", told("parser", tmp_path, done)
    )
    assert again is not None, done.stderr
    assert Path(again[3]).is_file()

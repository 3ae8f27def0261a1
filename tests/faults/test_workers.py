"""A worker that is lost costs the article that it was lost over, and nothing else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, build
from tests.faults.sites import NOW, write

ROOT = Path(__file__).parents[2]
COUNT = 30

PLUGIN = """
import ctypes, os, signal, time
from presskit import hookimpl


@hookimpl
def {hook}(source):
    if source.id.endswith("a7"):
        {fault}
    return {empty}
"""

HOOKS = {
    "presskit_transform": "None",
    "presskit_front_matter": "None",
    "presskit_check_article": "[]",
    "presskit_facts": "None",
}
BY = ", by plugin `faulty` in {hook}"
FAULTS = {
    "exit": ("os._exit(3)", "PK395", f"exited with code 3{BY}"),
    "segfault": ("ctypes.string_at(0)", "PK395", f"was ended by signal {signal.SIGSEGV}{BY}"),
    "kill": ("os.kill(os.getpid(), signal.SIGKILL)", "PK395", f"was ended by signal {signal.SIGKILL}{BY}"),
    "memory": ("raise MemoryError", "PK394", "plugin `faulty` ran out of memory in {hook}"),
    "hang": ("time.sleep(600)", "PK393", "plugin `faulty` in {hook} took longer than 1 s"),
    "exit code": ("raise SystemExit(0)", "PK150", "plugin `faulty` failed in {hook}"),
}

Faulty = Callable[..., Path]


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Faulty:
    """``faulty(code, hook)``: a site whose plugin runs ``code`` while article 7 of 30 is read."""
    monkeypatch.setenv("PRESSKIT_NOW", NOW)

    def make(fault: str, hook: str = "presskit_transform") -> Path:
        site = tmp_path / "site"
        (site / "plugins").mkdir(parents=True)
        (site / "presskit.toml").write_text(
            '[output]\nwriters = ["html"]\n[read]\ntimeout = 1\n[plugins]\nenabled = ["./plugins/faulty.py"]\n'
        )
        (site / "plugins/faulty.py").write_text(PLUGIN.format(fault=fault, hook=hook, empty=HOOKS[hook]))
        for number in range(COUNT):
            write(site, number, "Text.")
        return site

    return make


def pages(site: Path) -> set[int]:
    return {number for number in range(COUNT) if (site / f"public/news/a{number}/index.html").is_file()}


def built(site: Path, jobs: int = 2) -> Outcome:
    return build(site, Options(jobs=jobs, keep_going=True))


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("hook", HOOKS)
def test_the_culprit_is_named_and_the_rest_is_built(faulty: Faulty, hook: str, name: str) -> None:
    fault, code, message = FAULTS[name]
    site = faulty(fault, hook)
    (finding,) = built(site).diagnostics
    assert (finding.code, finding.span.path) == (code, "content/news/a7.rst")
    assert message.format(hook=hook) in finding.message
    assert pages(site) >= set(range(COUNT)) - {7}


@pytest.mark.parametrize("name", ["kill", "memory", "hang"])
def test_what_was_refused_for_time_or_memory_is_read_again(faulty: Faulty, name: str) -> None:
    site = faulty(FAULTS[name][0])
    assert len(built(site).diagnostics) == 1
    again = built(site)
    assert (again.parsed, len(again.diagnostics)) == (1, 1)


def test_several_culprits_are_all_named(faulty: Faulty) -> None:
    site = faulty("os._exit(3)")
    plugin = site / "plugins/faulty.py"
    plugin.write_text(plugin.read_text().replace('endswith("a7")', 'endswith(("a7", "a8", "a21"))'))
    outcome = built(site)
    assert [finding.span.path for finding in outcome.diagnostics] == [
        f"content/news/a{number}.rst" for number in (21, 7, 8)
    ]
    assert len(pages(site)) == COUNT - 3


def test_a_worker_that_dies_for_another_reason_costs_nothing(faulty: Faulty, tmp_path: Path) -> None:
    """As when the system takes the memory of whichever process is largest."""
    flag = tmp_path / "flag"
    site = faulty(f"os.path.exists({str(flag)!r}) or (open({str(flag)!r}, 'w').close(), os._exit(9))")
    outcome = built(site)
    assert outcome.diagnostics == ()
    assert pages(site) == set(range(COUNT))


def test_errors_of_workers_stop_the_publish(faulty: Faulty) -> None:
    site = faulty("os._exit(3)")
    outcome = build(site, Options(jobs=2))
    assert outcome.change is None
    assert not (site / "public").exists()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_build(faulty: Faulty, ending: signal.Signals) -> None:
    site = faulty(
        "open('/dev/null'); print(os.getpid(), file=open(os.environ['TEST_STARTED'], 'w'), flush=True);"
        " time.sleep(600)"
    )
    config = site / "presskit.toml"
    config.write_text(config.read_text().replace("timeout = 1", "timeout = 0"))
    started = site / "started"
    process = subprocess.Popen(
        [sys.executable, "-c", "from presskit.cli import main; main()", "build", str(site), "-j2"],
        env={**os.environ, "TEST_STARTED": str(started)},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    worker = _wait_for(lambda: started.is_file() and started.read_text().strip())
    os.killpg(process.pid, ending) if ending == signal.SIGINT else process.kill()
    _, errors = process.communicate(timeout=60)
    assert process.returncode == (130 if ending == signal.SIGINT else -signal.SIGKILL)
    assert "Traceback" not in errors
    _wait_for(lambda: not _alive(int(worker)))
    assert not (site / "public").exists()


def _wait_for(condition: Callable[[], object]) -> str:
    for _ in range(600):
        if found := condition():
            return str(found)
        time.sleep(0.1)
    raise AssertionError("it never came")


def _alive(process: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False

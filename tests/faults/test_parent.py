"""A plugin that ends the build itself: the old site stays, and what it was doing is said where a process still can."""

import signal
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from presskit.build.pipeline import build
from tests.faults.sites import NOW, STRANGE, article, clean, leftovers, links, make, published, write

PLUGIN = (
    "import ctypes, os, signal\nfrom presskit import *\n"
    + STRANGE
    + """

@hookimpl
def {hook}():
    {fault}
"""
)
HOOKS = ["presskit_check_site", "presskit_resolve", "presskit_slots"]
FINISH = "presskit_finish"
FAULTS = {
    "segfault": ("ctypes.string_at(0)", signal.SIGSEGV),
    "abort": ("os.abort()", signal.SIGABRT),
    "kill": ("os.kill(os.getpid(), signal.SIGKILL)", signal.SIGKILL),
}


COMMAND = [sys.executable, "-c", "from presskit.cli import main; main()"]


def faulty(site: Path, hook: str, fault: str) -> None:
    """A published site that gets a new article, and a plugin with a ``fault`` in ``hook``."""
    make(site, 3)
    build(site)
    with (site / "presskit.toml").open("a") as config:
        config.write('[plugins]\nenabled = ["./faulty.py"]\n[read]\ntimeout = 2\n')
    (site / "faulty.py").write_text(PLUGIN.format(hook=hook, fault=fault))
    body = (
        "See :strange:`thing`." if hook in HOOKS else "Text."
    )  # a dead link ends a build before it is finished
    (site / "content/new.rst").write_text(article("New", body))


@pytest.mark.parametrize(("hook", "verb"), [*product(HOOKS, ("build", "check")), (FINISH, "build")])
def test_one_that_hangs_is_named(
    hook: str, verb: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    site = tmp_path / "site"
    faulty(site, hook, "while True: pass")
    if hook == FINISH:  # which may take ten times as long
        config = site / "presskit.toml"
        config.write_text(config.read_text().replace("timeout = 2", "timeout = 1"))
    old = published(site / "public")
    result = subprocess.run(
        [*COMMAND, verb, str(site)], capture_output=True, text=True, check=False, timeout=60
    )
    assert result.returncode == 1
    assert f"PK153: plugin `faulty` hangs in {hook}" in result.stdout + result.stderr
    assert published(site / "public") == old


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("hook", [*HOOKS, FINISH])
def test_the_old_site_stays(hook: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    site = tmp_path / "site"
    code, ending = FAULTS[fault]
    faulty(site, hook, code)
    old = published(site / "public")
    result = subprocess.run([*COMMAND, "build", str(site)], capture_output=True, text=True, check=False)
    assert result.returncode == -ending
    if ending != signal.SIGKILL:  # of which a process hears nothing
        assert "faulty.py" in result.stderr
        assert f" in {hook}" in result.stderr
    assert published(site / "public") == old
    config = site / "presskit.toml"
    config.write_text(config.read_text().partition("[plugins]")[0])
    (site / "content/new.rst").unlink()
    write(site, 0, "New.")
    assert build(site).diagnostics == ()
    assert published(site / "public") == clean(site)
    assert (links(site / "public"), leftovers(site)) == ([], [])

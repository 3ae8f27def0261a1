"""The server that forks workers: it imports once what they all need, beside this process where it is started in time."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from presskit.build.signature import signature
from presskit.build.stamp import STATE
from presskit.config.load import FILE, load
from presskit.model.diagnostic import Span, has_errors
from presskit.plugins.find import choose, installed

WORTH = 1_500_000
"""So many bytes of articles take longer to read here than workers take to start.

A server that has imported everything is there after 0.3 to 0.5 s (0.26 s of CPU), each worker 0.03 s later; a processor
reads 1.4 MB a second. Measured on two processors that others used too, with 100 to 2,000 articles of 4 KB.
"""

_SAFE_PATH = "PYTHONSAFEPATH"


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def context(modules: Iterable[str]) -> Any:
    """A server that forks workers which have imported everything; new processes where there is no fork.

    A fork of this process itself would be cheaper, and could hang: it may have threads (a progress bar), and their locks.
    """
    import multiprocessing  # noqa: PLC0415 - as below

    methods = multiprocessing.get_all_start_methods()
    found = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        found.set_forkserver_preload(["presskit.build.worker", *modules])
    return found


def start_server() -> None:
    """Start the server, if it does not run. Raises `OSError`.

    Python would have it, and so its workers, import modules from the current folder first, which may be a stranger's.
    """
    from multiprocessing import forkserver  # noqa: PLC0415 - most builds read too little to need it

    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def start_early(site_dir: Path, jobs: int, *, cached: bool = True) -> None:
    """Start the server where a build is likely to need it, before this process imports what reading needs itself.

    A build without a cache reads every article. Where this is wrong, the server ends with this process, unused.
    """
    if cached and (site_dir / STATE / "cache").exists():
        return
    loaded = load(site_dir)
    settings = loaded.config.read
    wanted = jobs or settings.jobs
    if has_errors(loaded.diagnostics) or settings.executor != "processes" or (wanted or processors()) == 1:
        return
    if not wanted and not _is_large(site_dir / "content"):
        return
    chosen, _ = choose(loaded.config.plugins, installed(Span(FILE)), site_dir, loaded.places)
    modules = [plugin.entry.module for plugin in chosen if plugin.entry is not None]
    if context(modules).get_start_method() == "forkserver":
        with suppress(OSError):  # who needs it later tries again, and tells
            start_server()


def _is_large(folder: Path) -> bool:
    size = 0
    for here, _, files in os.walk(folder):
        for name in files:
            found = signature(f"{here}/{name}") if name.endswith(".rst") else None
            size += found.size if found else 0
            if size >= WORTH:
                return True
    return False

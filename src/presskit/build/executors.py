"""Where reading runs: in this process, or in workers."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from presskit.build import worker
from presskit.read.compile import Reader

_P = ParamSpec("_P")
_T = TypeVar("_T")

WORTH = 150
"""So many articles cost more to read here than to start workers for."""


class Serial(Executor):
    """Runs everything at once, in this process."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries it
            future.set_exception(error)
        return future


def executor(reader: Reader, site_dir: Path, articles: int, jobs: int) -> Executor:
    """The executor for reading ``articles``; ``jobs`` of 0 are as many as there are processors, used where they pay."""
    workers = jobs or (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    if workers == 1 or (not jobs and articles < WORTH):
        worker.use(reader)
        return Serial()
    return ProcessPoolExecutor(workers, _context(), worker.start, (site_dir,))


def _context() -> Any:
    """A server that forks workers which have imported everything; new processes where there is no fork."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["presskit.build.worker"])
    return context

"""Where reading runs: in this process, in worker processes, or where a plugin's executor takes it."""

import ctypes
import errno
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar

from msgspec import Struct

from presskit.build import elsewhere, worker
from presskit.build.prepare import Prepared
from presskit.build.roots import Roots
from presskit.build.server import WORTH, context, processors, start_server
from presskit.build.worker import Reply
from presskit.config.load import FILE
from presskit.model.diagnostic import Diagnostic, Span

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Unavailable(Exception):  # noqa: N818 - what happened, not whose error it is
    """There is no executor; ``findings`` say why, unless its plugin just gave none."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        super().__init__(*(found.message for found in findings))
        self.findings = tuple(findings)


class Team(Struct, frozen=True):
    """How articles are read: ``workers`` at once, ``most`` articles a task. What ``start`` gives runs ``read``, or
    ``derive``, and ``ready`` to see that a worker can.
    """

    workers: int
    most: int
    start: Callable[[], Executor]
    read: Callable[[Sequence[Any]], Reply] = worker.read_chunk
    derive: Callable[[Sequence[Any]], Reply] = worker.derive_chunk
    ready: Callable[[], int] = worker.ready


class Serial(Executor):
    """Runs everything at once, in this process."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries it
            future.set_exception(error)
        return future


class Processes(ProcessPoolExecutor):
    """Worker processes that can be ended whatever they do, and whose hooks are known."""

    def __init__(
        self, workers: int, roots: Roots, modules: Sequence[str] = (), *, timed: bool = False
    ) -> None:
        given = context(modules)
        if given.get_start_method() == "forkserver":
            start_server()
        self._board = given.RawArray(ctypes.c_char, 256)
        super().__init__(workers, given, _begin, (roots, timed, self._board))

    @property
    def doing(self) -> str:
        """The hook that a worker runs, and its plugin; empty between hooks. It outlives the worker."""
        return str(self._board.value.decode("utf-8", "replace"))

    def end(self) -> list[int]:
        """Kill the workers; the exit codes of those that had ended by themselves, negative ones being signals."""
        processes = self._workers()
        if self._broken and self._executor_manager_thread is not None:
            # It waits for the processes too, and ends those that are left: of two who ask at once, one gets a wrong code.
            self._executor_manager_thread.join()  # type: ignore[attr-defined] # typeshed takes it for something else
        codes = [process.exitcode for process in processes]
        for process in processes:
            process.kill()
        self.shutdown(wait=True, cancel_futures=True)
        return [code for code in codes if code not in (None, -signal.SIGTERM)]

    def _workers(self) -> list[BaseProcess]:
        """Python 3.14 has `kill_workers`; before, only the executor itself knows its processes."""
        return list((self._processes or {}).values())


def end(executor: Executor) -> list[int]:
    """End an executor in whatever state it is; the exit codes of its processes, where it tells."""
    if isinstance(executor, Processes):
        return executor.end()
    executor.shutdown(wait=False, cancel_futures=True)
    return []


def team(prepared: Prepared, size: int, jobs: int = 0) -> Team:
    """The team for reading ``size`` bytes of articles; ``jobs`` of 0 are as many as there are processors, if they pay."""
    name = prepared.loaded.config.read.executor
    workers = jobs or processors()
    if prepared.roots.untrusted is not None:
        return _processes(prepared, workers)
    if name not in ("serial", "processes"):
        return _foreign(prepared, name, workers)
    if name == "serial" or workers == 1 or (not jobs and size < WORTH):
        return serial(prepared)
    return _processes(prepared, workers)


def serial(prepared: Prepared) -> Team:
    """Everything here. A chunk is one article: there is no overhead to share."""
    worker.use(prepared.reader)
    return Team(1, 1, Serial)


def alone(prepared: Prepared) -> Team:
    """The team for when there is no other: this process. Raises `OSError` where articles are not trusted with it."""
    if prepared.roots.untrusted is not None:
        raise OSError(
            errno.EAGAIN, "no worker process can be started, and untrusted articles are read nowhere else"
        )
    return serial(prepared)


def _processes(prepared: Prepared, workers: int) -> Team:
    timed = prepared.host.times is not None
    modules = [plugin.module.__name__ for plugin in prepared.host.plugins if plugin.origin != "local"]

    roots = Roots(prepared.site_dir.resolve(), prepared.roots.untrusted)

    def start() -> Executor:
        return Processes(workers, roots, modules, timed=timed)

    return Team(workers, 64, start)


def doing(executor: Executor) -> str:
    """The plugin and its hook that the one task of an executor is in, as far as it tells."""
    return executor.doing if isinstance(executor, Processes) else ""


def _begin(roots: Roots, timed: bool, board: Any) -> None:
    """What a worker process does first. Ctrl-C reaches it too, but it is the parent that ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()

    def note(plugin: str, hook: str) -> None:
        board.value = f"plugin `{plugin}` in {hook}".encode()[:255] if plugin else b""

    worker.use(worker.reader_of(roots, timed=timed, note=note))
    gc.freeze()  # the collector need not look again and again through what stays to the end
    if roots.untrusted is not None:
        from presskit.build.confined import confine  # noqa: PLC0415 - Windows has no such limits

        worker.before_each(confine())


def _end_with(parent: BaseProcess) -> None:
    """A parent that was killed tells its workers nothing, and they would wait for ever."""
    parent.join()
    os._exit(1)


def _foreign(prepared: Prepared, name: str, workers: int) -> Team:
    host, setup = prepared.host, elsewhere.setup(prepared)
    worker.use(prepared.reader, setup.name)

    def start() -> Executor:
        outcome = host.call("presskit_executor", Span(FILE), name=name, jobs=workers)
        if outcome.results:
            executor: Executor = outcome.results[0][1]
            return executor
        raise Unavailable(outcome.diagnostics)

    read, derive = partial(elsewhere.read_chunk, setup), partial(elsewhere.derive_chunk, setup)
    return Team(workers, 64, start, read, derive, partial(elsewhere.ready, setup))

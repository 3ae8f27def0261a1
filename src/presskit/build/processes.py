"""Worker processes, which end with their parent whatever they do."""

import ctypes
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.process import BaseProcess
from typing import Any

from presskit.build import worker
from presskit.build.roots import Roots
from presskit.build.server import context, start_server


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

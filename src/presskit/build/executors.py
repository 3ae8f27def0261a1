"""Where reading runs: in this process, in worker processes, or where a plugin's executor takes it."""

import errno
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from typing import Any, ParamSpec, TypeVar

from msgspec import Struct

from presskit.build import elsewhere, worker
from presskit.build.prepare import Prepared
from presskit.build.roots import Roots
from presskit.build.server import WORTH, processors
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


def _shut_down(executor: Executor) -> list[int]:
    executor.shutdown(wait=False, cancel_futures=True)
    return []


class Team(Struct, frozen=True):
    """How articles are read: ``workers`` at once, ``most`` articles a task. What ``start`` gives runs ``read``, or
    ``derive``, and ``ready`` to see that a worker can. ``end`` ends it in whatever state it is, and gives the exit codes
    of its processes, as far as it knows; ``doing`` names the plugin and the hook that its one task is in, if it can.
    """

    workers: int
    most: int
    start: Callable[[], Executor]
    read: Callable[[Sequence[Any]], Reply] = worker.read_chunk
    derive: Callable[[Sequence[Any]], Reply] = worker.derive_chunk
    ready: Callable[[], int] = worker.ready
    end: Callable[[Any], list[int]] = _shut_down
    doing: Callable[[Any], str] = lambda _: ""


class Serial(Executor):
    """Runs everything at once, in this process."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries it
            future.set_exception(error)
        return future


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
    from presskit.build.processes import Processes  # noqa: PLC0415 - most builds read too little to need it

    timed = prepared.host.times is not None
    modules = [plugin.module.__name__ for plugin in prepared.host.plugins if plugin.origin != "local"]

    roots = Roots(prepared.site_dir.resolve(), prepared.roots.untrusted)

    def start() -> Executor:
        return Processes(workers, roots, modules, timed=timed)

    return Team(workers, 64, start, end=Processes.end, doing=Processes.doing)


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

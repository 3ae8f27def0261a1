"""Articles go to workers in chunks, and come back; so do files from which others are derived. What a worker was lost over is
found by reading one article at a time."""

import itertools
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait

from msgspec import Struct

from presskit.build.executors import Team, Unavailable
from presskit.build.worker import Material, Reply, Result, Task
from presskit.model.diagnostic import Diagnostic, Span
from presskit.plugins.failure import described
from presskit.plugins.times import Times, count
from presskit.report.rules import finding

_SECONDS = 0.25
"""How long a chunk should take: long enough for its overhead not to matter, short enough for a progress bar."""
_PACE = 500_000.0
"""Bytes a second, as long as nothing was measured."""


class Job(Struct, frozen=True):
    """An article to be read: its path, its size in bytes, and how often it has asked for files before."""

    path: str
    size: int
    rounds: int = 0


class Done(Struct, frozen=True):
    """What came of a job, and the seconds it took."""

    job: Job
    result: Result
    seconds: float


class _Flight(Struct):
    """A chunk on its way. ``begun`` is when a worker can have taken it up, on `time.monotonic`; 0 before."""

    jobs: list[Job]
    future: "Future[Reply]"
    begun: float = 0.0


class Crew:
    """Reads jobs; more may be added while it does.

    ``load`` makes a task of a job, None where its file gives none. ``limit`` is in seconds an article, 0 for none. Where
    the team has no executor, or one that takes nothing, ``instead`` reads, and ``findings`` tell. ``cpu`` is what
    other processes took, in seconds.
    """

    def __init__(
        self,
        team: Team,
        instead: Callable[[], Team],
        load: Callable[[Job], Task | Material | None],
        limit: float,
    ) -> None:
        self.findings: list[Diagnostic] = []
        self.cpu = 0.0
        self.times: Times = {}
        self._team = team
        self._instead = instead
        self._load = load
        self._limit = limit
        self._executor: Executor | None = None
        self._waiting: deque[Job] = deque()
        self._suspects: deque[Job] = deque()
        self._flying: list[_Flight] = []
        self._pace = _PACE

    def add(self, job: Job) -> None:
        """Read this one too, when the others are on their way."""
        self._waiting.append(job)

    def read(self, jobs: Iterable[Job]) -> Generator[Done, None, None]:
        """What comes of each job, in no order. The longest are read first, so that all workers end together."""
        self._waiting.extend(sorted(jobs, key=lambda job: (-job.size, job.path)))
        try:
            while self._waiting or self._flying or self._suspects:
                if self._suspects and not self._flying:
                    yield from self._alone(self._suspects.popleft())
                    continue
                if not self._suspects:
                    self._fill()
                if self._flying:
                    yield from self._landed()
            if self._executor is not None:
                self._executor.shutdown()
                self._executor = None
        finally:
            self._end()

    def _fill(self) -> None:
        """Send chunks, two for each worker, so that none waits for the next."""
        while self._waiting and len(self._flying) < 2 * self._team.workers:
            jobs, tasks = self._chunk()
            if not tasks:
                continue
            try:
                self._flying.append(_Flight(jobs, self._started().submit(self._team.read, tasks)))
            except BrokenExecutor:
                self._suspects.extend(jobs)
                self._lose()
                return
            except Exception as error:  # noqa: BLE001 - whatever ails an executor of somebody else, articles are read
                self._waiting.extendleft(reversed(jobs))
                self._replace(error)

    def _chunk(self) -> tuple[list[Job], list[Task | Material]]:
        """The next jobs, so many as take some time, and fewer towards the end, so that all workers end together."""
        left = sum(job.size for job in self._waiting) if len(self._waiting) < 2_000 else float("inf")
        budget = min(self._pace * _SECONDS, left / (2 * self._team.workers))
        jobs: list[Job] = []
        tasks: list[Task | Material] = []
        while self._waiting and len(tasks) < self._team.most and (not tasks or budget > 0):
            job = self._waiting.popleft()
            task = self._load(job)
            budget -= job.size
            if task is not None:
                jobs.append(job)
                tasks.append(task)
        return jobs, tasks

    def _landed(self) -> Iterator[Done]:
        """What came back, once something did; nothing where it took too long."""
        now = time.monotonic()
        for flight in itertools.islice(self._flying, self._team.workers):
            flight.begun = flight.begun or now
        begun = [flight for flight in self._flying if flight.begun]
        patience = max(0.0, begun[0].begun + self._limit - now) if self._limit else None
        done = wait([flight.future for flight in self._flying], patience, FIRST_COMPLETED).done
        if not done:
            self._lose()
        for flight in [flight for flight in self._flying if flight.future in done]:
            self._flying.remove(flight)
            error = flight.future.exception()
            if error is None:
                yield from self._results(flight.jobs, flight.future.result())
            else:
                self._suspects.extend(flight.jobs)
                if isinstance(error, BrokenExecutor):
                    self._lose()
                    return

    def _results(self, jobs: list[Job], reply: Reply) -> Iterator[Done]:
        seconds = sum(took for _, took in reply.results)
        if seconds:
            self._pace = 0.7 * self._pace + 0.3 * sum(job.size for job in jobs) / seconds
        if reply.process != os.getpid():
            self.cpu += reply.cpu
        for key, (calls, took) in reply.times.items():
            count(self.times, key, calls, took)
        for job, (result, took) in zip(jobs, reply.results, strict=True):
            yield Done(job, result, took)

    def _alone(self, job: Job) -> Iterator[Done]:
        """Read one article that some worker may have been lost over, and nothing else at the same time."""
        task = self._load(job)
        if task is None:
            return
        try:
            self._started().submit(self._team.ready).result()  # its start is not the article's fault
            future = self._started().submit(self._team.read, [task])
        except Exception as error:  # noqa: BLE001 - as in _fill
            self._suspects.appendleft(job)
            self._replace(error)
            return
        begun = time.monotonic()
        try:
            yield from self._results([job], future.result(self._limit or None))
        except TimeoutError:
            culprit, _ = self._end()
            message = f"{culprit or 'reading the article'} took longer than {self._limit:g} s, and was ended"
            hint = "make it shorter, or raise [read] timeout"
            yield Done(job, finding("PK393", Span(job.path), message, hint), time.monotonic() - begun)
        except BrokenExecutor:
            culprit, codes = self._end()
            message = f"the process that read it {_ended(codes)}{culprit and f', by {culprit}'}"
            yield Done(job, finding("PK395", Span(job.path), message), time.monotonic() - begun)
        except Exception as error:  # noqa: BLE001 - an executor of somebody else says in its own way that a worker died
            message = f"the article could not be read: {described(error)}"
            yield Done(job, finding("PK395", Span(job.path), message), time.monotonic() - begun)

    def _started(self) -> Executor:
        if self._executor is None:
            self._executor = self._team.start()
        return self._executor

    def _lose(self) -> None:
        """The workers are lost; what they had may be why."""
        for flight in self._flying:
            self._suspects.extend(flight.jobs)
        self._end()

    def _replace(self, error: Exception) -> None:
        """Go on without the executor that failed so; what it had comes back to nobody."""
        found = error.findings if isinstance(error, Unavailable) else ()
        reason = "its plugin gave none" if isinstance(error, Unavailable) else described(error)
        message = f"the executor takes no articles: {reason}"
        own = finding("PK396", Span("presskit.toml"), message, "they are read in this process instead")
        self.findings.extend(found or (own,))
        self._lose()
        self._team = self._instead()

    def _end(self) -> tuple[str, list[int]]:
        """End the executor, whatever it does: which hook it was in, and the exit codes of its processes."""
        self._flying.clear()
        executor, self._executor = self._executor, None
        if executor is None:
            return "", []
        return self._team.doing(executor), self._team.end(executor)


def _ended(codes: Iterable[int]) -> str:
    """How a worker ended: ``was ended by signal 11``, ``exited with code 3``."""
    code = min(codes, key=lambda code: code == -signal.SIGTERM, default=0)  # that signal ends the others
    return f"was ended by signal {-code}" if code < 0 else f"exited with code {code}"

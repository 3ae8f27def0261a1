"""How articles are dealt out to workers."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor

from presskit.build.crew import Crew, Job
from presskit.build.executors import Serial, Team
from presskit.build.worker import Packed, Reply, Result, Task
from presskit.model.source import Needs, Source

chunks: list[list[str]] = []


def read(tasks: Sequence[Task]) -> Reply:
    """Everything is an article, but what needs a file that it has not."""
    chunks.append([task.source.path for task in tasks])
    return Reply(tuple((_result(task), 0.001) for task in tasks), 0, 0.5, {("plugin", "hook"): (1, 0.25)})


def _result(task: Task) -> Result:
    wants = "needy" in task.source.path and not task.inputs
    return Needs(("content/part",)) if wants else Packed(task.source.path.encode(), b"")


def crew(start: type[Executor] | None = None, workers: int = 2) -> Crew:
    chunks.clear()
    team = Team(workers, 64, start or (lambda: ThreadPoolExecutor(workers)), read)
    return Crew(team, lambda: Team(1, 1, Serial, read), lambda job: task(job.path), 60)


def task(path: str) -> Task | None:
    return None if "unreadable" in path else Task(Source(path, path, "", ""), {})


def test_every_article_comes_back_once_and_tasks_are_far_fewer() -> None:
    jobs = [Job(str(number), 4_000) for number in range(22_000)]
    found = sorted(done.job.path for done in crew().read(jobs))
    assert found == sorted(job.path for job in jobs)
    assert len(chunks) < 1_000


def test_the_longest_are_read_first_and_the_last_tasks_are_small() -> None:
    jobs = [Job(f"{size:06}", size) for size in range(1_000, 100_000, 500)]
    list(crew(Serial).read(jobs))
    order = [path for chunk in chunks for path in chunk]
    assert order == sorted(order, reverse=True)
    assert len(chunks[-1]) <= 2


def test_what_others_took_is_counted() -> None:
    group = crew()
    list(group.read([Job(str(number), 1_000_000) for number in range(8)]))
    assert group.cpu == 0.5 * len(chunks)
    assert group.times == {("plugin", "hook"): (len(chunks), 0.25 * len(chunks))}


def test_jobs_may_be_added_while_others_are_read() -> None:
    group, seen = crew(), []
    for done in group.read([Job("needy", 10), Job("plain", 10)]):
        seen.append(type(done.result))
        if isinstance(done.result, Needs):
            group.add(Job("plain too", 10, 1))
    assert sorted(kind.__name__ for kind in seen) == ["Needs", "Packed", "Packed"]


def test_a_file_that_gives_no_task_is_left_out() -> None:
    assert [done.job.path for done in crew().read([Job("unreadable", 1), Job("a", 1)])] == ["a"]


class Failing(Serial):
    """An executor whose tasks end in an exception of its own, as those of a cluster that lost a worker."""

    def submit(self, fn: object, /, *args: object, **kwargs: object) -> Future[object]:  # type: ignore[override]
        if args and any("bad" in each.source.path for each in args[0]):  # type: ignore[attr-defined]
            future: Future[object] = Future()
            future.set_exception(RuntimeError("lost"))
            return future
        return super().submit(fn, *args, **kwargs)  # type: ignore[arg-type]


def test_what_a_chunk_fails_over_is_found_by_reading_alone() -> None:
    found = {
        done.job.path: done.result
        for done in crew(Failing).read([Job(path, 9) for path in ("a", "bad", "c")])
    }
    assert isinstance(found["a"], Packed)
    assert isinstance(found["c"], Packed)
    assert getattr(found["bad"], "code", "") == "PK395"

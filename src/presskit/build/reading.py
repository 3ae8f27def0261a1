"""Stage one over a whole site: what is known is kept, the rest is read, and read again with the files that it asked for."""

import heapq
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing

from msgspec import Struct

from presskit.build.cache import Cache
from presskit.build.crew import Crew, Done, Job
from presskit.build.executors import alone, team
from presskit.build.intake import Intake
from presskit.build.prepare import Prepared
from presskit.build.signature import Signature
from presskit.build.sources import article_paths, twins
from presskit.build.worker import Packed
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic
from presskit.model.progress import Progress
from presskit.model.source import Needs
from presskit.plugins.times import Times

_SLOWEST = 10


class ReadSite(Struct, frozen=True):
    """What was read: the articles, the findings that belong to no article, and how many articles were parsed.

    ``slowest`` are paths with the seconds that parsing took, longest first; ``cpu`` (seconds) is of other
    processes, ``times`` of all workers; ``sources`` are the signatures of all that were looked at, from before they were.
    """

    articles: tuple[Article, ...]
    diagnostics: tuple[Diagnostic, ...]
    parsed: int
    slowest: tuple[tuple[str, float], ...] = ()
    cpu: float = 0.0
    times: Times = {}
    sources: Mapping[str, Signature | None] = {}


def read_site(prepared: Prepared, cache: Cache, progress: Progress, jobs: int = 0) -> ReadSite:
    """All articles of the site. One that can't be read costs itself, with a finding, and the others go on."""
    intake = Intake(prepared.roots, cache)
    articles: list[Article] = []
    waiting: list[Job] = []
    paths = article_paths(prepared.roots)
    intake.findings.extend(twins(paths))
    for path in paths:
        found = intake.known_or_job(path)
        if isinstance(found, Article):
            articles.append(found)
        elif found is not None:
            waiting.append(found)
    total = len(articles) + len(waiting)
    crew = _crew(prepared, waiting, intake, jobs)
    took: defaultdict[str, float] = defaultdict(float)
    with closing(crew.read(waiting)) as results:
        for done in results:
            took[done.job.path] += done.seconds
            _take(done, crew, intake, articles)
            if len(articles) < total:
                progress("read", len(articles), total)
    progress("read", total, total)
    return ReadSite(
        tuple(sorted(articles, key=lambda article: article.path)),
        (*crew.findings, *intake.findings),
        len(waiting),
        tuple(heapq.nlargest(_SLOWEST, took.items(), key=lambda item: item[1])),
        crew.cpu,
        crew.times,
        intake.signatures,
    )


def _crew(prepared: Prepared, waiting: list[Job], intake: Intake, jobs: int) -> Crew:
    settings = prepared.loaded.config.read
    chosen = team(prepared, sum(job.size for job in waiting), jobs or settings.jobs)
    return Crew(chosen, lambda: alone(prepared), intake.task, settings.timeout)


def _take(done: Done, crew: Crew, intake: Intake, articles: list[Article]) -> None:
    """An article goes into the cache; one that needs files goes back; a finding stands for one that can't be read."""
    if isinstance(done.result, Packed):
        articles.append(intake.article(done.job, done.result))
    elif isinstance(done.result, Needs):
        again = intake.again(done.job, done.result)
        if again is not None:
            crew.add(again)
    elif isinstance(done.result, Diagnostic):
        intake.refuse(done.job, done.result)

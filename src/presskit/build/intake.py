"""Sources on their way to a worker, and what comes back on its way into the cache.

A source is loaded when its turn comes, so that memory does not grow with the length of the articles.
"""

from collections import defaultdict

import msgspec
from msgspec import Struct

from presskit.build.cache import Cache
from presskit.build.crew import Job
from presskit.build.inputs import Inputs
from presskit.build.packed import unpack_article
from presskit.build.roots import Roots
from presskit.build.signature import Signature
from presskit.build.sources import load_source
from presskit.build.worker import Packed, Task
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic, Span, order
from presskit.model.source import Needs
from presskit.report.rules import finding

_ROUNDS = 20
"""How often an article may ask for more files: each round is one level of files that include files."""


class _Loaded(Struct, frozen=True):
    """What has to be remembered of a source while it is read."""

    signature: Signature
    digest: str
    findings: tuple[Diagnostic, ...]


class Intake:
    """``findings`` are of sources that can't be read, or can't be read as text; ``signatures`` are from before they were."""

    def __init__(self, roots: Roots, cache: Cache) -> None:
        self.findings: list[Diagnostic] = []
        self.signatures: dict[str, Signature | None] = {}
        self._roots = roots
        self._cache = cache
        self._files = Inputs(roots)
        self._asked: defaultdict[str, set[str]] = defaultdict(set)
        self._loaded: dict[str, _Loaded] = {}

    def known_or_job(self, path: str) -> Article | Job | None:
        """The article from the cache where nothing that it was made of changed; else what has to be read."""
        now = self._signature(path)
        before = self._cache.last(path)
        if before is None:
            return Job(path, now.size)
        if self._cache.settled(before, now) and self._files.unchanged(before):
            return self._cache.keep(path, before, now)
        source, findings = load_source(self._roots, path)
        if source is None:
            self.findings.extend(findings)
            return None
        if source.digest == before.digest and self._files.unchanged(before):
            return self._cache.keep(path, before, now)
        self._asked[path].update(before.article.inputs)  # likely it asks for the same again
        return Job(path, now.size)

    def _signature(self, path: str) -> Signature:
        found = self.signatures[path] = self._roots.signature(path) or Signature(0, 0, 0, 0)
        return found

    def task(self, job: Job) -> Task | None:
        """The source as it is now, with the files that it is known to ask for."""
        now = self._signature(job.path)
        source, findings = load_source(self._roots, job.path)
        if source is None:
            self.findings.extend(findings)
            return None
        self._loaded[job.path] = _Loaded(now, source.digest, tuple(findings))
        return Task(source, self._files.of(sorted(self._asked.get(job.path, ()))))

    def again(self, job: Job, needs: Needs) -> Job | None:
        """The job with the files that it needs; None, with a finding, where there is no end to them."""
        if job.rounds == _ROUNDS:
            message = "the article's files include each other without end"
            self.refuse(job, finding("PK392", Span(job.path), message))
            return None
        self._asked[job.path].update(needs.paths)
        return msgspec.structs.replace(job, rounds=job.rounds + 1)

    def refuse(self, job: Job, why: Diagnostic) -> None:
        """There is no article; nothing is kept."""
        self.findings.extend((*self._loaded.pop(job.path).findings, why))

    def article(self, job: Job, packed: Packed) -> Article:
        """The article as the next build will find it. It is unpacked even now, so that a warm build can't differ."""
        loaded = self._loaded.pop(job.path)
        article = unpack_article(packed.article)
        if loaded.findings:
            found = tuple(sorted({*article.diagnostics, *loaded.findings}, key=order))
            article = msgspec.structs.replace(article, diagnostics=found)
        return self._cache.add(job.path, loaded.signature, loaded.digest, article, packed.forms)

"""Files that plugins derive from those of the site, such as sizes of images: once, in the workers that read articles."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import PurePosixPath

from msgspec import structs

from presskit.build import executors, worker
from presskit.build.crew import Crew, Job
from presskit.build.derived import Kept, KeptFile, Store
from presskit.build.files import Assets
from presskit.build.identity import deriving_identity
from presskit.build.prepare import Prepared
from presskit.build.worker import Material
from presskit.link.site import Linked
from presskit.model.asset import DERIVED, NOTHING, AssetFile, Derivation, Derived
from presskit.model.diagnostic import Diagnostic
from presskit.model.media_types import suffix_of
from presskit.model.progress import Progress
from presskit.model.source import digest
from presskit.plugins.times import Times
from presskit.report.rules import finding

_PIXELS_A_BYTE = 8
"""A processor makes sizes of so many pixels in the time that it takes to read a byte of an article."""

_OF_THE_FILE = ("PK393", "PK394", "PK395")
"""What happens to a worker: it took too long, too much memory, or came to an end. Not kept: another machine may do it."""


class Derivations:
    """What is derived of the files of one site. It is false where no plugin derives anything.

    ``cpu`` and ``times`` are of `prepare`, as those of a `Crew`.
    """

    def __init__(self, prepared: Prepared, assets: Assets, store: Store) -> None:
        plugins = [found.plugin for found in prepared.host.implementations["presskit_derive"]]
        self._types = frozenset(name for plugin in plugins for name in plugin.declaration.derives)
        self._code = deriving_identity(prepared.host) if self._types else ""
        self._prepared = prepared
        self._assets = assets
        self._store = store
        self._failed: dict[str, str | Diagnostic] = {}
        self._of_crew: list[Diagnostic] = []
        self.cpu = 0.0
        self.times: Times = {}

    def __bool__(self) -> bool:
        return bool(self._types)

    def prepare(self, progress: Progress, jobs: int) -> None:
        """Derive what is not known yet of the files that link looked at."""
        files = {self._key(file): file for file in self._assets.seen.values() if file and self._takes(file)}
        waiting = {file.path: file for key, file in files.items() if self._store.get(key) is None}
        if not waiting:
            return
        todo = [Job(file.path, _work(file)) for file in waiting.values()]
        crew = self._crew(waiting, jobs, sum(job.size for job in todo))
        with closing(crew.read(todo)) as results:
            for count, done in enumerate(results, 1):
                self._take(waiting[done.job.path], done.result)
                progress("derive", count, len(todo))
        self.cpu, self.times, self._of_crew = crew.cpu, crew.times, crew.findings
        self._store.save()

    def _crew(self, waiting: Mapping[str, AssetFile], jobs: int, size: int) -> Crew:
        prepared = self._prepared
        settings = prepared.loaded.config.read
        team = executors.team(prepared, size, jobs or settings.jobs)
        return Crew(
            structs.replace(team, read=team.derive),
            lambda: structs.replace(executors.alone(prepared), read=worker.derive_chunk),
            lambda job: self._material(waiting[job.path]),
            settings.timeout,
        )

    def _material(self, file: AssetFile) -> Material | None:
        """None where the file went or was written since link looked: what is kept by its digest must be made of that."""
        try:
            content = self._assets.load(file)
        except FileNotFoundError:
            return None
        return Material(file.path, file.media_type, content) if digest(content) == file.digest else None

    def _take(self, file: AssetFile, result: object) -> Kept | None:
        key = self._key(file)
        if isinstance(result, Derived):
            return self._store.add(key, result)
        if isinstance(result, Diagnostic):
            self._failed[key] = f"is too much: {result.message}" if result.code in _OF_THE_FILE else result
        return None

    def of(self, file: AssetFile) -> Derivation:
        """What is derived of a file; of one that only a template or a setting names, now and here."""
        if not self._takes(file):
            return NOTHING
        kept = self._store.get(self._key(file))
        if kept is None and self._key(file) not in self._failed:
            material = self._material(file) if not self._prepared.roots.is_untrusted(file.path) else None
            kept = self._take(file, worker.derive_one(material, self._prepared.host)) if material else None
        return _derivation(file, kept) if kept else Derivation()

    def known(self, path: str) -> Derivation | None:
        """What is derived of the file at ``path``, if that was done before."""
        file = self._assets.at(path)
        return self.kept(file) if file is not None else None

    def kept(self, file: AssetFile) -> Derivation | None:
        """As `known`, of a file at hand."""
        kept = self._store.get(self._key(file)) if self._takes(file) else None
        return _derivation(file, kept) if kept else None

    def at(self, path: str, *, make: bool = True) -> AssetFile | None:
        """The file of the site at ``path``, or the one derived of it; if not ``make``, only one that is known."""
        source, derived, _ = path.partition(DERIVED)
        file = self._assets.at(source)
        if not derived or file is None:
            return file
        found = self.of(file) if make else self.known(source) or NOTHING
        return next((each for each in (*found.variants, found.instead) if each and each.path == path), None)

    def load(self, file: AssetFile) -> bytes:
        """The bytes of a file of the site, or of one derived of it. Raises `Damaged`."""
        return self._store.content(file.digest) if DERIVED in file.path else self._assets.load(file)

    def save(self) -> None:
        """Keep what was derived."""
        self._store.save()

    def tidy(self, paths: Iterable[str]) -> None:
        """Forget all but what is derived of the files at these paths."""
        files = map(self._assets.at, paths)
        self._store.tidy({self._key(file) for file in files if file is not None})

    def findings(self, linked: Linked) -> Iterator[Diagnostic]:
        """Why an executor took no files, and what is wrong with files, at each place where an article shows one (PK444, or
        what a plugin failed at)."""
        yield from self._of_crew
        problems = {
            path: found
            for path, file in self._assets.seen.items()
            if file and self._takes(file) and (found := self._problem(file))
        }
        for id, article in linked.articles.items() if problems else ():
            for reference in article.references:
                uri = reference.uri.removeprefix("asset:")
                file = linked.resolved[id].assets.get(uri) if uri != reference.uri else None
                problem = problems.get(file.path) if file else None
                if isinstance(problem, Diagnostic):
                    yield structs.replace(problem, span=reference.span)
                elif problem:
                    hint = "it goes out as it is: save it again, or take another"
                    yield finding("PK444", reference.span, f"`{uri}` {problem}", hint)

    def _problem(self, file: AssetFile) -> str | Diagnostic:
        key = self._key(file)
        kept = self._store.get(key)
        return self._failed.get(key, "") if kept is None else kept.problem

    def _takes(self, file: AssetFile) -> bool:
        return file.media_type in self._types and not file.problem

    def _key(self, file: AssetFile) -> str:
        return hashlib.sha256(f"{self._code} {file.media_type} {file.digest}".encode()).hexdigest()[:32]


def _work(file: AssetFile) -> int:
    return file.width * file.height // _PIXELS_A_BYTE or file.size


def _derivation(file: AssetFile, kept: Kept) -> Derivation:
    instead = _named(file, kept.instead) if kept.instead else None
    return Derivation(tuple(_variant(file, each) for each in kept.variants), instead, kept.problem)


def _variant(file: AssetFile, kept: KeptFile) -> AssetFile:
    return _named(file, kept, f"-{kept.width}" if kept.width else "")


def _named(file: AssetFile, kept: KeptFile, measure: str = "") -> AssetFile:
    name = PurePosixPath(file.path)
    suffix = name.suffix if kept.media_type == file.media_type else suffix_of(kept.media_type)
    path = f"{file.path}{DERIVED}{kept.digest[:8]}/{name.stem}{measure}{suffix}"
    return AssetFile(path, kept.digest, kept.size, kept.media_type, kept.width, kept.height)

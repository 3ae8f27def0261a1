"""Stage one over a whole site: what is known is kept, the rest is read, and read again with the files that it asked for."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.cache import Cache, Record
from presskit.build.executors import executor
from presskit.build.files import fetch
from presskit.build.packed import unpack_article
from presskit.build.prepare import Prepared
from presskit.build.signature import Signature, signature
from presskit.build.sources import article_paths, load_source
from presskit.build.worker import Packed, read_chunk
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic, Span, order
from presskit.model.source import Needs, Source
from presskit.read.reading import Input
from presskit.report.rules import finding

Progress = Callable[[str, int, int], None]
"""``progress(stage, done, total)``, called as a stage goes on."""

_ROUNDS = 20
"""How often an article may ask for more files: each round is one level of files that include files."""
_CHUNK = 16
"""Articles a task: few enough that both cores end together, enough that 20,000 files don't die of overhead."""


class ReadSite(Struct, frozen=True):
    """What was read: the articles, the findings that belong to no article, and how many articles were parsed."""

    articles: tuple[Article, ...]
    diagnostics: tuple[Diagnostic, ...]
    parsed: int


class _Waiting(Struct, frozen=True):
    """A source that has to be read, and what was found while it was loaded."""

    source: Source
    signature: Signature
    findings: tuple[Diagnostic, ...]


def read_site(prepared: Prepared, cache: Cache, progress: Progress, jobs: int = 0) -> ReadSite:
    """All articles of the site. One that can't be read costs itself, with a finding, and the others go on."""
    articles: list[Article] = []
    findings: list[Diagnostic] = []
    waiting: list[_Waiting] = []
    files = Inputs(prepared.site_dir)
    for path in article_paths(prepared.site_dir):
        found = _known_or_loaded(prepared.site_dir, path, cache, files)
        if isinstance(found, Article):
            articles.append(found)
        elif isinstance(found, _Waiting):
            waiting.append(found)
        else:
            findings.extend(found)
    total = len(articles) + len(waiting)
    for each, result in _read(waiting, prepared, files, jobs):
        if isinstance(result, Packed):
            articles.append(_kept(each, result, cache))
            progress("read", len(articles), total)
        else:
            findings.extend((*each.findings, result))
    progress("read", total, total)
    return ReadSite(tuple(sorted(articles, key=lambda article: article.path)), tuple(findings), len(waiting))


def _known_or_loaded(
    site_dir: Path, path: str, cache: Cache, files: "Inputs"
) -> Article | _Waiting | list[Diagnostic]:
    """The article from the cache where nothing that it was made of changed; else its source, or why there is none."""
    now = signature(site_dir / path) or Signature(0, 0, 0, 0)
    record = cache.settled(path, now)
    if record is not None and files.unchanged(record):
        return cache.keep(path, record, now)
    source, findings = load_source(site_dir, path)
    if source is None:
        return findings
    record = cache.same(path, source.digest)
    if record is not None and files.unchanged(record):
        return cache.keep(path, record, now)
    return _Waiting(source, now, tuple(findings))


def _kept(each: _Waiting, result: Packed, cache: Cache) -> Article:
    """The article as the next build will find it. It is unpacked even now, so that a warm build can't differ."""
    article = unpack_article(result.article)
    if each.findings:
        found = tuple(sorted({*article.diagnostics, *each.findings}, key=order))
        article = msgspec.structs.replace(article, diagnostics=found)
    return cache.add(each.source.path, each.signature, each.source.digest, article, result.forms)


def _read(
    waiting: list[_Waiting], prepared: Prepared, files: "Inputs", jobs: int
) -> Iterator[tuple[_Waiting, Packed | Diagnostic]]:
    """What reading gives for each source. Those that need files are read again in the next round."""
    with executor(prepared.reader, prepared.site_dir, len(waiting), jobs) as pool:
        for _ in range(_ROUNDS):
            again: list[_Waiting] = []
            chunks = [waiting[start : start + _CHUNK] for start in range(0, len(waiting), _CHUNK)]
            tasks = [
                pool.submit(read_chunk, [each.source for each in chunk], files.known) for chunk in chunks
            ]
            for chunk, task in zip(chunks, tasks, strict=True):
                for each, result in zip(chunk, task.result(), strict=True):
                    if isinstance(result, Needs):
                        files.fetch(result.paths)
                        again.append(each)
                    else:
                        yield each, result
            waiting = again
            if not waiting:
                return
    for each in waiting:
        yield (
            each,
            finding("PK392", Span(each.source.path), "the article's files include each other without end"),
        )


class Inputs:
    """The text files that articles of the site ask for, each fetched once a build."""

    def __init__(self, site_dir: Path) -> None:
        self._site_dir = site_dir
        self.known: dict[str, Input] = {}

    def fetch(self, paths: Iterable[str]) -> None:
        for path in paths:
            if path not in self.known:
                self.known[path] = fetch(self._site_dir, path)

    def unchanged(self, record: Record) -> bool:
        """Whether the files that an article asked for are as they were, absent ones included."""
        asked = record.article.inputs
        self.fetch(asked)
        return all(self.known[path].digest == digest for path, digest in asked.items())

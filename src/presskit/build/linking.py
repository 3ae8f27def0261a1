"""Stages one and two over a site on disk, with the cache open round them."""

import datetime
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from msgspec import Struct

from presskit.build.cache import Cache, damaged, open_cache
from presskit.build.clock import now as current_instant
from presskit.build.files import Assets
from presskit.build.identity import code_identity, digest_of, identity
from presskit.build.options import Options
from presskit.build.pages import Pages, open_pages, plan_of
from presskit.build.prepare import Prepared
from presskit.build.profile import measured
from presskit.build.reading import ReadSite, read_site
from presskit.build.roots import Roots
from presskit.build.site_findings import is_looked_for, site_findings
from presskit.build.stamp import state_folder
from presskit.config.places import at_its_key
from presskit.link.last import Last
from presskit.link.schedule import due
from presskit.link.site import Known, Linked, kept, link
from presskit.model.diagnostic import Diagnostic, Ignore
from presskit.model.progress import Progress
from presskit.plugins.words import catalogs
from presskit.report.ignored import heeded
from presskit.report.severity import taken
from presskit.write.lock import Holder, locked


class LinkedSite(Struct, frozen=True):
    """A site that was read and linked, as it is at ``now``.

    ``started`` is in ns; ``code`` is the identity of what it was made with, ``key`` of what it was linked with, and ``kept``
    gives what the next build should know of that.
    """

    prepared: Prepared
    cache: Cache
    pages: Pages
    read: ReadSite
    linked: Linked
    assets: Assets
    findings: tuple[Diagnostic, ...]
    now: datetime.datetime
    started: int
    code: str
    key: str
    kept: Callable[[], Last]

    def flush(self) -> None:
        """Have in the files of the cache what was added to it."""
        self.cache.flush()
        self.pages.flush()

    @property
    def due(self) -> datetime.datetime | None:
        """The next instant at which a rebuild would change something; None where nothing waits."""
        windows = [window for writer in self.prepared.writers for window in writer.windows]
        return due((article.entry.metadata for article in self.read.articles), self.now, windows)


@contextmanager
def linked_site(
    prepared: Prepared,
    options: Options,
    findings: Sequence[Diagnostic],
    progress: Progress,
    *,
    anew: bool = False,
) -> Iterator[LinkedSite]:
    """The site, with its cache open; what was read is kept at the end, whatever came of it."""
    started = time.time_ns()
    now = options.at or current_instant()
    reader = prepared.reader
    settings = [(plugin.name, plugin.settings) for plugin in prepared.host.plugins]
    code = identity(code_identity(prepared.host), settings)
    key = identity(code, reader.rules, reader.forms, reader.raw, reader.parser)
    with _cache_folder(prepared.roots, kept=options.cache) as folder:
        cache, problems = open_cache(folder, "" if anew else key, started)
        pages, spoilt = open_pages(folder, started, preview=options.preview)
        if spoilt and not problems:
            problems = [damaged()]
        gc.freeze()  # what is known stays to the end: the collector need not look through it again and again
        try:
            with measured(options.profile, "read"):
                read = read_site(prepared, cache, progress, options.jobs)
            if options.profile is not None:
                options.profile.add(read.times, read.cpu)
            gc.freeze()  # and so does what was read
            assets = Assets(prepared.roots, cache)
            with measured(options.profile, "link"):
                linked, link_key, to_keep = _linked(
                    prepared, options, now, read, cache, pages, assets, code, progress
                )
            own = [found for article in read.articles for found in article.diagnostics]
            of_site = [at_its_key(found, prepared.loaded.places) for found in linked.diagnostics]
            more = site_findings(prepared, options, read, linked, assets)
            found = (*findings, *problems, *read.diagnostics, *own, *of_site, *more)
            every = taken(
                heeded(found, *_ignores(read, linked, options)),
                prepared.loaded.config.check.severity,
            )
            yield LinkedSite(
                prepared, cache, pages, read, linked, assets, every, now, started, code, link_key, to_keep
            )
            with suppress(OSError):  # what only speeds up the next build is no reason to fail this one
                cache.save(key)
        finally:
            gc.unfreeze()
            with closing(cache):  # also where the other can't be closed: a full disk is noticed there
                pages.close()


def _ignores(read: ReadSite, linked: Linked, options: Options) -> tuple[list[Ignore], list[Ignore]]:
    """What articles ignore: what this run would have found, and what it could not have."""
    kept: tuple[list[Ignore], list[Ignore]] = ([], [])
    for article in read.articles:
        for each in article.ignores:
            sure = article.entry.id not in linked.hidden and is_looked_for(each.code, options)
            kept[0 if sure else 1].append(each)
    return kept


def _linked(
    prepared: Prepared,
    options: Options,
    now: datetime.datetime,
    read: ReadSite,
    cache: Cache,
    pages: Pages,
    assets: Assets,
    code: str,
    progress: Progress,
) -> tuple[Linked, str, Callable[[], Last]]:
    """The linked site, the key of what it was linked with, and what gives what the next build should know of it."""
    config = prepared.loaded.config
    sources = {article.entry.id: cache.source_of(article) for article in read.articles}
    words = [(path.name, digest_of(path)) for path in catalogs(prepared.theme)]
    key = identity(code, config.site, config.output.writers, options.drafts, words)
    last = pages.last if pages.key == key else None
    linked = link(
        read.articles,
        config.site,
        prepared.writers,
        assets.probe,
        prepared.host,
        now,
        pages,
        drafts=options.drafts,
        languages=prepared.languages,
        known=Known(last, plan_of(pages.known), sources, assets.at) if last else None,
        progress=progress,
    )
    # Only who publishes keeps it; by then rendering has looked at more files, which are in the table of pages.
    return linked, key, partial(kept, linked, sources, dict(assets.seen), last)


@contextmanager
def alone(site_dir: Path, waiting: Callable[[Holder], None]) -> Iterator[None]:
    """Within, no other process builds the site. Where it can't be written to, there is nothing to guard."""
    try:
        state = state_folder(site_dir)
    except OSError:
        yield
        return
    with locked(state, waiting):
        yield


@contextmanager
def _cache_folder(roots: Roots, *, kept: bool) -> Iterator[Path]:
    """The folder of the cache; a passing one where none is wanted, or the site can't be written to.

    What was read of untrusted articles is kept apart: nothing of it gets into another build.
    """
    if kept:
        try:
            folder = state_folder(roots.site) / ("untrusted" if roots.untrusted is not None else "cache")
            folder.mkdir(exist_ok=True)
        except OSError:
            kept = False
        else:
            yield folder
    if not kept:
        import tempfile  # noqa: PLC0415 - few builds need it

        with tempfile.TemporaryDirectory(prefix="presskit-") as passing:
            yield Path(passing)

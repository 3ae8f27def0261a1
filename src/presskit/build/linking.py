"""Stages one and two over a site on disk, with the cache open round them."""

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
from presskit.build.identity import code_identity, identity
from presskit.build.options import Options
from presskit.build.pages import Pages, open_pages, plan_of
from presskit.build.prepare import Prepared
from presskit.build.profile import measured
from presskit.build.reading import ReadSite, read_site
from presskit.build.stamp import STATE
from presskit.config.places import at_its_key
from presskit.link.last import Last
from presskit.link.site import Known, Linked, kept, link
from presskit.model.diagnostic import Diagnostic
from presskit.model.progress import Progress
from presskit.report.severity import taken
from presskit.write.lock import Holder, locked


class LinkedSite(Struct, frozen=True):
    """A site that was read and linked. ``started`` is in ns; ``code`` is the identity of what it was made with, ``key`` of
    what it was linked with, and ``kept`` gives what the next build should know of that."""

    prepared: Prepared
    cache: Cache
    pages: Pages
    read: ReadSite
    linked: Linked
    assets: Assets
    findings: tuple[Diagnostic, ...]
    started: int
    code: str
    key: str
    kept: Callable[[], Last]


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
    reader = prepared.reader
    settings = [(plugin.name, plugin.settings) for plugin in prepared.host.plugins]
    code = identity(code_identity(prepared.host), settings)
    key = identity(code, reader.rules, reader.forms, reader.raw, reader.parser)
    with _cache_folder(prepared.site_dir, kept=options.cache) as folder:
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
            assets = Assets(prepared.site_dir, cache)
            with measured(options.profile, "link"):
                linked, link_key, to_keep = _linked(
                    prepared, options, read, cache, pages, assets, code, progress
                )
            own = [found for article in read.articles for found in article.diagnostics]
            of_site = [at_its_key(found, prepared.loaded.places) for found in linked.diagnostics]
            found = (*findings, *problems, *read.diagnostics, *own, *of_site)
            every = taken(found, prepared.loaded.config.check.severity)
            yield LinkedSite(
                prepared, cache, pages, read, linked, assets, every, started, code, link_key, to_keep
            )
            with suppress(OSError):  # what only speeds up the next build is no reason to fail this one
                cache.save(key)
        finally:
            gc.unfreeze()
            with closing(cache):  # also where the other can't be closed: a full disk is noticed there
                pages.close()


def _linked(
    prepared: Prepared,
    options: Options,
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
    key = identity(code, config.site, config.output.writers, options.drafts)
    last = pages.last if pages.key == key else None
    linked = link(
        read.articles,
        config.site,
        prepared.writers,
        assets.probe,
        prepared.host,
        options.at or current_instant(),
        pages,
        drafts=options.drafts,
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


def state_folder(site_dir: Path) -> Path:
    """The state folder, hidden from version control."""
    folder = site_dir / STATE
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder


@contextmanager
def _cache_folder(site_dir: Path, *, kept: bool) -> Iterator[Path]:
    """The folder of the cache; a passing one where none is wanted, or the site can't be written to."""
    if kept:
        try:
            folder = state_folder(site_dir) / "cache"
            folder.mkdir(exist_ok=True)
        except OSError:
            kept = False
        else:
            yield folder
    if not kept:
        import tempfile  # noqa: PLC0415 - few builds need it

        with tempfile.TemporaryDirectory(prefix="presskit-") as passing:
            yield Path(passing)

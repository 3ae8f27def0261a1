"""read → link → write, over a site on disk."""

import datetime
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.cache import Cache, CacheDamaged, open_cache
from presskit.build.clock import now as current_instant
from presskit.build.files import Assets
from presskit.build.identity import code_identity, identity
from presskit.build.prepare import Prepared, prepare
from presskit.build.reading import Progress, ReadSite, read_site
from presskit.link.schedule import due as next_due
from presskit.link.site import Linked, link
from presskit.model.diagnostic import Diagnostic, Span, has_errors, order
from presskit.model.page import Output
from presskit.report.rules import finding
from presskit.write.publish import Change, Stage
from presskit.write.render import Press, outputs
from presskit.write.templates import SiteTemplates

STATE = ".presskit"
"""The folder of a site for what presskit keeps there; never published."""


class Options(Struct, frozen=True, kw_only=True):
    """What a build was asked for. ``at`` and ``drafts`` make it a preview, which never goes to the configured output.

    ``jobs`` of 0 are as many workers as there are processors, where they pay.
    """

    output: Path | None = None
    drafts: bool = False
    at: datetime.datetime | None = None
    keep_going: bool = False
    cache: bool = True
    jobs: int = 0

    @property
    def preview(self) -> bool:
        return self.drafts or self.at is not None


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of a build or a check. ``change`` is None where nothing was published; ``usable`` is False where the
    configuration stopped it; ``parsed`` counts the articles that were not in the cache."""

    diagnostics: tuple[Diagnostic, ...]
    usable: bool = True
    articles: int = 0
    parsed: int = 0
    pages: int = 0
    output: Path | None = None
    change: Change | None = None


class _Site(Struct, frozen=True):
    """A site that was read and linked."""

    prepared: Prepared
    cache: Cache
    read: ReadSite
    linked: Linked
    assets: Assets
    findings: tuple[Diagnostic, ...]


def silent(stage: str, done: int, total: int) -> None:
    """A `Progress` that shows nothing."""


def check(site_dir: Path, options: Options | None = None, progress: Progress = silent) -> Outcome:
    """All findings of a site: reads and links, and publishes nothing."""
    return _on_site(site_dir, options or Options(), progress, _outcome)


def build(site_dir: Path, options: Options | None = None, progress: Progress = silent) -> Outcome:
    """Build a site. Errors stop it before anything is published, unless ``keep_going``."""
    options = options or Options()

    def publish(site: _Site) -> Outcome:
        target, refused = _target(site.prepared, options)
        if refused is not None:
            return Outcome(diagnostics=(refused,), usable=False)
        if has_errors(site.findings) and not options.keep_going:
            return _outcome(site)
        change, problems = _write(site, target, progress, keep_going=options.keep_going)
        found = msgspec.structs.replace(site, findings=(*site.findings, *problems))
        return msgspec.structs.replace(_outcome(found), output=target, change=change)

    return _on_site(site_dir, options, progress, publish)


def due(site_dir: Path) -> tuple[datetime.datetime | None, Outcome]:
    """The next instant at which a rebuild would change something."""
    instants: list[datetime.datetime | None] = []

    def look(site: _Site) -> Outcome:
        every = (article.entry.metadata for article in site.read.articles)
        instants.append(next_due(every, current_instant()))
        return Outcome(diagnostics=())

    outcome = _on_site(site_dir, Options(), silent, look)
    return (instants[0] if instants else None), outcome


def _on_site(
    site_dir: Path, options: Options, progress: Progress, use: Callable[[_Site], Outcome]
) -> Outcome:
    """Read and link a site, and ``use`` it. A cache that proves damaged is thrown away, and everything done again."""
    prepared, findings = prepare(site_dir)
    if prepared is None:
        return Outcome(diagnostics=_sorted(findings), usable=False)
    try:
        with _linked(prepared, options, findings, progress) as site:
            return use(site)
    except CacheDamaged:
        damaged = finding("PK510", Span(f"{STATE}/cache"), "the cache was damaged, and is made anew")
        with _linked(prepared, options, [*findings, damaged], progress, anew=True) as site:
            return use(site)


@contextmanager
def _linked(
    prepared: Prepared,
    options: Options,
    findings: Sequence[Diagnostic],
    progress: Progress,
    *,
    anew: bool = False,
) -> Iterator[_Site]:
    """The site, with its cache open; what was read is kept at the end, whatever came of it."""
    started = time.time_ns()
    reader = prepared.reader
    settings = [(plugin.name, plugin.settings) for plugin in prepared.host.plugins]
    key = identity(code_identity(prepared.host), reader.rules, reader.forms, reader.raw, settings)
    with _cache_folder(prepared.site_dir, kept=options.cache) as folder:
        cache, problems = open_cache(folder, "" if anew else key, started)
        try:
            read = read_site(prepared, cache, progress, options.jobs)
            assets = Assets(prepared.site_dir, cache)
            config = prepared.loaded.config
            now = options.at or current_instant()
            linked = link(
                read.articles,
                config.site,
                prepared.writers,
                assets.probe,
                prepared.host,
                now,
                drafts=options.drafts,
            )
            own = [found for article in read.articles for found in article.diagnostics]
            every = (*findings, *problems, *read.diagnostics, *own, *linked.diagnostics)
            yield _Site(prepared, cache, read, linked, assets, every)
            cache.save(key)
        finally:
            cache.close()


def _write(
    site: _Site, target: Path, progress: Progress, *, keep_going: bool
) -> tuple[Change | None, list[Diagnostic]]:
    """Render everything, then publish it; nothing is published where rendering failed."""
    prepared, assets = site.prepared, site.assets
    writers = {writer.name: writer for writer in prepared.writers}
    templates = SiteTemplates(prepared.site_dir / "theme", prepared.host.template_folders)
    press = Press(site.linked, writers, templates, assets.probe, assets.load, site.cache.form)
    stage = Stage(target, state_folder(prepared.site_dir) / "stage")
    total = sum(len(pages) for pages in site.linked.pages.values())
    findings: list[Diagnostic] = []
    done = 0
    for writer in prepared.writers:
        for output in outputs(press, writer, findings):
            stage.add([output])
            done += 1
            if done < total:  # assets are outputs too, so that the end is known only at the end
                progress("write", done, total)
        if writer.public:
            stage.add(
                Output(file.path.removeprefix("static/"), assets.load(file)) for file in assets.static()
            )
    progress("write", total, total)
    findings.extend(stage.findings)
    if has_errors(findings) and not keep_going:
        stage.discard()
        return None, findings
    return stage.publish(), findings


def _target(prepared: Prepared, options: Options) -> tuple[Path, Diagnostic | None]:
    """The folder to publish to. A preview never goes to the configured one."""
    site_dir = prepared.site_dir
    configured = site_dir / prepared.loaded.config.output.dir
    if options.output is None:
        return (state_folder(site_dir) / "preview" if options.preview else configured), None
    if options.preview and options.output.resolve() == configured.resolve():
        message = "a preview must not replace the published site"
        return configured, finding("PK140", Span("presskit.toml"), message, "name another --output")
    return options.output, None


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
        with tempfile.TemporaryDirectory(prefix="presskit-") as passing:
            yield Path(passing)


def _outcome(site: _Site) -> Outcome:
    return Outcome(
        diagnostics=_sorted(site.findings),
        articles=len(site.linked.catalog.newest),
        parsed=site.read.parsed,
        pages=sum(len(pages) for pages in site.linked.pages.values()),
    )


def _sorted(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(set(findings), key=order))

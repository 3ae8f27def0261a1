"""read → link → write, over a site on disk."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.clock import now as current_instant
from presskit.build.files import Assets
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
    """What a build was asked for. ``at`` and ``drafts`` make it a preview, which never goes to the configured output."""

    output: Path | None = None
    drafts: bool = False
    at: datetime.datetime | None = None
    keep_going: bool = False

    @property
    def preview(self) -> bool:
        return self.drafts or self.at is not None


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of a build or a check. ``change`` is None where nothing was published; ``usable`` is False where the
    configuration stopped it; ``texts`` are the sources by path, for excerpts."""

    diagnostics: tuple[Diagnostic, ...]
    usable: bool = True
    articles: int = 0
    pages: int = 0
    output: Path | None = None
    change: Change | None = None
    texts: dict[str, str] = {}


def silent(stage: str, done: int, total: int) -> None:
    """A `Progress` that shows nothing."""


def check(site_dir: Path, progress: Progress = silent) -> Outcome:
    """All findings of a site: reads and links, and writes nothing."""
    prepared, findings = prepare(site_dir)
    if prepared is None:
        return _unusable(site_dir, findings)
    site, linked, _ = _linked(prepared, Options(), progress)
    return _outcome(site_dir, site, linked, [*findings, *_findings(site, linked)])


def build(site_dir: Path, options: Options | None = None, progress: Progress = silent) -> Outcome:
    """Build a site. Errors stop it before anything is published, unless ``keep_going``."""
    options = options or Options()
    prepared, findings = prepare(site_dir)
    if prepared is None:
        return _unusable(site_dir, findings)
    target, refused = _target(prepared, options)
    if refused is not None:
        return _unusable(site_dir, [*findings, refused])
    site, linked, assets = _linked(prepared, options, progress)
    findings = [*findings, *_findings(site, linked)]
    outcome = _outcome(site_dir, site, linked, findings)
    if has_errors(findings) and not options.keep_going:
        return outcome
    change, problems = _write(prepared, linked, assets, target, progress, keep_going=options.keep_going)
    if problems:
        outcome = _outcome(site_dir, site, linked, [*findings, *problems])
    return msgspec.structs.replace(outcome, output=target, change=change)


def due(site_dir: Path) -> tuple[datetime.datetime | None, Outcome]:
    """The next instant at which a rebuild would change something."""
    prepared, findings = prepare(site_dir)
    if prepared is None:
        return None, _unusable(site_dir, findings)
    site = read_site(prepared, silent)
    instant = next_due((article.entry.metadata for article in site.articles), current_instant())
    return instant, Outcome(diagnostics=tuple(findings))


def _linked(prepared: Prepared, options: Options, progress: Progress) -> tuple[ReadSite, Linked, Assets]:
    now = options.at or current_instant()
    site = read_site(prepared, progress)
    assets = Assets(prepared.site_dir)
    config = prepared.loaded.config
    linked = link(
        site.articles, config.site, prepared.writers, assets.probe, prepared.host, now, drafts=options.drafts
    )
    return site, linked, assets


def _findings(site: ReadSite, linked: Linked) -> list[Diagnostic]:
    read = [finding for article in site.articles for finding in article.diagnostics]
    return [*site.diagnostics, *read, *linked.diagnostics]


def _write(
    prepared: Prepared, linked: Linked, assets: Assets, target: Path, progress: Progress, *, keep_going: bool
) -> tuple[Change | None, list[Diagnostic]]:
    """Render everything, then publish it; nothing is published where rendering failed."""
    writers = {writer.name: writer for writer in prepared.writers}
    templates = SiteTemplates(prepared.site_dir / "theme", prepared.host.template_folders)
    press = Press(linked, writers, templates, assets.probe, assets.load)
    stage = Stage(target, _state(prepared.site_dir) / "stage")
    total = sum(len(pages) for pages in linked.pages.values())
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
        return (_state(site_dir) / "preview" if options.preview else configured), None
    if options.preview and options.output.resolve() == configured.resolve():
        message = "a preview must not replace the published site"
        return configured, finding("PK140", Span("presskit.toml"), message, "name another --output")
    return options.output, None


def _state(site_dir: Path) -> Path:
    """The state folder, hidden from version control."""
    folder = site_dir / STATE
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder


def _outcome(site_dir: Path, site: ReadSite, linked: Linked, findings: Sequence[Diagnostic]) -> Outcome:
    return Outcome(
        diagnostics=tuple(sorted(set(findings), key=order)),
        articles=len(linked.catalog.newest),
        pages=sum(len(pages) for pages in linked.pages.values()),
        texts={**site.texts, **_configuration(site_dir)},
    )


def _unusable(site_dir: Path, findings: Sequence[Diagnostic]) -> Outcome:
    return Outcome(
        diagnostics=tuple(sorted(set(findings), key=order)), usable=False, texts=_configuration(site_dir)
    )


def _configuration(site_dir: Path) -> dict[str, str]:
    try:
        return {"presskit.toml": (site_dir / "presskit.toml").read_text(encoding="utf-8")}
    except (OSError, UnicodeDecodeError):
        return {}

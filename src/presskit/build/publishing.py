"""Stage three over a site on disk: pages that would come out otherwise are rendered, then all is published at once."""

from contextlib import suppress
from pathlib import Path

from presskit.build.derived import Store
from presskit.build.deriving import Derivations
from presskit.build.finishing import finish
from presskit.build.forks import in_forks
from presskit.build.identity import digest_of, identity
from presskit.build.linking import LinkedSite
from presskit.build.options import Options
from presskit.build.profile import Profile, measured
from presskit.build.roots import FOLDERS, overlap
from presskit.build.server import processors
from presskit.build.stamp import state_folder
from presskit.model.diagnostic import Diagnostic, Span, collapsed, has_errors
from presskit.model.page import Output
from presskit.model.progress import Progress
from presskit.plugins.writer import Writer
from presskit.report.ignored import heeded
from presskit.report.rules import finding
from presskit.report.severity import taken
from presskit.write.answers import Memos, place
from presskit.write.manifest import Record
from presskit.write.outputs import outputs
from presskit.write.publish import Change, Stage
from presskit.write.records import Records
from presskit.write.render import Press
from presskit.write.table import table
from presskit.write.templates import SiteTemplates


def publish(
    site: LinkedSite,
    target: Path,
    progress: Progress,
    *,
    keep_going: bool,
    anew: bool = True,
    preview: bool = False,
    jobs: int = 0,
    profile: Profile | None = None,
) -> tuple[Change | None, list[Diagnostic]]:
    """Render what changed, then publish it; nothing is published where rendering failed.

    ``anew`` makes what plugins make of the finished site anew, where that is another. A ``preview`` leaves what the
    published site needs.
    """
    stage = Stage(target, state_folder(site.prepared.site_dir))
    derivations, findings = _derived(site, progress, jobs, profile)
    press = _press(site, stage, jobs, derivations)
    total = site.linked.page_count
    done = 0
    with measured(profile, "write"):
        for writer in site.prepared.writers:
            for output, digest in outputs(press, writer, findings):
                stage.add(output, digest)
                done += 1
                if done < total:  # assets are outputs too, so that the end is known only at the end
                    progress("write", done, total)
            if writer.public:
                _add_static(site, stage, derivations, writer)
    progress("write", total, total)
    if keep_going or not has_errors(findings):
        with measured(profile, "finish"):
            findings += finish(site.prepared.host, site.linked, stage, press.records, anew=anew)
    keys: list[object] = [(found.code, found.span, found.message.partition(" (at ")[0]) for found in findings]
    findings = [*collapsed(findings, keys, "pages"), *stage.check()]
    if has_errors(findings) and not keep_going:
        stage.discard()
        return None, findings
    with measured(profile, "publish"):
        change, late = stage.publish()
    with suppress(OSError):  # what only speeds up the next build is no reason to fail this one
        # A page that failed has no record: then the next build links anew, and says so again.
        whole = sum(map(len, press.records.now.pages.values())) == total
        site.pages.save(press.records.now, site.key, site.kept() if whole else None)
        derivations.save()
        if derivations and not preview:
            derivations.tidy(press.records.needed("derived"))
    return change, [*findings, *late]


def _derived(
    site: LinkedSite, progress: Progress, jobs: int, profile: Profile | None
) -> tuple[Derivations, list[Diagnostic]]:
    """What plugins derive of the files of the site, and what is wrong with these, as far as the site wants to know."""
    found = Derivations(site.prepared, site.assets, Store(site.cache.folder / "derived"))
    with measured(profile if found else None, "derive"):
        found.prepare(progress, jobs)
    if profile is not None:
        profile.add(found.times, found.cpu)
    ignores = [each for article in site.read.articles for each in article.ignores]
    findings = heeded(tuple(found.findings(site.linked)), (), ignores)
    return found, list(taken(findings, site.prepared.loaded.config.check.severity))


def _press(site: LinkedSite, stage: Stage, jobs: int, derivations: Derivations) -> Press:
    prepared, assets, linked = site.prepared, site.assets, site.linked
    theme = prepared.theme
    environment = identity(
        site.code,
        prepared.loaded.config.site,
        prepared.loaded.config.output.writers,
        [(repr(path.relative_to(theme)), digest_of(path)) for path in _files(theme)],
    )
    records = Records(
        site.pages.known,
        environment,
        table(linked, site.cache.form_digest, site.pages.known.table),
        lambda path: derivations.at(path, make=False),
        assets.probe,
        derivations.known,
    )
    return Press(
        linked,
        {writer.name: writer for writer in prepared.writers},
        SiteTemplates(theme, prepared.host.template_folders, prepared.languages),
        assets.probe,
        derivations.at,
        derivations.load,
        site.cache.form,
        Memos(),
        records,
        lambda path, digest, size: stage.keep(path, Record(digest, size)),
        lambda path, digest, size: stage.published(path, Record(digest, size)),
        site.pages,
        in_forks(
            records,
            jobs or prepared.loaded.config.read.jobs or processors(),
            state_folder(prepared.site_dir),
            settle=site.flush,
        ),
        derivations.of if derivations else None,
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _add_static(site: LinkedSite, stage: Stage, derivations: Derivations, writer: Writer) -> None:
    """Everything in ``static/``, as it lies there; as what goes out instead of it, where pages show that."""
    for file in site.assets.static():
        path = file.path.removeprefix("static/")
        known = derivations.kept(file)
        if known is not None and known.instead is not None:
            # Whose suffix tells another type than its content is shown by another name, and keeps its own address too.
            shown = stage.files.get(place(known.instead, "", writer))
            if shown is not None and shown.digest == known.instead.digest:
                file = known.instead  # noqa: PLW2901 - what this one is to everybody
        if not stage.keep(path, Record(file.digest, file.size)):
            stage.add(Output(path, derivations.load(file)))


def target_of(site: LinkedSite, options: Options) -> tuple[Path, Diagnostic | None]:
    """The folder to publish to, and why it can't be that. A preview never goes to the configured one, nor near it."""
    site_dir = site.prepared.site_dir
    configured = site_dir / site.prepared.loaded.config.output.dir
    if options.output is None:
        return (state_folder(site_dir) / options.preview if options.preview else configured), None
    target = options.output.resolve()
    own = [site.prepared.roots.content.resolve()]
    own += [site_dir.resolve() / name for name in FOLDERS]
    if any(overlap(target, folder) for folder in own):
        message = f"`{options.output}` can't hold the output: the site's own files are there"
    elif options.preview and overlap(target, configured.resolve()):
        message = "a preview must not get into the published site"
    else:
        return options.output, None
    return configured, finding("PK140", Span("presskit.toml"), message, "name another --output")

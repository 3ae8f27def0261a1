"""Stage three over a site on disk: pages that would come out otherwise are rendered, then all is published at once."""

from contextlib import suppress
from pathlib import Path

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
from presskit.report.rules import finding
from presskit.write.answers import Memos
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
    jobs: int = 0,
    profile: Profile | None = None,
) -> tuple[Change | None, list[Diagnostic]]:
    """Render what changed, then publish it; nothing is published where rendering failed.

    ``anew`` makes what plugins make of the finished site anew, where that is another.
    """
    stage = Stage(target, state_folder(site.prepared.site_dir))
    press = _press(site, stage, jobs)
    findings: list[Diagnostic] = []
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
                _add_static(site, stage)
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
    return change, [*findings, *late]


def _press(site: LinkedSite, stage: Stage, jobs: int) -> Press:
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
        assets.at,
        assets.probe,
    )
    return Press(
        linked,
        {writer.name: writer for writer in prepared.writers},
        SiteTemplates(theme, prepared.host.template_folders, prepared.languages),
        assets.probe,
        assets.at,
        assets.load,
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
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _add_static(site: LinkedSite, stage: Stage) -> None:
    """Everything in ``static/``, as it lies there."""
    for file in site.assets.static():
        path = file.path.removeprefix("static/")
        if not stage.keep(path, Record(file.digest, file.size)):
            stage.add(Output(path, site.assets.load(file)))


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

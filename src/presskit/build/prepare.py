"""From a site folder to what the stages need: configuration, plugins, and a reader."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from presskit.build.roots import Roots
from presskit.config.load import Loaded, load
from presskit.model.diagnostic import Diagnostic, has_errors
from presskit.plugins.host import Host, load_host
from presskit.plugins.times import Note, Times
from presskit.plugins.words import Languages
from presskit.plugins.writer import Writer
from presskit.read.compile import Reader
from presskit.read.fields import Rules
from presskit.read.markup import Tables

THEME = "theme"


class Prepared(Struct, frozen=True, kw_only=True):
    """A site that can be read and written. ``writers`` are those that ``[output] writers`` names, in that order, and then
    those that follow a public one."""

    roots: Roots
    loaded: Loaded
    host: Host
    reader: Reader
    writers: tuple[Writer, ...]
    languages: Languages

    @property
    def site_dir(self) -> Path:
        return self.roots.site

    @property
    def theme(self) -> Path:
        """The folder of the site's own templates and words."""
        return self.site_dir / THEME


def prepare(roots: Roots) -> tuple[Prepared | None, list[Diagnostic]]:
    """The site at ``roots``; None, with the findings, where its configuration, a plugin or its articles can't be used."""
    site_dir = roots.site
    loaded = load(site_dir)
    if roots.untrusted is not None:
        from presskit.build.untrusted import strict, why_not  # noqa: PLC0415 - most builds trust their authors

        refused = why_not(roots.untrusted, site_dir, loaded.config)
        if refused is not None:  # before a plugin is looked for, which it may hold
            return None, [*loaded.diagnostics, refused]
        loaded = strict(loaded)
    host, findings = load_host(loaded, site_dir)
    findings = [*loaded.diagnostics, *findings]
    if has_errors(findings):
        return None, findings
    config = loaded.config
    writers = _writers(config.output.writers, host)
    forms = tuple(sorted({"html", *(form for writer in writers for form in writer.forms)}))
    reader = Reader(
        host=host,
        tables=Tables(host.directives, host.roles, raw=config.read.raw),
        rules=Rules(
            timezone=config.site.timezone,
            names_zone=("site", "timezone") in loaded.places.keys,
            language=config.site.language,
            fields=dict(config.read.fields),
            required=config.check.required,
            authors=config.check.authors,
            sections=config.check.sections,
            images=config.check.images,
            line_length=config.check.line_length,
        ),
        forms=forms,
        raw=config.read.raw,
        parser=config.read.parser,
    )
    languages = Languages([site_dir / THEME, *(folder for _, folder in host.template_folders)])
    prepared = Prepared(
        roots=roots, loaded=loaded, host=host, reader=reader, writers=writers, languages=languages
    )
    return prepared, findings


def _writers(listed: Sequence[str], host: Host) -> tuple[Writer, ...]:
    found = {name: host.writers[name] for name in listed if name in host.writers}
    if any(writer.public for writer in found.values()):
        found |= {
            name: writer for name, writer in host.writers.items() if writer.follows and name not in found
        }
    return tuple(found.values())


def timed(prepared: Prepared, times: Times) -> Prepared:
    """The same site, whose plugins' hooks are counted in ``times``."""
    return _with_host(prepared, replace(prepared.host, times=times))


def noting(prepared: Prepared, note: Note) -> Prepared:
    """The same site, whose hooks are told of to ``note``."""
    return _with_host(prepared, replace(prepared.host, note=note))


def _with_host(prepared: Prepared, host: Host) -> Prepared:
    return replace(prepared, host=host, reader=replace(prepared.reader, host=host))

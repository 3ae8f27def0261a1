"""From a site folder to what the stages need: configuration, plugins, and a reader."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from presskit.config.load import Loaded, load
from presskit.model.diagnostic import Diagnostic, has_errors
from presskit.plugins.host import Host, load_host
from presskit.plugins.times import Note, Times
from presskit.plugins.writer import Writer
from presskit.read.compile import Reader
from presskit.read.markup import Tables
from presskit.read.metadata import Rules


class Prepared(Struct, frozen=True, kw_only=True):
    """A site that can be read and written. ``writers`` are those that ``[output] writers`` names, in that order."""

    site_dir: Path
    loaded: Loaded
    host: Host
    reader: Reader
    writers: tuple[Writer, ...]


def prepare(site_dir: Path) -> tuple[Prepared | None, list[Diagnostic]]:
    """The site at ``site_dir``; None, with the findings, where its configuration or a plugin can't be used."""
    loaded = load(site_dir)
    host, findings = load_host(loaded, site_dir)
    findings = [*loaded.diagnostics, *findings]
    if has_errors(findings):
        return None, findings
    config = loaded.config
    writers = tuple(host.writers[name] for name in config.output.writers if name in host.writers)
    forms = tuple(sorted({"html", *(form for writer in writers for form in writer.forms)}))
    reader = Reader(
        host=host,
        tables=Tables(host.directives, host.roles, raw=config.read.raw),
        rules=Rules(
            timezone=config.site.timezone,
            language=config.site.language,
            fields=dict(config.read.fields),
            required=config.check.required,
        ),
        forms=forms,
        raw=config.read.raw,
        parser=config.read.parser,
    )
    return Prepared(site_dir=site_dir, loaded=loaded, host=host, reader=reader, writers=writers), findings


def timed(prepared: Prepared, times: Times) -> Prepared:
    """The same site, whose plugins' hooks are counted in ``times``."""
    return _with_host(prepared, replace(prepared.host, times=times))


def noting(prepared: Prepared, note: Note) -> Prepared:
    """The same site, whose hooks are told of to ``note``."""
    return _with_host(prepared, replace(prepared.host, note=note))


def _with_host(prepared: Prepared, host: Host) -> Prepared:
    return replace(prepared, host=host, reader=replace(prepared.reader, host=host))

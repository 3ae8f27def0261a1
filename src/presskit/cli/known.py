"""``presskit check --baseline`` and ``--update-baseline``."""

import os
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from presskit.build.pipeline import Outcome
from presskit.build.texts import texts
from presskit.cli.show import in_site, numbered
from presskit.config.load import FILE, load
from presskit.model.diagnostic import Span
from presskit.report.baseline import baseline, read, unknown
from presskit.report.rules import finding
from presskit.report.severity import is_fixed
from presskit.write.checked import replace


def with_baseline(
    outcome: Outcome,
    given: Path | None,
    site_dir: Path,
    files: Sequence[Path],
    *,
    update: bool,
    untrusted: Path | None = None,
) -> Outcome:
    """What the baseline that was ``given``, or else the site's, does not know. ``update`` writes it first."""
    named = load(site_dir).config.check.baseline
    file = given or (site_dir / named if named else None)
    if file is None and update:
        raise click.UsageError("name the file with --baseline, or in presskit.toml as [check] baseline")
    if file is None:
        return outcome
    if update:
        return _updated(outcome, file, site_dir)
    return _without_known(outcome, file, site_dir, files, untrusted)


def _without_known(
    outcome: Outcome, file: Path, site_dir: Path, files: Sequence[Path], untrusted: Path | None
) -> Outcome:
    path = Path(os.path.relpath(file, site_dir)).as_posix()
    if not file.is_file():
        hint = "write it with `presskit check --update-baseline`"
        missing = finding("PK605", Span(FILE), f"there is no baseline `{path}`", hint)
        return msgspec.structs.replace(outcome, diagnostics=(missing, *outcome.diagnostics))
    entries, problems = read(path, file.read_bytes())
    if files:
        checked = in_site(files, site_dir, untrusted)
        entries = {line: entry for line, entry in entries.items() if entry.path in checked}
    found = unknown(outcome.diagnostics, texts(outcome.diagnostics, site_dir, untrusted), entries, path)
    return msgspec.structs.replace(outcome, diagnostics=(*problems, *found))


def _updated(outcome: Outcome, file: Path, site_dir: Path) -> Outcome:
    """What is left after all was written into the baseline: what that can't know."""
    if file.is_file() and file.stat().st_size and not read("", file.read_bytes())[0]:
        raise click.UsageError(f"{file} is no baseline; name another file")
    replace(file, baseline(outcome.diagnostics, texts(outcome.diagnostics, site_dir)))
    left = tuple(found for found in outcome.diagnostics if is_fixed(found.code))
    count = len(outcome.diagnostics) - len(left)
    click.echo(f"{file}: knows {numbered(count, 'finding')} now", err=True)
    return msgspec.structs.replace(outcome, diagnostics=left)

"""Runs a build, shows how far it is, and tells what came of it."""

from pathlib import Path
from zoneinfo import ZoneInfo

import click
import msgspec

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, build
from presskit.cli import exits
from presskit.cli.progress import shown
from presskit.cli.show import code, counted, short, show
from presskit.config.load import load
from presskit.write.lock import Busy

_HOW = {"exchange": "in one step"}


def run(site_dir: Path, options: Options, start: float, *, quiet: bool, verbose: bool) -> int:
    """Build the site; the exit code. ``start`` is a time of `time.monotonic`."""
    if options.at is not None and options.at.tzinfo is None:
        zone = ZoneInfo(load(site_dir).config.site.timezone)
        options = msgspec.structs.replace(options, at=options.at.replace(tzinfo=zone))
    try:
        with shown(quiet=quiet) as progress:
            outcome = build(site_dir, options, progress)
    except Busy as busy:
        click.echo(f"presskit: {busy}", err=True)
        return exits.BUSY
    show(outcome.diagnostics, site_dir, err=True)
    if not quiet:
        click.echo(_summary(outcome, start))
        if verbose and outcome.change is not None:
            click.echo(
                f"{outcome.parsed} articles were parsed, {outcome.change.unchanged} files were up to date"
            )
            if outcome.change.how:
                click.echo(f"published {_HOW.get(outcome.change.how, outcome.change.how)}")
    return code(outcome.diagnostics, usable=outcome.usable)


def _summary(outcome: Outcome, start: float) -> str:
    """``12 articles, 43 pages in 0.4 s; files: 3 added, 1 changed → public``."""
    if outcome.change is None or outcome.output is None:
        return "Nothing was published."
    change = outcome.change
    counts = [(change.added, "added"), (change.changed, "changed"), (change.removed, "removed")]
    listed = ", ".join(f"{count} {what}" for count, what in counts if count)
    made = counted(outcome.articles, outcome.pages, start)
    return f"{made}; files: {listed or 'nothing changed'} → {short(outcome.output)}"

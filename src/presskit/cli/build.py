"""``presskit build``."""

import datetime as dt
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from presskit.build.pipeline import Options, Outcome, build
from presskit.cli import exits
from presskit.cli.options import instant, quiet_option, site_argument, verbose_option
from presskit.cli.progress import shown
from presskit.cli.show import code, show
from presskit.config.load import load
from presskit.write.lock import Busy, Holder

EPILOG = """\b
Examples:
  presskit build                          the site in this folder, into public/
  presskit build docs --output /srv/www   the site in docs/, elsewhere
  presskit build --drafts                 preview drafts, into .presskit/preview/
  presskit build --at 2027-01-01T09:00Z   preview that morning's site
\b
Errors stop a build before anything is published: the old site stays as it was.
"""

_HOW = {"exchange": "in one step"}


@click.command(epilog=EPILOG)
@site_argument
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Publish here.  [default: [output] dir]",
)
@click.option("--drafts", is_flag=True, help="Preview, with drafts.")
@click.option(
    "--at", metavar="INSTANT", callback=instant, help="Preview the site as it will be at that instant."
)
@click.option("--keep-going", is_flag=True, help="Publish what is sound in spite of errors; exit code 1.")
@click.option("--no-wait", is_flag=True, help="Stop with exit code 75 where another build of this site runs.")
@quiet_option
@verbose_option
def command(
    site_dir: Path,
    output: Path | None,
    drafts: bool,
    at: dt.datetime | None,
    keep_going: bool,
    no_wait: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Build the site.

    SITE_DIR is the folder with the presskit.toml, by default the current one.
    """
    start = time.monotonic()
    if at is not None and at.tzinfo is None:
        at = at.replace(tzinfo=ZoneInfo(load(site_dir).config.site.timezone))
    options = Options(
        output=output, drafts=drafts, at=at, keep_going=keep_going, waiting=_refuse if no_wait else _wait
    )
    try:
        with shown(quiet=quiet) as progress:
            outcome = build(site_dir, options, progress)
    except Busy as busy:
        click.echo(f"presskit: {busy}", err=True)
        return exits.BUSY
    show(outcome.diagnostics, site_dir, err=True)
    if not quiet:
        click.echo(_summary(outcome, time.monotonic() - start))
        if verbose and outcome.change is not None:
            click.echo(f"{outcome.change.unchanged} files were up to date")
            if outcome.change.how:
                click.echo(f"published {_HOW.get(outcome.change.how, outcome.change.how)}")
    return code(outcome.diagnostics, usable=outcome.usable)


def _wait(holder: Holder) -> None:
    click.echo(f"presskit: {Busy(holder)}; waiting for it", err=True)


def _refuse(holder: Holder) -> None:
    raise Busy(holder)


def _summary(outcome: Outcome, seconds: float) -> str:
    """``12 articles, 43 pages in 0.4 s: 3 files added, 1 changed → public``."""
    if outcome.change is None:
        return "Nothing was published."
    change = outcome.change
    counts = [(change.added, "added"), (change.changed, "changed"), (change.removed, "removed")]
    listed = ", ".join(f"{count} {what}" for count, what in counts if count)
    made = f"{outcome.articles} {'article' if outcome.articles == 1 else 'articles'}, {outcome.pages} pages"
    return f"{made} in {seconds:.1f} s; files: {listed or 'nothing changed'} → {_short(outcome.output)}"


def _short(folder: Path | None) -> str:
    if folder is None:
        return ""
    path = folder.resolve()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

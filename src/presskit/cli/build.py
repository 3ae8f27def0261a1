"""``presskit build``."""

import datetime as dt
import time
from pathlib import Path

import click

from presskit.build.clock import now
from presskit.build.options import Options
from presskit.build.stamp import STATE, unchanged
from presskit.cli.options import instant, quiet_option, site_argument, verbose_option
from presskit.cli.show import code, counted, short, show
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
@click.option("--no-cache", is_flag=True, help="Read every article anew, and keep nothing of it.")
@click.option(
    "-j", "--jobs", type=click.IntRange(0), default=0, help="Workers that read.  [default: as many as pay]"
)
@click.option("--no-wait", is_flag=True, help="Stop with exit code 75 where another build of this site runs.")
@quiet_option
@verbose_option
def command(
    site_dir: Path,
    output: Path | None,
    drafts: bool,
    at: dt.datetime | None,
    keep_going: bool,
    no_cache: bool,
    jobs: int,
    no_wait: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Build the site.

    SITE_DIR is the folder with the presskit.toml, by default the current one.
    """
    start = time.monotonic()
    stamp = None if drafts or at or no_cache else unchanged(site_dir, site_dir / STATE, output, now())
    if stamp is not None:
        if stamp.diagnostics:
            show(stamp.diagnostics, site_dir, err=True)
        if not quiet:
            click.echo(
                f"{counted(stamp.articles, stamp.pages, start)}; nothing to do → {short(Path(stamp.output))}"
            )
        return code(stamp.diagnostics)
    # Here, because it imports docutils, Jinja2 and the plugins, which a build with nothing to do goes without.
    from presskit.cli.building import run  # noqa: PLC0415

    options = Options(
        output=output,
        drafts=drafts,
        at=at,
        keep_going=keep_going,
        cache=not no_cache,
        jobs=jobs,
        waiting=_refuse if no_wait else _wait,
    )
    return run(site_dir, options, start, quiet=quiet, verbose=verbose)


def _wait(holder: Holder) -> None:
    click.echo(f"presskit: {Busy(holder)}; waiting for it", err=True)


def _refuse(holder: Holder) -> None:
    raise Busy(holder)

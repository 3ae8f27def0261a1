"""``presskit build``."""

import datetime as dt
import time
from pathlib import Path

import click

from presskit.build.clock import now
from presskit.build.options import Options
from presskit.build.profile import Profile
from presskit.build.stamp import STATE, Stamp, unchanged
from presskit.cli import summary
from presskit.cli.options import (
    instant,
    quiet_option,
    site_argument,
    site_of_untrusted,
    untrusted_option,
    verbose_option,
)
from presskit.cli.show import code, show
from presskit.cli.streams import stdout_kept
from presskit.cli.waiting import refuse, wait

EPILOG = """\b
Examples:
  presskit build                          the site in this folder, into public/
  presskit build docs --output /srv/www   the site in docs/, elsewhere
  presskit build --drafts                 preview drafts, into .presskit/preview/
  presskit build --at 2027-01-01T09:00Z   preview that morning's site
  presskit build --site base --untrusted head/content
                                          preview a pull request, with nothing else of it
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
    "-j", "--jobs", type=click.IntRange(0), default=0, help="Workers that read.  [default: [read] jobs]"
)
@click.option("--json", "as_json", is_flag=True, help="Print a summary for programs: one line of JSON.")
@click.option("--profile", is_flag=True, help="Print where the time went.")
@click.option(
    "--check-incremental",
    is_flag=True,
    help="Build clean beside, and compare every byte: a difference is a bug, and gives exit code 3.",
)
@click.option("--no-wait", is_flag=True, help="Stop with exit code 75 where another build of this site runs.")
@untrusted_option
@site_of_untrusted
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
    as_json: bool,
    profile: bool,
    check_incremental: bool,
    no_wait: bool,
    untrusted: Path | None,
    site: Path | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Build the site.

    SITE_DIR is the folder with the presskit.toml, by default the current one.
    """
    start = time.monotonic()
    site_dir = site or site_dir
    idle = not (drafts or at or no_cache or check_incremental or untrusted)
    stamp = unchanged(site_dir, site_dir / STATE, output, now()) if idle else None
    if stamp is not None:
        return _nothing_to_do(stamp, site_dir, start, quiet=quiet, as_json=as_json)
    # Here, because they import docutils, Jinja2 and the plugins, which a build with nothing to do goes without.
    from presskit.build.server import start_early  # noqa: PLC0415

    with stdout_kept():
        if untrusted is None:
            start_early(site_dir, jobs, cached=not no_cache)
    from presskit.cli.building import Telling, run  # noqa: PLC0415

    options = Options(
        output=output,
        untrusted=untrusted,
        drafts=drafts,
        at=at,
        keep_going=keep_going,
        cache=not no_cache,
        jobs=jobs,
        waiting=refuse if no_wait else wait,
        profile=Profile() if profile else None,
    )
    telling = Telling(quiet=quiet, verbose=verbose, json=as_json, compare=check_incremental)
    return run(site_dir, options, start, telling)


def _nothing_to_do(stamp: Stamp, site_dir: Path, start: float, *, quiet: bool, as_json: bool) -> int:
    if stamp.diagnostics:
        show(stamp.diagnostics, site_dir, err=True)
    built = summary.Built(
        diagnostics=stamp.diagnostics,
        start=start,
        code=code(stamp.diagnostics),
        articles=stamp.articles,
        pages=stamp.pages,
        output=Path(stamp.output),
        files={"added": 0, "changed": 0, "removed": 0, "unchanged": stamp.outputs},
        idle=True,
    )
    if as_json:
        click.echo(summary.as_json(built))
    elif not quiet:
        click.echo(summary.line(built))
    return built.code

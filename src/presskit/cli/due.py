"""``presskit due``."""

from pathlib import Path
from zoneinfo import ZoneInfo

import click

from presskit.build.pipeline import due
from presskit.cli.options import site_argument
from presskit.cli.show import code, show
from presskit.cli.streams import stdout_kept
from presskit.config.load import load

EPILOG = """\b
Examples:
  presskit due          the site in this folder
  presskit due docs     for the timer that will run the next build
"""


@click.command(epilog=EPILOG)
@site_argument
def command(site_dir: Path) -> int:
    """Print when a rebuild would next change something.

    That is the next date or expiry of an article, or the end of the time for which it is in a site map of news, as an
    ISO 8601 instant in the site's time zone; nothing is printed where no article waits.
    """
    with stdout_kept():
        instant, outcome = due(site_dir)
    show(outcome.diagnostics, site_dir, err=True)
    if instant is not None:
        click.echo(instant.astimezone(ZoneInfo(load(site_dir).config.site.timezone)).isoformat())
    return code(outcome.diagnostics, usable=outcome.usable)

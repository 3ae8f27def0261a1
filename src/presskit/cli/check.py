"""``presskit check``."""

from functools import partial
from pathlib import Path

import click

from presskit.build.options import Options
from presskit.build.pipeline import check
from presskit.cli.hung import end
from presskit.cli.options import quiet_option, site_argument, verbose_option
from presskit.cli.show import code, show
from presskit.cli.streams import stdout_kept

EPILOG = """\b
Examples:
  presskit check              the site in this folder
  presskit check docs -q      only the findings, for a CI job
"""


@click.command(epilog=EPILOG)
@site_argument
@quiet_option
@verbose_option
def command(site_dir: Path, quiet: bool, verbose: bool) -> int:
    """Find errors in the site without building it.

    Reads every article and follows every link, and publishes nothing. The exit code is 1 where there are errors or warnings.
    """
    with stdout_kept():
        outcome = check(site_dir, Options(hung=partial(end, site_dir)))
    show(outcome.diagnostics, site_dir)
    if not quiet and not outcome.diagnostics:
        articles = "article" if outcome.articles == 1 else "articles"
        click.echo(f"{outcome.articles} {articles}: nothing found")
    if verbose:
        click.echo(
            f"{outcome.articles} articles and {outcome.pages} pages; {outcome.parsed} sources were read anew",
            err=True,
        )
    return code(outcome.diagnostics, usable=outcome.usable, strict=True)

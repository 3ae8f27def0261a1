"""``presskit check``."""

import os
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import get_args

import click

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, check
from presskit.cli.hung import end
from presskit.cli.options import quiet_option, site_argument, verbose_option
from presskit.cli.rules import rules_of
from presskit.cli.show import FailOn, code, show, texts
from presskit.cli.streams import stdout_kept
from presskit.model.diagnostic import Diagnostic
from presskit.report.findings import seen_from
from presskit.report.rules import RULES

FORMATS = ("text", "short", "json", "sarif", "github", "gitlab", "junit", "rdjson")
"""All but the first are modules of `presskit.report`."""

EPILOG = """\b
Examples:
  presskit check                        the site in this folder
  presskit check docs -q                only the findings, for a CI job
  presskit check --format github        annotations of a pull request on GitHub
  presskit check --format sarif > FILE  for code scanning
\b
presskit explain CODE says more of a finding.
"""


@click.command(epilog=EPILOG)
@site_argument
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are written to the standard output.",
)
@click.option(
    "--fail-on",
    type=click.Choice(get_args(FailOn)),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@quiet_option
@verbose_option
def command(site_dir: Path, format: str, fail_on: FailOn, quiet: bool, verbose: bool) -> int:
    """Find errors in the site without building it.

    Reads every article and follows every link, and publishes nothing. The exit code is 1 where there are errors or
    warnings, or as --fail-on says.
    """
    with stdout_kept():
        outcome = check(site_dir, Options(hung=partial(end, site_dir)))
    if format == "text":
        _show(outcome, site_dir, quiet=quiet)
    else:
        click.echo(_report(format, outcome.diagnostics, site_dir).encode(), nl=False)
    if verbose:
        click.echo(
            f"{outcome.articles} articles and {outcome.pages} pages; {outcome.parsed} sources were read anew",
            err=True,
        )
    return code(outcome.diagnostics, usable=outcome.usable, fail_on=fail_on)


def _show(outcome: Outcome, site_dir: Path, *, quiet: bool) -> None:
    show(outcome.diagnostics, site_dir)
    if not quiet and not outcome.diagnostics:
        articles = "article" if outcome.articles == 1 else "articles"
        click.echo(f"{outcome.articles} {articles}: nothing found")


def _report(format: str, diagnostics: Sequence[Diagnostic], site_dir: Path) -> str:
    """The findings for a program, which knows files by their paths from the current folder."""
    folder = Path(os.path.relpath(site_dir)).as_posix()
    rules = RULES if {found.code for found in diagnostics} <= set(RULES) else rules_of(site_dir)
    findings = seen_from(folder, diagnostics, texts(diagnostics, site_dir), rules)
    report: str = import_module(f"presskit.report.{format}").render(findings)
    return report

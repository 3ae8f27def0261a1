"""``presskit check``."""

import os
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import get_args

import click
import msgspec

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, check
from presskit.cli.hung import end
from presskit.cli.options import quiet_option, verbose_option
from presskit.cli.rules import rules_of
from presskit.cli.show import FailOn, code, show, texts
from presskit.cli.streams import stdout_kept
from presskit.config.load import FILE
from presskit.model.diagnostic import Diagnostic
from presskit.report.findings import seen_from
from presskit.report.rules import RULES

FORMATS = ("text", "short", "json", "sarif", "github", "gitlab", "junit", "rdjson")
"""All but the first are modules of `presskit.report`."""

EPILOG = """\b
Examples:
  presskit check                        the site in this folder
  presskit check docs -q                only the findings, for a CI job
  presskit check content/a.rst          what is wrong in one article
  presskit check --format github        annotations of a pull request on GitHub
  presskit check --format sarif > FILE  for code scanning
\b
presskit explain CODE says more of a finding.
"""


@click.command(epilog=EPILOG)
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[SITE_DIR | FILE...]"
)
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
def command(paths: tuple[Path, ...], format: str, fail_on: FailOn, quiet: bool, verbose: bool) -> int:
    """Find errors in the site without building it.

    Reads every article and follows every link, and publishes nothing. Of FILEs only their own findings count, though links
    are followed in the whole site. The exit code is 1 where there are errors or warnings, or as --fail-on says.
    """
    site_dir = site_of(paths)
    with stdout_kept():
        outcome = check(site_dir, Options(hung=partial(end, site_dir)))
    files = [path for path in paths if path.is_file()]
    if outcome.usable and files:
        found = of_files(outcome.diagnostics, files, site_dir)
        outcome = msgspec.structs.replace(outcome, diagnostics=found)
    if format == "text":
        show(outcome.diagnostics, site_dir)
        if not quiet and not outcome.diagnostics:
            click.echo(f"{_counted(files, outcome)}: nothing found")
    else:
        click.echo(_report(format, outcome.diagnostics, site_dir).encode(), nl=False)
    if verbose:
        click.echo(
            f"{outcome.articles} articles and {outcome.pages} pages; {outcome.parsed} sources were read anew",
            err=True,
        )
    return code(outcome.diagnostics, usable=outcome.usable, fail_on=fail_on)


def site_of(paths: Sequence[Path]) -> Path:
    """The site that is meant: the folder, or the one that the files are in. Raises `click.UsageError`."""
    folders = [path for path in paths if path.is_dir()]
    if folders and len(paths) > 1:
        raise click.UsageError("name one folder, or files")
    if not paths or folders:
        return folders[0] if folders else Path()
    homes = {home for path in paths if (home := _home(path)) is not None}
    if len(homes) != 1:
        what = "lie in several sites" if homes else "lie in no site: no folder above has a presskit.toml"
        raise click.UsageError(f"these files {what}")
    return homes.pop()


def _home(path: Path) -> Path | None:
    """The folder above a file that has a ``presskit.toml``."""
    return next((folder for folder in path.resolve().parents if (folder / FILE).is_file()), None)


def of_files(
    diagnostics: Sequence[Diagnostic], files: Sequence[Path], site_dir: Path
) -> tuple[Diagnostic, ...]:
    """The findings in some files of the site."""
    named = {path.resolve().relative_to(site_dir.resolve()).as_posix() for path in files}
    return tuple(found for found in diagnostics if found.span.path in named)


def _counted(files: Sequence[Path], outcome: Outcome) -> str:
    """``12 articles``, ``1 file``."""
    count, noun = (len(files), "file") if files else (outcome.articles, "article")
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _report(format: str, diagnostics: Sequence[Diagnostic], site_dir: Path) -> str:
    """The findings for a program, which knows files by their paths from the current folder."""
    folder = Path(os.path.relpath(site_dir)).as_posix()
    rules = RULES if {found.code for found in diagnostics} <= set(RULES) else rules_of(site_dir)
    findings = seen_from(folder, diagnostics, texts(diagnostics, site_dir), rules)
    report: str = import_module(f"presskit.report.{format}").render(findings)
    return report

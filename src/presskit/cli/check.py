"""``presskit check``."""

import os
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import get_args

import click
import msgspec

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, check
from presskit.build.texts import texts
from presskit.cli.external import external_option, with_answers
from presskit.cli.hung import end
from presskit.cli.known import with_baseline
from presskit.cli.mending import fixed, show_diff
from presskit.cli.options import quiet_option, site_of_untrusted, untrusted_option, verbose_option
from presskit.cli.rules import rules_of
from presskit.cli.show import FailOn, code, from_here, in_site, numbered, show
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
  presskit check --diff                 what --fix would mend
  presskit check --external             with the links to other sites
  presskit check --site base --untrusted head/content
                                        a pull request, with nothing else of it
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
@click.option("--fix", is_flag=True, help="Mend what can be mended safely; tell of the rest.")
@click.option("--diff", is_flag=True, help="Print what --fix would change, and change nothing.")
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Don't tell of what this file knows.  [default: [check] baseline]",
)
@click.option("--update-baseline", is_flag=True, help="Write all that is found into the baseline.")
@external_option
@untrusted_option
@site_of_untrusted
@quiet_option
@verbose_option
def command(
    paths: tuple[Path, ...],
    format: str,
    fail_on: FailOn,
    fix: bool,
    diff: bool,
    baseline: Path | None,
    update_baseline: bool,
    external: bool,
    untrusted: Path | None,
    site: Path | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Find errors in the site without building it.

    Reads every article and follows every link, and publishes nothing. Of FILEs only their own findings count, though links
    are followed in the whole site. The exit code is 1 where there are errors or warnings, or as --fail-on says.
    """
    files = [path for path in paths if path.is_file()]
    site_dir = site or site_of(paths if untrusted is None else [path for path in paths if path.is_dir()])
    _refuse(files, untrusted, acting=fix or diff or external, update_baseline=update_baseline)
    options = Options(untrusted=untrusted, notes=True, hung=partial(end, site_dir))
    if external:
        options = with_answers(options, site_dir, files, quiet=quiet)
    outcome = checked(site_dir, files, options)
    if diff:
        show_diff(site_dir, outcome)
        return code(outcome.diagnostics, usable=outcome.usable, fail_on=fail_on)
    if fix:
        outcome = fixed(site_dir, outcome, partial(checked, site_dir, files, options))
    if outcome.usable:
        outcome = with_baseline(
            outcome, baseline, site_dir, files, update=update_baseline, untrusted=untrusted
        )
    if format == "text":
        show(outcome.diagnostics, site_dir, untrusted=untrusted)
        mendable = sum(bool(found.fix) for found in outcome.diagnostics) if untrusted is None else 0
        if not quiet and (mendable or not outcome.diagnostics):
            click.echo(_summary(files, outcome, mendable))
    else:
        click.echo(_report(format, outcome.diagnostics, site_dir, untrusted).encode(), nl=False)
    if verbose:
        click.echo(_details(outcome), err=True)
    return code(outcome.diagnostics, usable=outcome.usable, fail_on=fail_on)


def _refuse(files: Sequence[Path], untrusted: Path | None, *, acting: bool, update_baseline: bool) -> None:
    """Raises `click.UsageError` for options that don't go together."""
    # Its links may also be to addresses of one's own network.
    if untrusted is not None and (acting or update_baseline):
        raise click.UsageError(
            "of untrusted articles, findings are only told: no --fix, --diff, --external, --update-baseline"
        )
    if update_baseline and files:
        raise click.UsageError("--update-baseline is for the whole site, not for files")


def checked(site_dir: Path, files: Sequence[Path], options: Options) -> Outcome:
    """What is found in the site; of ``files``, if there are any, only what is found in these."""
    with stdout_kept():
        outcome = check(site_dir, options)
    if outcome.usable and files:
        named = in_site(files, site_dir, options.untrusted)
        found = tuple(found for found in outcome.diagnostics if found.span.path in named)
        outcome = msgspec.structs.replace(outcome, diagnostics=found)
    return outcome


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


def _summary(files: Sequence[Path], outcome: Outcome, mendable: int) -> str:
    """``12 articles: nothing found``, or how many findings can be mended."""
    if mendable:
        return f"{mendable} of them can be mended: presskit check --fix"
    looked_at = numbered(len(files), "file") if files else numbered(outcome.articles, "article")
    return f"{looked_at}: nothing found"


def _details(outcome: Outcome) -> str:
    return f"{outcome.articles} articles and {outcome.pages} pages; {outcome.parsed} sources were read anew"


def _report(format: str, diagnostics: Sequence[Diagnostic], site_dir: Path, untrusted: Path | None) -> str:
    """The findings for a program, which knows files by their paths from the current folder."""
    folder = Path(os.path.relpath(site_dir)).as_posix()
    sources: Mapping[str, str] = texts(diagnostics, site_dir, untrusted)
    if untrusted is not None:
        diagnostics, sources = from_here(diagnostics, sources, site_dir, untrusted)
        folder = "."
    rules = RULES if {found.code for found in diagnostics} <= set(RULES) else rules_of(site_dir)
    findings = seen_from(folder, diagnostics, sources, rules)
    report: str = import_module(f"presskit.report.{format}").render(findings)
    return report

"""``presskit urls``."""

import json
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from presskit.build.ledger import extended, forget
from presskit.build.pipeline import urls
from presskit.cli.options import site_argument
from presskit.cli.show import code, numbered, show
from presskit.cli.streams import stdout_kept
from presskit.link.ledger import LEDGER, Ledger, Published, path_of
from presskit.report.suggestion import did_you_mean

EPILOG = """\b
Examples:
  presskit urls                         all URLs that readers may rely on
  presskit urls --update                after a publish: they must not vanish
  presskit urls --forget /news/ferry/   this one may
\b
Commit urls.txt. Where it is, check and build report what vanished (PK620).
"""


@click.command(epilog=EPILOG)
@site_argument
@click.option("--update", is_flag=True, help="Add to urls.txt what is not in it.")
@click.option("--forget", "forgotten", metavar="URL", multiple=True, help="Take a URL out of urls.txt.")
@click.option("--json", "as_json", is_flag=True, help="Print the URLs for programs, with what each is.")
def command(site_dir: Path, update: bool, forgotten: tuple[str, ...], as_json: bool) -> int:
    """List the site's URLs, and keep those that were published.

    These are its pages, redirects, feeds and books. Not among them are drafts, what expires, further pages of lists,
    pictures and JSON.
    """
    with stdout_kept():
        found, ledger, outcome = urls(site_dir)
    problems = (*outcome.diagnostics, *(ledger.findings if update or forgotten else ()))
    if problems:
        show(problems, site_dir, err=True)
        return code(problems, usable=outcome.usable)
    if forgotten:
        _forget(site_dir, ledger, forgotten)
    elif update:
        new = extended(site_dir, ledger, {each.url for each in found})
        click.echo(f"{LEDGER}: {numbered(len(new), 'URL')} added, {len(ledger.lines) + len(new)} in all")
    elif as_json:
        click.echo(_json(found, ledger))
    else:
        for each in found:
            click.echo(each.url)
    return code(())


def _forget(site_dir: Path, ledger: Ledger, forgotten: Sequence[str]) -> None:
    known = {path_of(url): url for url in ledger.lines.values()}
    for url in forgotten:
        if path_of(url) not in known:
            hint = did_you_mean(url, known.values())
            raise click.UsageError(f"{LEDGER} has no `{url}`" + (f"; {hint}" if hint else ""))
    forget(site_dir, ledger, set(forgotten))
    click.echo(f"{LEDGER}: {numbered(len(set(forgotten)), 'URL')} forgotten")


def _json(found: Sequence[Published], ledger: Ledger) -> str:
    """``kept`` says whether the ledger has it."""
    kept = ledger.paths
    listed = [{**msgspec.to_builtins(each), "kept": path_of(each.url) in kept} for each in found]
    return json.dumps(listed, ensure_ascii=False, indent=2)

"""Runs a build, shows how far it is, and tells what came of it."""

import faulthandler
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import click
import msgspec

from presskit.build.options import Options
from presskit.build.pipeline import Outcome, build
from presskit.cli import exits
from presskit.cli.hung import end
from presskit.cli.options import zoned
from presskit.cli.progress import shown
from presskit.cli.show import code, show
from presskit.cli.streams import stdout_kept
from presskit.cli.summary import Built, as_json, line, profile_lines
from presskit.config.load import load
from presskit.plugins.host import load_host
from presskit.write.lock import Busy

_HOW = {"exchange": "in one step"}


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """How a build is told of. ``compare`` builds it clean beside, and tells how the two differ."""

    quiet: bool = False
    verbose: bool = False
    json: bool = False
    compare: bool = False


def run(site_dir: Path, options: Options, start: float, telling: Telling) -> int:
    """Build the site; the exit code. ``start`` is a time of `time.monotonic`."""
    options = msgspec.structs.replace(options, at=zoned(options.at, site_dir), hung=partial(end, site_dir))
    differences: Sequence[str] | None = None
    with suppress(OSError, ValueError, AttributeError):  # where the standard error is no file
        faulthandler.enable()  # should a library end this process, it says what ran
    try:
        with stdout_kept(), shown(quiet=telling.quiet) as progress:
            if telling.compare:
                from presskit.build.comparing import build_and_compare  # noqa: PLC0415 - few builds need it

                outcome, differences = build_and_compare(site_dir, options, progress)
            else:
                outcome = build(site_dir, options, progress)
    except Busy as busy:
        click.echo(f"presskit: {busy}", err=True)
        return exits.BUSY
    show(outcome.diagnostics, site_dir, err=True, untrusted=options.untrusted)
    for text in _bug(differences, site_dir) if differences else ():
        click.echo(text, err=True)
    built = _built(outcome, start, exits.INTERNAL if differences else None)
    if telling.json:
        click.echo(as_json(built, options.profile, differences))
        return built.code
    if not telling.quiet:
        click.echo(line(built))
    if telling.verbose:
        for text in _details(outcome):
            click.echo(text)
    for text in profile_lines(options.profile) if options.profile is not None else ():
        click.echo(text)
    return built.code


def _built(outcome: Outcome, start: float, failure: int | None) -> Built:
    change = outcome.change
    return Built(
        diagnostics=outcome.diagnostics,
        start=start,
        code=code(outcome.diagnostics, usable=outcome.usable) if failure is None else failure,
        articles=outcome.articles,
        pages=outcome.pages,
        parsed=outcome.parsed,
        output=outcome.output if change is not None else None,
        files=change.counts if change is not None else {},
        how=change.how if change is not None else "",
    )


def _details(outcome: Outcome) -> list[str]:
    """What ``-v`` adds."""
    found = []
    if outcome.change is not None:
        found.append(f"articles parsed: {outcome.parsed}; files up to date: {outcome.change.unchanged}")
        if outcome.change.how:
            found.append(f"published {_HOW.get(outcome.change.how, outcome.change.how)}")
    if outcome.slowest:
        found.append("the slowest articles:")
        found += [f"{seconds:8.3f} s  {path}" for path, seconds in outcome.slowest]
    return found


def _bug(differences: Sequence[str], site_dir: Path) -> list[str]:
    """What ``--check-incremental`` found, and who may be at fault."""
    host, _ = load_host(load(site_dir), site_dir)
    others = [plugin.name for plugin in host.plugins if plugin.origin != "first-party"]
    blame = f" or of a plugin ({', '.join(others)})" if others else ""
    return [
        f"presskit: this build is not what a clean one gives, which is a bug of presskit{blame}:",
        *(f"  {difference}" for difference in differences),
        "Please report it, with the site if you may.",
    ]

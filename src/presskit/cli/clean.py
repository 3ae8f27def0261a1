"""``presskit clean``."""

import shutil
from pathlib import Path

import click

from presskit.build.pipeline import STATE, alone
from presskit.cli import exits
from presskit.cli.options import site_argument
from presskit.cli.show import code, show
from presskit.cli.waiting import refuse
from presskit.config.load import load
from presskit.write.lock import Busy
from presskit.write.publish import withdraw

EPILOG = """\b
Example:
  presskit clean && presskit build    build everything anew
"""


@click.command(epilog=EPILOG)
@site_argument
def command(site_dir: Path) -> int:
    """Remove what presskit wrote.

    That is the published files, previews and caches. Files in the output folder that presskit did not write stay.
    """
    loaded = load(site_dir)
    if loaded.diagnostics:
        show(loaded.diagnostics, site_dir, err=True)
        return code(loaded.diagnostics, usable=False)
    state = site_dir / STATE
    try:
        with alone(site_dir, refuse):
            count = withdraw(site_dir / loaded.config.output.dir, state)
            _remove(state)
    except Busy as busy:
        click.echo(f"presskit: {busy}", err=True)
        return exits.BUSY
    click.echo(f"Removed {count} published files, and {STATE}/.")
    return code(())


def _remove(state: Path) -> None:
    """Remove the state folder, but for what may hold files of somebody else: those that a stopped build left."""
    kept = {"found", *(["publish"] if any(state.glob("publish/*/intent")) else [])}
    for entry in sorted(state.iterdir()):
        if entry.is_dir() and entry.name not in kept:
            shutil.rmtree(entry, ignore_errors=True)
    if not any((state / name).exists() for name in kept):
        shutil.rmtree(state, ignore_errors=True)

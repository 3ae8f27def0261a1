"""What a command does where another process has the site."""

import click

from presskit.write.lock import Busy, Holder


def wait(holder: Holder) -> None:
    """Say who has it, and wait."""
    click.echo(f"presskit: {Busy(holder)}; waiting for it", err=True)


def refuse(holder: Holder) -> None:
    """Raises `Busy`."""
    raise Busy(holder)

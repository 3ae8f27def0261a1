"""Runs the command line, and turns whatever comes of it into an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from presskit.build.clock import BadClock
from presskit.cli import exits
from presskit.cli.commands import presskit

DEBUG = "PRESSKIT_DEBUG"


def main() -> NoReturn:
    """The entry point of ``presskit``."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911 - each way to end has its own code
    """Run one command; its exit code. Commands return theirs, None is fine."""
    state: dict[str, bool] = {}
    try:
        result = presskit.main(list(arguments), "presskit", standalone_mode=False, obj=state)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("presskit: stopped", err=True)
        return exits.INTERRUPTED
    except BrokenPipeError:  # whoever read the output has had enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - else Python complains at exit
        return exits.INPUT_OUTPUT
    except BadClock as error:
        click.echo(f"presskit: {error}", err=True)
        return exits.USAGE
    except OSError as error:
        from presskit.write.trouble import described  # noqa: PLC0415 - only a failure needs it

        click.echo(f"presskit: {described(error)}", err=True)
        return _failed(exits.INPUT_OUTPUT, state)
    except Exception as error:  # noqa: BLE001 - the last resort: a person gets a sentence, not a traceback
        click.echo(f"presskit: internal error: {type(error).__name__}: {error}", err=True)
        click.echo(f"Please report this, with what {DEBUG}=1 prints.", err=True)
        return _failed(exits.INTERNAL, state)
    return result if isinstance(result, int) else exits.FINE


def _failed(code: int, state: dict[str, bool]) -> int:
    """The traceback is for those who ask for it."""
    if state.get("verbose") or os.environ.get(DEBUG):
        import traceback  # noqa: PLC0415 - only a failure needs it

        click.echo(traceback.format_exc(), err=True, nl=False)
    return code

"""How far a build is: a bar on a terminal, a line for each stage elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Progress = Callable[[str, int, int], None]

_VERBS = {"read": "Reading", "link": "Linking", "write": "Writing"}


@contextmanager
def shown(*, quiet: bool) -> Iterator[Progress]:
    """``progress(stage, done, total)`` for the time of a build; goes to stderr."""
    if quiet:
        yield _nothing
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield _line


def _nothing(stage: str, done: int, total: int) -> None:
    """Quiet."""


def _line(stage: str, done: int, total: int) -> None:
    if done == total:
        click.echo(f"{_VERBS.get(stage, stage)} {total}", err=True)


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    tasks: dict[str, TaskID] = {}
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(f"{_VERBS.get(stage, stage):<8}")
            bar.update(tasks[stage], completed=done, total=total)

        yield progress

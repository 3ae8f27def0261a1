"""How far a build is: a bar on a terminal, a line for each stage elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

Progress = Callable[[str, int, int], None]

_VERBS = {"read": "Reading", "link": "Linking", "derive": "Deriving", "write": "Writing", "visit": "Visiting"}
_PAUSE = 0.1
"""Seconds between two looks of the bar: drawing it for each of 10,000 articles would take longer than linking them."""


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
    shown_at = 0.0
    with Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:

        def progress(stage: str, done: int, total: int) -> None:
            nonlocal shown_at
            now = monotonic()
            if stage in tasks and done < total and now < shown_at + _PAUSE:
                return
            shown_at = now
            if stage not in tasks:
                tasks[stage] = bar.add_task(f"{_VERBS.get(stage, stage):<8}", total=total)
            bar.update(tasks[stage], completed=done, total=total, refresh=True)

        yield progress

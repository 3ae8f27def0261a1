"""``presskit check --fix`` and ``--diff``."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from presskit.build.mend import Mended, mended_files, write
from presskit.build.pipeline import Outcome
from presskit.cli.show import numbered
from presskit.report.mending import diff

_ROUNDS = 10
"""Of fixes that overlap, the first is made, and then the others: there is an end to it even where a plugin's has none."""


def fixed(site_dir: Path, outcome: Outcome, checked: Callable[[], Outcome]) -> Outcome:
    """What is found after all fixes were made. Tells of them on the standard error."""
    counts: dict[str, int] = {}
    for _ in range(_ROUNDS):
        files, problems = mended_files(site_dir, outcome.diagnostics, outcome.sources)
        if not files:
            break
        write(site_dir, files)
        for file in files:
            counts[file.path] = counts.get(file.path, 0) + file.count
        outcome = checked()
    for problem in problems:
        click.echo(problem, err=True)
    for path, count in sorted(counts.items()):
        click.echo(f"{path}: mended {numbered(count, 'finding')}", err=True)
    return outcome


def show_diff(site_dir: Path, outcome: Outcome) -> None:
    """Print what `fixed` would change first; what overlaps that comes after it."""
    files, problems = mended_files(site_dir, outcome.diagnostics, outcome.sources)
    for problem in problems:
        click.echo(problem, err=True)
    click.echo("".join(_diffs(site_dir, files)).encode(), nl=False)


def _diffs(site_dir: Path, files: Iterable[Mended]) -> Iterable[str]:
    """The diffs, with paths from the current folder on; from the site's, where that lies elsewhere."""
    here = Path(os.path.relpath(site_dir))
    folder = Path() if ".." in here.parts or here.is_absolute() else here
    for file in files:
        yield diff((folder / file.path).as_posix(), file.before, file.after)

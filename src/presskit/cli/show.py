"""Findings on the terminal."""

import os
import sys
from collections.abc import Collection, Iterable, Mapping

import click

from presskit.cli import exits
from presskit.model.diagnostic import Diagnostic, Severity
from presskit.report.text import render


def show(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], *, err: bool = False) -> None:
    """Print findings to stdout, or to stderr where stdout holds something else; in colour on a terminal."""
    stream = sys.stderr if err else sys.stdout
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    click.echo(render(diagnostics, sources, colour), err=err, nl=False, color=colour)


def code(
    diagnostics: Iterable[Diagnostic], *, usable: bool = True, counting: Collection[Severity] = ("error",)
) -> int:
    """The exit code for findings of the severities in ``counting``; ``usable`` is False where the configuration is at fault."""
    if not usable:
        return exits.USAGE
    return exits.FINDINGS if any(diagnostic.severity in counting for diagnostic in diagnostics) else exits.FINE

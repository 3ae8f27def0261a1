"""Findings on the terminal."""

import os
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, get_args

import click

from presskit.cli import exits
from presskit.model.diagnostic import Diagnostic, Severity
from presskit.report.text import render

FailOn = Literal[Severity, "never"]


def show(diagnostics: Sequence[Diagnostic], site_dir: Path, *, err: bool = False) -> None:
    """Print findings to stdout, or to stderr where stdout holds something else; in colour on a terminal."""
    stream = sys.stderr if err else sys.stdout
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    click.echo(render(diagnostics, texts(diagnostics, site_dir), colour), err=err, nl=False, color=colour)


def texts(diagnostics: Sequence[Diagnostic], site_dir: Path) -> dict[str, str]:
    """The texts that excerpts are taken from, by path; those that can't be read have none."""
    texts: dict[str, str] = {}
    for path in {diagnostic.span.path for diagnostic in diagnostics}:
        with suppress(OSError, ValueError):
            texts[path] = (site_dir / path).read_text(encoding="utf-8-sig", errors="replace")
    return texts


def code(diagnostics: Iterable[Diagnostic], *, usable: bool = True, fail_on: FailOn = "error") -> int:
    """The exit code for findings: those of the severity ``fail_on`` count, and worse ones.

    ``usable`` is False where the configuration is at fault.
    """
    if not usable:
        return exits.USAGE
    severities = get_args(Severity)
    counting = severities[: severities.index(fail_on) + 1] if fail_on != "never" else ()
    return exits.FINDINGS if any(found.severity in counting for found in diagnostics) else exits.FINE


def counted(articles: int, pages: int, start: float) -> str:
    """``12 articles, 43 pages in 0.4 s``; ``start`` is a time of `time.monotonic`."""
    noun = "article" if articles == 1 else "articles"
    return f"{articles} {noun}, {pages} pages in {time.monotonic() - start:.1f} s"


def short(folder: Path) -> str:
    """The path of a folder as people here would write it."""
    path = folder.resolve()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

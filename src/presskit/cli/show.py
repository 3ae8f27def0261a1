"""Findings on the terminal."""

import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

import click
from msgspec.structs import replace

from presskit.build.texts import texts
from presskit.cli import exits
from presskit.model.diagnostic import Diagnostic, Severity, Span
from presskit.report.text import render

FailOn = Literal[Severity, "never"]


def show(
    diagnostics: Sequence[Diagnostic], site_dir: Path, *, err: bool = False, untrusted: Path | None = None
) -> None:
    """Print findings to stdout, or to stderr where stdout holds something else; in colour on a terminal."""
    stream = sys.stderr if err else sys.stdout
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    sources = texts(diagnostics, site_dir, untrusted)
    if untrusted is not None:
        diagnostics, sources = from_here(diagnostics, sources, site_dir, untrusted)
    click.echo(render(diagnostics, sources, colour), err=err, nl=False, color=colour)


def from_here(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, str], site_dir: Path, untrusted: Path
) -> tuple[list[Diagnostic], dict[str, str]]:
    """Findings and texts by their paths from the current folder, where articles and site lie apart."""
    from presskit.build.roots import roots_of  # noqa: PLC0415 - as in texts

    roots = roots_of(site_dir, untrusted)

    def path(name: str) -> str:
        return Path(os.path.relpath(roots.place(name))).as_posix()

    def at(span: Span) -> Span:
        return replace(span, path=path(span.path))

    moved = [
        replace(
            found,
            span=at(found.span),
            fix=tuple(replace(edit, span=at(edit.span)) for edit in found.fix),
        )
        for found in diagnostics
    ]
    return moved, {path(name): text for name, text in sources.items()}


def in_site(files: Iterable[Path], site_dir: Path, untrusted: Path | None = None) -> set[str]:
    """The paths of files as findings have them. Raises `click.UsageError` for one that lies elsewhere."""
    root = (untrusted or site_dir).resolve()
    found = {path.resolve() for path in files}
    for path in found:
        if not path.is_relative_to(root):
            raise click.UsageError(f"{path} does not lie in {untrusted or site_dir}")
    folder = "content/" if untrusted is not None else ""
    return {folder + path.relative_to(root).as_posix() for path in found}


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
    return f"{numbered(articles, 'article')}, {pages} pages in {time.monotonic() - start:.1f} s"


def numbered(count: int, noun: str) -> str:
    """``1 article``, ``12 articles``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def short(folder: Path) -> str:
    """The path of a folder as people here would write it."""
    path = folder.resolve()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

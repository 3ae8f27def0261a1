"""Diagnostics as text for people."""

import unicodedata
from collections.abc import Iterable, Mapping

from click import style

from presskit.model.diagnostic import Diagnostic, Severity, Span, order

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}
_PLURALS: dict[Severity, str] = {"error": "errors", "warning": "warnings", "info": "notes"}
_SINGULARS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

_WIDTH = 100
"""Characters of a source line that are shown."""

_LEAD = 60
"""Of these, how many come before the place at most."""

_UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_HARMLESS = {"\u00ad", "\u200c", "\u200d"}
"""The soft hyphen and the joiners are part of ordinary words."""


def render(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], colour: bool) -> str:
    """The diagnostics in order, with an excerpt where ``sources`` has the text of their path, and a summary.

    Empty without diagnostics. No character of a source or message can control a terminal.
    """
    found = sorted(diagnostics, key=order)
    if not found:
        return ""
    lines = [line for diagnostic in found for line in _lines(diagnostic, sources, colour)]
    return "\n".join([*lines, "", summary(found)]) + "\n"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """``2 errors and 1 warning in 2 files``; ``nothing found``."""
    found = list(diagnostics)
    if not found:
        return "nothing found"
    files = len({diagnostic.span.path for diagnostic in found})
    counts = []
    for severity, plural in _PLURALS.items():
        count = sum(diagnostic.severity == severity for diagnostic in found)
        if count:
            counts.append(f"{count} {plural if count > 1 else _SINGULARS[severity]}")
    listed = " and ".join(filter(None, [", ".join(counts[:-1]), counts[-1]]))
    return f"{listed} in {files} {'files' if files > 1 else 'file'}"


def safe(text: str) -> str:
    """``text`` with control and invisible characters written out, so that it can go to a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    if unicodedata.category(character) not in _UNSAFE or character in _HARMLESS:
        return character
    return character.encode("unicode_escape").decode("ascii")


def _lines(diagnostic: Diagnostic, sources: Mapping[str, str], colour: bool) -> list[str]:
    span = diagnostic.span
    tone = _COLOURS[diagnostic.severity]
    place = f"{safe(span.path)}:{span.line}:{span.column}:"
    label = f"{diagnostic.severity} {safe(diagnostic.code)}:"
    if colour:
        place, label = style(place, bold=True), style(label, fg=tone, bold=True)
    lines = [f"{place} {label} {safe(diagnostic.message)}"]
    if span.path in sources:
        line, marker = excerpt(span, sources[span.path])
        if line:
            lines += [line, style(marker, fg=tone) if colour else marker]
    if diagnostic.hint:
        lines.append(f"    {style('hint:', bold=True) if colour else 'hint:'} {safe(diagnostic.hint)}")
    return lines


def excerpt(span: Span, source: str) -> tuple[str, str]:
    """The line of the place, and a line with carets beneath it; empty where the source has no such line."""
    lines = source.split("\n")
    if span.line > len(lines) or not lines[span.line - 1].strip():
        return "", ""
    line = lines[span.line - 1].rstrip("\r")
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line) if span.end_line else start
    first = max(0, min(start - _LEAD, len(line) - _WIDTH))
    shown, before = _shown(line[first : first + _WIDTH]), _shown(line[first:start])
    marked = _shown(line[start : min(max(end, start + 1), first + _WIDTH)])
    gutter = f"{span.line:>6} | "
    cut = "…" if first else ""
    rest = "…" if len(line) > first + _WIDTH else ""
    blank = " " * (columns(cut) + columns(before))
    return f"{gutter}{cut}{shown}{rest}", f"{'| ':>9}{blank}{'^' * max(columns(marked), 1)}"


def _shown(text: str) -> str:
    return safe(text.replace("\t", "    "))


def columns(text: str) -> int:
    """How wide a terminal shows ``text``: wide East Asian characters are two columns, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )

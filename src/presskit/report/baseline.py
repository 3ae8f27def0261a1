"""What a site is known to have: findings of an old site that neither show nor count, until they are mended.

A baseline is a file of JSON, an object a line, sorted: a diff shows a finding in one line, and no text needs an escaping of
our own. Findings are known by file, code, message and the text at their place, so that edits elsewhere don't matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Span, collapsed, order
from presskit.report.rules import finding
from presskit.report.severity import is_fixed

_LONGEST = 200
"""Characters of the text at a place that are remembered."""
_ANEW = "write it anew with `presskit check --update-baseline`"


class Known(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """Findings that are alike, and how many they are."""

    path: str
    code: str
    message: str
    text: str = ""
    count: int = 1


def baseline(diagnostics: Iterable[Diagnostic], sources: Mapping[str, str]) -> bytes:
    """The file that knows all of ``diagnostics`` but what can't be built; ``sources`` are the texts of files by path."""
    counts = Counter(_known(found, sources) for found in diagnostics if not is_fixed(found.code))
    entries = sorted(msgspec.structs.replace(known, count=count) for known, count in counts.items())
    return b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries)


def read(path: str, data: bytes) -> tuple[dict[int, Known], list[Diagnostic]]:
    """The entries of a baseline by their 1-based lines. PK605 for each line that is none."""
    entries: dict[int, Known] = {}
    problems = []
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            if line.strip():
                entries[number] = msgspec.json.decode(line, type=Known)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            problems.append(finding("PK605", Span(path, number), f"this is no known finding: {error}", _ANEW))
    return entries, problems


def unknown(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], entries: Mapping[int, Known], path: str
) -> tuple[Diagnostic, ...]:
    """The findings that the baseline at ``path`` does not know, and PK604 where it knows some that there are no more."""
    left: defaultdict[Known, int] = defaultdict(int)
    for entry in entries.values():
        left[msgspec.structs.replace(entry, count=1)] += entry.count
    found = []
    for diagnostic in sorted(diagnostics, key=order):
        known = _known(diagnostic, sources)
        if is_fixed(diagnostic.code) or left[known] <= 0:
            found.append(diagnostic)
        else:
            left[known] -= 1
    return (*found, *_stale(entries, left, path))


def _stale(entries: Mapping[int, Known], left: Mapping[Known, int], path: str) -> Sequence[Diagnostic]:
    stale = []
    for number, entry in entries.items():
        gone = left[msgspec.structs.replace(entry, count=1)]
        if gone > 0:
            times = f", {gone} times" if gone > 1 else ""
            message = f"`{entry.code}` in {entry.path} is gone{times}: {entry.message}"
            stale.append(finding("PK604", Span(path, number), message, _ANEW))
    return collapsed(stale, [path] * len(stale), "entries")


def _known(diagnostic: Diagnostic, sources: Mapping[str, str]) -> Known:
    span = diagnostic.span
    line = "".join(sources.get(span.path, "").split("\n")[span.line - 1 : span.line])
    end = span.end_column - 1 if span.end_line == span.line else None
    text = " ".join(line[span.column - 1 : end].split())[:_LONGEST]
    return Known(span.path, diagnostic.code, diagnostic.message, text)

"""The fixes of findings, applied to the bytes of a file, and shown as a diff."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from presskit.model.diagnostic import Diagnostic, Span

_END = re.compile(r"\r\n|\r|\n")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


def mended(data: bytes, diagnostics: Iterable[Diagnostic]) -> tuple[bytes, int]:
    """A file with the fixes of ``diagnostics``, which are all of it, and how many they are.

    What is not edited stays as it is, byte for byte; new lines end as the file's first one does. Of fixes that overlap, the
    first counts.
    """
    text = data.decode("utf-8")
    ends = list(_END.finditer(text))
    starts = [1 if text.startswith("\ufeff") else 0, *(end.end() for end in ends)]
    newline = ends[0][0] if ends else "\n"
    taken: list[tuple[int, int, str]] = []
    count = 0
    for fix in sorted({found.fix for found in diagnostics if found.fix}):
        edits = [(*_offsets(edit.span, starts), edit.text.replace("\n", newline)) for edit in fix]
        if all(0 <= start <= end <= len(text) and _is_free(start, end, taken) for start, end, _ in edits):
            taken = sorted([*taken, *edits])
            count += 1
    return "".join(_pieces(text, taken)).encode("utf-8"), count


def _offsets(span: Span, starts: list[int]) -> tuple[int, int]:
    """Where a place begins and ends in a text; -1 for lines that it does not have."""
    if not 0 < span.line <= span.end_line <= len(starts):
        return -1, -1
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def _is_free(start: int, end: int, taken: list[tuple[int, int, str]]) -> bool:
    """Whether nothing between two offsets is edited, and nothing inserted at the first."""
    place = bisect_left(taken, (start,))
    below = place == 0 or taken[place - 1][1] <= start
    return below and (place == len(taken) or (end <= taken[place][0] and start < taken[place][0]))


def _pieces(text: str, edits: list[tuple[int, int, str]]) -> Iterator[str]:
    place = 0
    for start, end, new in edits:
        yield text[place:start]
        yield new
        place = end
    yield text[place:]


def diff(path: str, before: bytes, after: bytes) -> str:
    """A unified diff for ``patch -p1`` and ``git apply``; ``path`` is POSIX, from where it is applied."""
    end = "\t" if " " in path else ""  # both take it for the end of a name with spaces
    lines = unified_diff(
        _LINES.findall(before.decode("utf-8")),
        _LINES.findall(after.decode("utf-8")),
        f"a/{path}{end}",
        f"b/{path}{end}",
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )

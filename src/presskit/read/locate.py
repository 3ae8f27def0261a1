"""From a node, or a message of docutils, to a line and a column.

docutils knows the first line of a block and no column. The token that a finding is about is therefore looked for in the
source from that line on.
"""

import re
from bisect import bisect_right
from functools import lru_cache

from docutils import nodes

from presskit.model.diagnostic import Span
from presskit.read.reading import Reading, reading_of

FAR = 400
"""How many lines below its block's first line a token is looked for: longer than any paragraph, shorter than a book."""


def place_of(node: nodes.Node, reading: Reading) -> tuple[str, int]:
    """The path and the 1-based first line of the block that holds ``node``."""
    here: nodes.Node | None = node
    while here is not None:
        line = getattr(here, "line", None)
        if line:
            return str(getattr(here, "source", None) or reading.source.path), int(line)
        here = here.parent
    return reading.source.path, 1


def find(text: str, token: str, line: int, *, after: int = -1, far: int = FAR) -> tuple[int, int] | None:
    """The start and end offset of ``token`` in ``text``: in ``far`` lines from the 1-based ``line`` on, beyond ``after``.

    Upper and lower case are one, since docutils folds names; white space matches any white space, since it joins lines
    and drops indents. A token that begins or ends with a letter does not begin or end within a word.
    """
    if not token.strip():
        return None
    starts = line_starts(text)
    first = starts[min(max(line, 1), len(starts)) - 1]
    last = starts[line + far - 1] if line + far <= len(starts) else len(text)
    match = _pattern(token).search(text, max(first, after + 1), last)
    return match.span() if match else None


@lru_cache(maxsize=256)
def _pattern(token: str) -> re.Pattern[str]:
    pieces = token.split()
    before = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    after = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, pieces)) + after, re.IGNORECASE)


@lru_cache(maxsize=4)  # the findings of one article ask again and again
def line_starts(text: str) -> tuple[int, ...]:
    """The offset at which each line begins."""
    return (0, *(match.end() for match in re.finditer(r"\n", text)))


def line_at(text: str, line: int) -> str:
    """The 1-based ``line`` of ``text`` without its end; empty where there is none."""
    starts = line_starts(text)
    if not 0 < line <= len(starts):
        return ""
    end = starts[line] - 1 if line < len(starts) else len(text)
    return text[starts[line - 1] : end]


def span_at(path: str, text: str, start: int, end: int) -> Span:
    """The span of the offsets ``start`` to ``end`` of ``text``."""
    starts = line_starts(text)
    line, end_line = bisect_right(starts, start), bisect_right(starts, end)
    return Span(path, line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)


def span_of(node: nodes.Node, document: nodes.document, token: str = "") -> Span:
    """The span of ``token`` in the block of ``node``; the block's first line where there is no such token."""
    reading = reading_of(document)
    path, line = place_of(node, reading)
    return span_from(reading, path, line, token)


def span_from(reading: Reading, path: str, line: int, *tokens: str, far: int = FAR) -> Span:
    """The span of the first of ``tokens`` that stands in ``path`` within ``far`` lines from ``line`` on, or just above
    it; where none does, the first non-blank column of that line."""
    text = reading.text_of(path)
    for token in tokens:
        found = find(text, token, line, far=far) or find(text, token, max(line - 2, 1), far=far)
        if found:
            return span_at(path, text, *found)
    last = text.rstrip().count("\n") + 1
    line = min(line, last) if text else line  # docutils puts what it misses at the end into the line after it
    content = line_at(text, line)
    return Span(path, line, len(content) - len(content.lstrip()) + 1)


class Cursor:
    """Finds the places of many tokens in document order, so that the same text twice gives two places."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._last: dict[tuple[str, str], int] = {}

    def span(self, node: nodes.Node, *tokens: str) -> Span:
        """The span of the next of ``tokens`` (the first that is found) that belongs to ``node``."""
        path, line = place_of(node, self._reading)
        text = self._reading.text_of(path)
        for token in tokens:
            after = self._last.get((path, token.lower()), -1)
            found = find(text, token, line, after=after) or find(text, token, 1, after=after, far=len(text))
            if found:
                self._last[path, token.lower()] = found[0]
                return span_at(path, text, *found)
        return span_from(self._reading, path, line, *tokens)

    def span_in(self, path: str, line: int, far: int, *tokens: str) -> Span:
        """The span of the next of ``tokens`` in ``far`` lines from ``line`` of ``path`` on; where there is no further
        one, that of the last again."""
        text = self._reading.text_of(path)
        for token in tokens:
            after = self._last.get((path, token.lower()), -1)
            found = find(text, token, line, after=after, far=far)
            if found is None and after >= 0:
                found = find(text, token, line, far=far)
            if found:
                self._last[path, token.lower()] = found[0]
                return span_at(path, text, *found)
        return span_from(self._reading, path, line, *tokens, far=far)

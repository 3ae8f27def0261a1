"""From a node, or a message of docutils, to a line and a column.

docutils knows the first line of a block and no column. The token that a finding is about is therefore looked for in the
source from that line on.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from docutils import nodes

from presskit.model.diagnostic import Span
from presskit.read.extent import indent_of
from presskit.read.reading import Reading, reading_of

_LONGEST_BLOCK = 4000
"""Characters of a block that is looked for as a whole: its pattern is made for it alone."""

FAR = 400
"""How many lines below its block's first line a token is looked for: longer than any paragraph, shorter than a book."""

LINE = "\n"
"""Stands for the words before a token that begins its line, behind the marks of lists and tables."""


def place_of(node: nodes.Node, reading: Reading) -> tuple[str, int]:
    """The path and the 1-based first line of the block that holds ``node``."""
    here: nodes.Node | None = node
    while here is not None:
        line = getattr(here, "line", None)
        if line:
            return str(getattr(here, "source", None) or reading.source.path), int(line)
        here = here.parent
    return reading.source.path, 1


def find(
    text: str, token: str, line: int, *, after: int = -1, far: int = FAR, left: str = "", right: str = ""
) -> tuple[int, int] | None:
    """The start and end offset of ``token`` in ``text``: in ``far`` lines from the 1-based ``line`` on, beyond ``after``,
    between the words ``left`` and ``right``.

    Upper and lower case are one, since docutils folds names; white space matches any white space, since it joins lines
    and drops indents. A token that begins or ends with a letter does not begin or end within a word. What shows as code
    counts only where the token stands nowhere else.
    """
    if not token.strip():
        return None
    starts = line_starts(text)
    first = starts[min(max(line, 1), len(starts)) - 1]
    last = starts[line + far - 1] if line + far <= len(starts) else len(text)
    first = max(first, after + 1)
    word = _folded(token.split(None, 1)[0])
    if _text_folded(text).find(word, first, last) < 0:  # a pattern costs more to make
        return None
    found = None
    for match in _pattern(token, left, right).finditer(text, first, last):
        place = match.span("token")
        if not _in_code(text, place[0]):
            return place
        found = found or place
    return found


def inside(text: str, token: str, place: tuple[int, int]) -> tuple[int, int] | None:
    """The start and end offset of ``token`` in the piece of ``text`` at ``place``, as `find` tells it."""
    match = _pattern(token).search(text, *place)
    return match.span("token") if match else None


def _in_code(text: str, place: int) -> bool:
    """Whether ``place`` stands between double backquotes, as far as its line tells."""
    return text.count("``", text.rfind("\n", 0, place) + 1, place) % 2 == 1


def _folded(text: str) -> str:
    """The text in lower case, with every character where it was."""
    folded = text.lower()
    return folded if len(folded) == len(text) else "".join(character.lower()[:1] for character in text)


_text_folded = lru_cache(maxsize=4)(_folded)


@lru_cache(maxsize=256)
def _pattern(token: str, left: str = "", right: str = "") -> re.Pattern[str]:
    pieces = token.split()
    before = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    after = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
    words = r"^[\W_]*?" if left == LINE else "".join(re.escape(word) + r"\s*" for word in left.split())
    wanted = r"\s+".join(map(re.escape, pieces))
    return re.compile(
        f"{words}{before}(?P<token>{wanted}){after}(?={re.escape(right)})", re.IGNORECASE | re.MULTILINE
    )


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


def span_from(reading: Reading, path: str, line: int, *tokens: str) -> Span:
    """The span of the first of ``tokens`` that stands in ``path`` from ``line`` on, or just above it; where none does, that
    line."""
    text = reading.text_of(path)
    for token in tokens:
        found = find(text, token, line) or find(text, token, max(line - 2, 1))
        if found:
            return span_at(path, text, *found)
    return line_span(reading, path, line)


def line_span(reading: Reading, path: str, line: int) -> Span:
    """The span of what stands in a line; without an end where nothing does."""
    text = reading.text_of(path)
    last = text.rstrip().count("\n") + 1
    line = min(line, last) if text else line  # docutils puts what it misses at the end into the line after it
    content = line_at(text, line).rstrip()
    column = indent_of(content) + 1
    return Span(path, line, column, line, len(content) + 1) if content else Span(path, line, column)


def block_span(reading: Reading, path: str, line: int, block: str) -> Span | None:
    """The span of ``block``, which has the 1-based ``line`` in it; None where its lines don't stand so in the source."""
    text = reading.text_of(path)
    found = find(text, block, line - block.rstrip().count("\n")) if len(block) <= _LONGEST_BLOCK else None
    return span_at(path, text, *found) if found else None


def value_span(reading: Reading, line: int, column: int, value: str) -> Span:
    """The span of ``value``, which is a field's or an item of it, from the place of the field's value on; the line where
    it does not stand there."""
    path, text = reading.source.path, reading.source.text
    pattern = r"\s+".join(map(re.escape, value.split()))
    start = line_starts(text)[line - 1] + column - 1
    found = re.compile(rf"(?<![^\s,;]){pattern}(?=\s*(?:[,;]|$))", re.MULTILINE).search(text, start)
    return span_at(path, text, *found.span()) if value and found else line_span(reading, path, line)


_GOES_ON = re.compile(r"[\w/?#%&=~+-]|[.,;:!@$*'()]+[\w/?#%&=~+-]")
"""What a URL goes on with, rather than ends before: full stops and brackets end a sentence as well."""


def _plain(text: str, token: str, start: int, end: int) -> int:
    """Where ``token`` stands, just so, between the offsets ``start`` and ``end``; -1 where it does not."""
    place = text.find(token, start, end)
    while place >= 0 and _GOES_ON.match(text, place + len(token)):
        place = text.find(token, place + 1, end)
    return place


class Cursor:
    """Finds the places of many tokens, in document order within a block, so that the same text twice gives two places."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._last: dict[tuple[str, int, str], int] = {}

    def span(self, node: nodes.Node, *tokens: str) -> Span:
        """The span of the next of ``tokens`` (the first that is found) that belongs to ``node``."""
        path, line = place_of(node, self._reading)
        text = self._reading.text_of(path)
        for token in tokens:
            after = self._last.get((path, line, token.lower()), -1)
            found = find(text, token, line, after=after) or find(text, token, 1, after=after, far=len(text))
            if found:
                self._last[path, line, token.lower()] = found[0]
                return span_at(path, text, *found)
        return span_from(self._reading, path, line, *tokens)

    def plain(self, node: nodes.Node, *tokens: str) -> Span:
        """The same for tokens that mostly stand in the source as they are: URLs, of which a page has many. One that is only
        the beginning of a longer URL does not count."""
        path, line = place_of(node, self._reading)
        text = self._reading.text_of(path)
        starts = line_starts(text)
        first = starts[min(line, len(starts)) - 1]
        for token in filter(None, tokens):
            after = self._last.get((path, line, token), first)
            place = _plain(text, token, after, len(text))
            place = _plain(text, token, 0, after + len(token)) if place < 0 else place
            if place >= 0:
                self._last[path, line, token] = place + 1
                return span_at(path, text, place, place + len(token))
        return self.span(node, *reversed(tokens))

    def find_in(self, path: str, line: int, far: int, *wanted: Sequence[str]) -> Span | None:
        """The span of the first of ``wanted`` that stands in ``far`` lines from ``line`` of ``path`` on, or just above: of
        several ways to write it the nearest, and of its places the next. Where there is no further one, the last again.
        """
        text = self._reading.text_of(path)
        for start in (line, max(line - 2, 1)):
            for tokens in wanted:
                places = [self._next(path, text, token, start, far) for token in tokens]
                found = min(filter(None, places), key=lambda place: (place[0], -place[1]), default=None)
                if found:
                    self._last.update({(path, start, token.lower()): found[0] for token in tokens})
                    return span_at(path, text, *found)
        return None

    def _next(self, path: str, text: str, token: str, line: int, far: int) -> tuple[int, int] | None:
        after = self._last.get((path, line, token.lower()), -1)
        for left in (LINE, "") if token.endswith(":") else ("",):
            for beyond in sorted({after, -1}, reverse=True):
                found = find(text, token, line, after=beyond, far=far, left=left)
                if found:
                    return found
        return None

    def find_between(self, path: str, line: int, left: str, token: str, right: str) -> tuple[int, int] | None:
        """The offsets of the next ``token`` from ``line`` on that stands between the words ``left`` and ``right``, or
        next to one of them."""
        text = self._reading.text_of(path)
        after = self._last.get((path, line, token.lower()), -1)
        for before, behind in ((left, right), (left, ""), ("", right), ("", "")):
            for start in (line, max(line - 2, 1)):  # docutils notes the line of a heading's underline
                found = find(text, token, start, after=after, left=before, right=behind)
                if found:
                    self._last[path, line, token.lower()] = found[0]
                    return found
        return None

"""From the text of a block to its place in the source."""

from docutils import nodes

from presskit.model.diagnostic import Span
from presskit.read.locate import find, line_at, line_starts, place_of, span_at, span_from
from presskit.read.reading import Reading


def span_within(block: nodes.Element, start: int, end: int, reading: Reading) -> Span:
    """The span of the offsets ``start`` to ``end`` of ``block.rawsource``, which is the block without its indent."""
    raw = block.rawsource
    path, line = place_of(block, reading)
    text = reading.text_of(path)
    first = raw.rfind("\n", 0, start) + 1
    content, token = raw[first:].partition("\n")[0], raw[start:end]
    begin = _offset(text, content, line + raw.count("\n", 0, first))
    if begin is not None:
        begin += start - first
        whole = find(text, token, line, after=begin - 1) if "\n" in token else None
        return span_at(path, text, *(whole or (begin, begin + len(token))))
    around = find(text, content, line)  # of the tabs of a source, its blocks have spaces
    within = find(text, token, line, after=around[0] - 1) if around else None
    return span_at(path, text, *within) if within else span_from(reading, path, line)


def whole_span(block: nodes.Element, reading: Reading) -> Span:
    """The span of the text of ``block``."""
    return span_within(block, 0, len(block.rawsource), reading)


def _offset(text: str, content: str, line: int) -> int | None:
    """Where ``content``, one line of a block, stands in the line, or above it: docutils notes a heading's last."""
    for number in (line, line - 1, line - 2):
        column = line_at(text, number).find(content)
        if column >= 0:
            return line_starts(text)[number - 1] + column
    return None

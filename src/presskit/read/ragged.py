"""Which part of a table does not fit the rest."""

import re
import unicodedata
from itertools import accumulate, pairwise

from presskit.model.diagnostic import Span
from presskit.read.locate import line_at

_BULLET = re.compile(r"( +)[-*+•‣⁃]( |$)")


def margin(path: str, line: int, message: str, table: str, source: str) -> Span | None:
    """The place of the text in the margin between two columns of a simple table; ``line`` is that of the row."""
    number = re.search(r"table line (\d+)", message)
    lines = table.split("\n")
    text = lines[int(number[1]) - 1].rstrip() if number and int(number[1]) <= len(lines) else ""
    indent = line_at(source, line).find(text) if text else -1
    if indent < 0:
        return None
    # Columns of a table are those of a terminal, places in a source are code points.
    columns = [0, *accumulate(map(_width, text))]
    for gap in re.finditer(" +", lines[0].strip()):
        inside = [
            at
            for at, (column, end) in enumerate(pairwise(columns))
            if gap.start() <= column < min(end, gap.end()) and text[at] != " "
        ]
        if inside:
            return Span(path, line, indent + inside[0] + 1, line, indent + inside[-1] + 2)
    return None


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def row(table: str, number: int) -> int:
    """How many lines the 1-based row ``number`` of a list table stands beneath its directive."""
    bullets = [
        (at, match.end(1)) for at, text in enumerate(table.split("\n")) if (match := _BULLET.match(text))
    ]
    indent = min((indent for _, indent in bullets), default=0)
    rows = [at for at, own in bullets if own == indent]
    return rows[number - 1] if number <= len(rows) else 0

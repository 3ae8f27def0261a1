"""Traps in tables: cells that shifted, and rows of CSV that have other columns than the first."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes

from presskit.model.diagnostic import Diagnostic
from presskit.read.locate import line_span
from presskit.read.reading import Reading
from presskit.read.rules.traps_place import span_within
from presskit.report.rules import finding

_GAP = re.compile(r"[^\s.!?:;,] {2,}(?=\S)")


def shifted_cells(node: nodes.table, reading: Reading) -> Iterator[Diagnostic]:
    """Text behind a gap in a cell, while the next cell is empty: it begins too far to the left to be in that."""
    for row in node.findall(nodes.row):
        for entry, following in zip(row.children, row.children[1:], strict=False):
            cell = entry.children[0] if entry.children and not following.children else None
            if isinstance(cell, nodes.paragraph) and (gap := _GAP.search(cell.rawsource)):
                span = span_within(cell, gap.end(), len(cell.rawsource), reading)
                hint = "begin it below the line that marks its column"
                yield finding("PK337", span, "this is read as part of the cell before it", hint)


def uneven_rows(
    content: Any, sizes: Iterable[tuple[int, int]], count: int, reading: Reading
) -> Iterator[Diagnostic]:
    """Rows of a ``csv-table`` that have not ``count`` cells, as the first row of the table has.

    ``sizes`` are the 0-based line in ``content`` at which each row begins, and how many cells it has.
    """
    for start, size in sizes:
        if size != count:
            path, offset = content.info(start)
            message = f"cells in this row: {size}, in the first row of the table: {count}"
            hint = "put a value that holds a comma between double quotes, and write empty cells, too"
            yield finding("PK337", line_span(reading, path, offset + 1), message, hint)

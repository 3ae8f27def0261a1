"""Traps in tables: cells that shifted, and rows of CSV that have other columns than the first."""

import csv
import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes

from presskit.model.diagnostic import Diagnostic
from presskit.read.locate import line_span
from presskit.read.reading import Reading, reading_of
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


def uneven_rows(directive: Any, count: int) -> Iterator[Diagnostic]:
    """Rows of a ``csv-table`` that have not ``count`` cells, as the first row of the table has."""
    lines = csv.reader(
        (f"{line}\n" for line in directive.content), dialect=directive.DocutilsDialect(directive.options)
    )
    start = 0
    for cells in lines:
        if len(cells) != count:
            path, offset = directive.content.info(start)
            message = f"cells in this row: {len(cells)}, in the first row of the table: {count}"
            hint = "put a value that holds a comma between double quotes, and write empty cells, too"
            reading = reading_of(directive.state.document)
            yield finding("PK337", line_span(reading, path, offset + 1), message, hint)
        start = lines.line_num

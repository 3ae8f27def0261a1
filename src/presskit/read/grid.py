"""Tables as rows of cells, with what each cell heads."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from docutils import nodes

_NOTES = frozenset({"colwidths-auto", "colwidths-given", "colwidths-grid"})


class Cell(NamedTuple):
    """A cell. ``scope`` says what it heads; spans are 1 or more."""

    entry: Any
    scope: Literal["", "col", "row"]
    colspan: int
    rowspan: int


class Row(NamedTuple):
    row: Any
    cells: list[Cell]


def classes(table: nodes.Element) -> list[str]:
    """The author's classes of a table, without those by which docutils notes options."""
    return [name for name in table["classes"] if name not in _NOTES]


def groups(table: nodes.Element) -> Iterator[nodes.Element]:
    """The ``tgroup`` nodes of a table; docutils' own have one."""
    return (child for child in table.children if isinstance(child, nodes.tgroup))


def columns(group: nodes.Element) -> list[Any]:
    """The column specifications of a ``tgroup``."""
    return [child for child in group.children if isinstance(child, nodes.colspec)]


def widths(table: nodes.Element, group: nodes.Element) -> list[int]:
    """The widths that the author gave the columns, in percent; empty where the reader's program decides.

    The columns' widths in the source of a grid table mean nothing.
    """
    if "colwidths-given" not in table["classes"]:
        return []
    shares = [float(column["colwidth"]) for column in columns(group)]
    total = sum(shares)
    return [round(100 * share / total) for share in shares] if total else []


def rows(group: nodes.Element, part: nodes.Element) -> list[Row]:
    """The rows of ``part``, the head or body of ``group``; cells that span rows shift those beneath them."""
    stubs = [bool(column.get("stub")) for column in columns(group)]
    head = isinstance(part, nodes.thead)
    covered = [0] * len(stubs)
    return [
        Row(row, list(_cells(row, stubs, covered, head)))
        for row in part.children
        if isinstance(row, nodes.row)
    ]


def _cells(row: Any, stubs: list[bool], covered: list[int], head: bool) -> Iterator[Cell]:
    """``covered`` counts for each column the rows that a cell from above still takes."""
    column = 0
    for entry in row.children:
        column = _skip(covered, column)
        colspan = entry.get("morecols", 0) + 1
        rowspan = entry.get("morerows", 0) + 1
        stub = column < len(stubs) and stubs[column]
        yield Cell(entry, "col" if head else "row" if stub else "", colspan, rowspan)
        for taken in range(column, min(column + colspan, len(covered))):
            covered[taken] = rowspan - 1
        column += colspan
    while column < len(covered):
        column = _skip(covered, column) + 1


def _skip(covered: list[int], column: int) -> int:
    while column < len(covered) and covered[column]:
        covered[column] -= 1
        column += 1
    return column

"""Tables as rows of cells."""

from collections.abc import Callable

from docutils import nodes

from presskit.read import grid

DocumentOf = Callable[..., nodes.document]


def parts(document: nodes.document) -> tuple[nodes.Element, nodes.Element]:
    return next(document.findall(nodes.tgroup)), next(document.findall(nodes.tbody))


def test_cells_beside_one_that_spans_rows_head_nothing(document_of: DocumentOf) -> None:
    document = document_of("+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+\n| d | e |\n+---+---+\n")
    group, body = parts(document)
    grid.columns(group)[0]["stub"] = 1
    shown = [[(cell.entry.astext(), cell.scope) for cell in row.cells] for row in grid.rows(group, body)]
    assert shown == [[("a", "row"), ("b", "")], [("c", "")], [("d", "row"), ("e", "")]]


def test_only_widths_that_the_author_gave_count(document_of: DocumentOf) -> None:
    simple = "===  ===\na    b\n===  ===\n"
    drawn = document_of(simple)
    given = document_of(
        ".. table::\n   :widths: 1 3\n\n" + "".join(f"   {line}\n" for line in simple.splitlines())
    )
    assert [grid.widths(next(table.findall(nodes.table)), parts(table)[0]) for table in (drawn, given)] == [
        [],
        [25, 75],
    ]

import pytest

from presskit.model.diagnostic import Span
from presskit.read.ragged import margin, row

TABLE = "=====  =====\na      b\n=====  =====\n{}\n=====  ====="


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("toolong     2", (6, 8)),
        ("1    x      2", (6, 7)),
        ("1     y     2", (7, 8)),
        ("会議会議   2", (4, 5)),
        ("e\u0301e\u0301e\u0301e\u0301e\u0301ee  2", (11, 13)),
    ],
)
def test_text_in_a_margin(line: str, columns: tuple[int, int]) -> None:
    source = "\n".join("  " + each for each in TABLE.format(line).split("\n"))
    found = margin("x", 4, "Text in column margin in table line 4.", TABLE.format(line), source)
    assert found == Span("x", 4, columns[0] + 2, 4, columns[1] + 2)


def test_a_margin_without_text_has_no_place() -> None:
    sound = TABLE.format("1      2")
    assert margin("x", 4, "Text in column margin in table line 4.", sound, sound) is None
    assert margin("x", 4, "Text in column margin in table line 9.", sound, sound) is None


def test_rows_of_a_list_table() -> None:
    table = (
        ".. list-table::\n   :widths: 1 2\n\n   * - a\n\n       * deep\n     - b\n   * - c\n   *\n     - d"
    )
    assert [row(table, number) for number in (1, 2, 3, 4)] == [3, 7, 8, 0]

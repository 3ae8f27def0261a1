"""Text that does not read as it looks."""

import pytest

from presskit.read.rules.bidi import reordered


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("plain", []),
        ("caf\u00e9 \u05d0\u05d1 \u200f\u200e", []),
        ("a \u2067\u05d0\u2069 b", []),
        ("a \u202b\u05d0\u202c b \u2066x\u2068y\u2069\u2069", []),
        ("a \u202eb\u202c", [(1, 3)]),
        ("a\nb \u2067x\nc\u2069", [(2, 3)]),
        ("\u2066a\u202c\n\u202ab\u2069", [(1, 1), (2, 1)]),
        ("\u2069\u202c", []),
    ],
)
def test_a_line_is_found_that_opens_and_does_not_close(text: str, places: list[tuple[int, int]]) -> None:
    assert [(found.span.line, found.span.column) for found in reordered("x.rst", text)] == places
    assert {found.code for found in reordered("x.rst", text)} <= {"PK381"}

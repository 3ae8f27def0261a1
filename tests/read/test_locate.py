"""Lines and columns of what a finding is about."""

import pytest

from presskit.model.diagnostic import Span
from presskit.model.source import Source
from presskit.read.locate import Cursor, find, line_at, line_starts, span_at, span_from
from presskit.read.reading import Input, Reading
from tests.tools.articles import marked, place

TEXT = "One two.\n\n  Three *four*\n  five, two.\nÄöü 𝄞 six\n"


def reading(text: str = TEXT, files: dict[str, str] | None = None) -> Reading:
    known = {path: Input(content) for path, content in (files or {}).items()}
    return Reading(Source("sample", "content/sample.rst", text, ""), known)


def test_lines_begin_after_line_feeds_only() -> None:
    assert line_starts("a\nb\n\nc") == (0, 2, 4, 5)
    assert line_starts("") == (0,)


def test_lines_by_number() -> None:
    assert [line_at("a\n\nbc", line) for line in (0, 1, 2, 3, 4)] == ["", "a", "", "bc", ""]


@pytest.mark.parametrize(
    ("token", "line", "expected"),
    [
        ("two", 1, "1:5-8"),
        ("two", 2, "4:9-12"),
        ("*four* five", 3, "3:9-4:7"),
        ("six", 1, "5:7-10"),
        ("𝄞", 5, "5:5-6"),
        ("THREE", 1, "3:3-8"),
    ],
)
def test_a_token_is_found_from_its_line_on(token: str, line: int, expected: str) -> None:
    found = find(TEXT, token, line)
    assert found is not None
    assert place(span_at("x", TEXT, *found)) == expected


@pytest.mark.parametrize("token", ["", "  ", "absent", "wo", "fiv"])
def test_tokens_that_are_not_there(token: str) -> None:
    assert find(TEXT, token, 1) is None


def test_a_search_ends_where_it_is_told_to() -> None:
    text = "start\n" + "\n" * 50 + "token\n"
    assert find(text, "token", 1, far=50) is None
    assert find(text, "token", 1, far=53) is not None
    assert find(text, "token", 99) is None


def test_the_first_token_that_is_there_counts() -> None:
    assert place(span_from(reading(), "content/sample.rst", 1, "absent", "Three", "two")) == "3:3-8"


def test_without_a_token_the_line_itself_is_the_place() -> None:
    assert span_from(reading(), "content/sample.rst", 3) == Span("content/sample.rst", 3, 3)
    assert span_from(reading(), "content/sample.rst", 99, "absent") == Span("content/sample.rst", 5, 1)
    assert span_from(reading(), "content/unknown.inc", 2, "two") == Span("content/unknown.inc", 2, 1)


def test_tokens_of_an_included_file_are_looked_for_there() -> None:
    span = span_from(reading(files={"content/part.inc": "x\n  two\n"}), "content/part.inc", 1, "two")
    assert span == Span("content/part.inc", 2, 3, 2, 6)


def test_a_cursor_moves_on() -> None:
    cursor = Cursor(reading())
    places = [place(cursor.span_in("content/sample.rst", 1, 10, token)) for token in ("two", "Two", "two")]
    assert places == ["1:5-8", "4:9-12", "1:5-8"]


def test_marked_text() -> None:
    assert marked(Span("x", 3, 9, 4, 7), TEXT) == "*four*\n  five"

"""Lines and columns of what a finding is about."""

import pytest

from presskit.model.diagnostic import Span
from presskit.model.source import Source
from presskit.read.locate import (
    LINE,
    Cursor,
    block_span,
    find,
    line_at,
    line_starts,
    span_at,
    span_from,
    value_span,
)
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
    assert span_from(reading(), "content/sample.rst", 3) == Span("content/sample.rst", 3, 3, 3, 15)
    assert span_from(reading(), "content/sample.rst", 99, "absent") == Span("content/sample.rst", 5, 1, 5, 10)
    assert span_from(reading(), "content/sample.rst", 2) == Span("content/sample.rst", 2, 1)
    assert span_from(reading(), "content/unknown.inc", 2, "two") == Span("content/unknown.inc", 2, 1)


def test_tokens_of_an_included_file_are_looked_for_there() -> None:
    span = span_from(reading(files={"content/part.inc": "x\n  two\n"}), "content/part.inc", 1, "two")
    assert span == Span("content/part.inc", 2, 3, 2, 6)


def test_a_cursor_moves_on() -> None:
    cursor = Cursor(reading())
    found = [cursor.find_in("content/sample.rst", 1, 10, (token,)) for token in ("two", "Two", "two")]
    assert [place(span) for span in found if span] == ["1:5-8", "4:9-12", "1:5-8"]
    assert cursor.find_in("content/sample.rst", 1, 10, ("absent",)) is None


def test_of_several_ways_to_write_a_name_the_nearest_counts() -> None:
    span = Cursor(reading()).find_in("content/sample.rst", 1, 10, ("five", "*four*", "six"))
    assert span is not None
    assert place(span) == "3:9-15"


def test_a_token_is_told_from_its_like_by_the_words_round_it() -> None:
    text = "A word, the word and the\nword again.\n"
    assert find(text, "word", 1, left="the") == (12, 16)
    assert find(text, "word", 1, left="the", right=" again") == (25, 29)
    assert find(text, "word", 1, left="no") is None


def test_what_shows_as_code_counts_last() -> None:
    assert find("A ``|x|`` and |x|.", "|x|", 1) == (14, 17)
    assert find("A ``|x|`` alone.", "|x|", 1) == (4, 7)


def test_a_token_at_the_beginning_of_its_line() -> None:
    text = "One :two: here\n   :two: there\n"
    assert find(text, ":two:", 1, left=LINE) == (18, 23)


def test_a_block_is_found_by_any_of_its_lines() -> None:
    for line in (3, 4):
        span = block_span(reading(), "content/sample.rst", line, "Three *four*\nfive, two.")
        assert span == Span("content/sample.rst", 3, 3, 4, 13)
    assert block_span(reading(), "content/sample.rst", 3, "Three\nfour") is None


def test_a_value_is_found_between_separators() -> None:
    text = ":aliases: /a b/c/, /a b/\n"
    assert place(value_span(reading(text), 1, 11, "/a b/")) == "1:20-25"
    assert place(value_span(reading(text), 1, 11, "/absent/")) == "1:1-25"


def test_marked_text() -> None:
    assert marked(Span("x", 3, 9, 4, 7), TEXT) == "*four*\n  five"

"""Lines as lines."""

from presskit.model.source import Source
from presskit.read.rules.lines import line_findings
from tests.tools.articles import place


def found(text: str, longest: int = 0) -> list[tuple[str, str]]:
    return [
        (each.code, place(each.span))
        for each in line_findings(Source("a", "content/a.rst", text, ""), longest)
    ]


def test_a_last_line_without_an_end() -> None:
    assert found("Title\n=====\n\nHöhe") == [("PK341", "4:5")]
    assert found("Title\n=====\n") == []
    assert found("") == []


def test_long_lines_are_found_where_the_site_limits_them() -> None:
    text = "High tide at noon\nLow\nSee https://example.org/tides\n"
    assert found(text, 10) == [("PK342", "1:11-18")]
    assert found(text) == []

import re

from presskit.model.diagnostic import Diagnostic, Severity, Span
from presskit.report.text import columns, render, safe, summary

KEY = Span("presskit.toml", 2, 1, 2, 6)


def found(
    message: str = "unknown key `titel`",
    span: Span = KEY,
    severity: Severity = "error",
    hint: str = "",
) -> Diagnostic:
    return Diagnostic("PK103", severity, message, span, hint)


def carets(source: str, span: Span) -> str:
    """What the carets of a finding point at."""
    _, excerpt, marks, *_ = render([found(span=span)], {span.path: source}, colour=False).split("\n")
    return excerpt[marks.index("^") : marks.rindex("^") + 1]


def test_a_finding_with_its_excerpt_and_hint() -> None:
    text = render(
        [found(hint="did you mean `title`?")], {"presskit.toml": '[site]\ntitel = "x"\n'}, colour=False
    )
    assert text == (
        "presskit.toml:2:1: error PK103: unknown key `titel`\n"
        '     2 | titel = "x"\n'
        "       | ^^^^^\n"
        "    hint: did you mean `title`?\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_nothing_found_is_no_text() -> None:
    assert render([], {}, colour=True) == ""
    assert summary([]) == "nothing found"


def test_findings_stand_in_the_order_of_their_places() -> None:
    findings = [found(span=Span(path, line)) for path, line in (("b", 1), ("a", 10), ("a", 9))]
    text = render(findings, {}, colour=False)
    assert re.findall(r"^(\w:\d+)", text, re.MULTILINE) == ["a:9", "a:10", "b:1"]


def test_a_summary_counts_by_severity() -> None:
    findings = [
        found(),
        found(severity="warning"),
        found(severity="warning"),
        found(severity="info", span=Span("x")),
    ]
    assert summary(findings) == "1 error, 2 warnings and 1 note in 2 files"


def test_no_source_no_excerpt() -> None:
    assert "|" not in render([found()], {"presskit.toml": "[site]\n"}, colour=False)
    assert "|" not in render([found()], {}, colour=False)


def test_carets_point_at_the_span() -> None:
    assert carets('\ttitle = "x"\n', Span("a", 1, 2, 1, 7)) == "title"
    assert carets("one\ntwo three\n", Span("a", 2, 5, 2, 10)) == "three"
    assert carets("one two\nthree\n", Span("a", 1, 5, 2, 6)) == "two"
    assert carets("one\r\ntwo\r\n", Span("a", 1, 1)) == "o"
    assert carets("x" * 500 + "HERE" + "y" * 500, Span("a", 1, 501, 1, 505)) == "HERE"


def test_carets_stand_beneath_wide_characters() -> None:
    _, excerpt, marks, *_ = render(
        [found(span=Span("a", 1, 3, 1, 5))], {"a": "日本語x\n"}, colour=False
    ).split("\n")
    assert (excerpt, marks) == ("     1 | 日本語x", "       |     ^^^")


def test_a_place_beyond_the_line_is_no_error() -> None:
    assert render(
        [found(span=Span("a", 1, 99, 1, 120)), found(span=Span("a", 99, 1))], {"a": "x\n"}, colour=False
    )


def test_colour_changes_no_character() -> None:
    findings, sources = [found(hint="h"), found(severity="warning")], {"presskit.toml": "[site]\ntitel = 1\n"}
    coloured = render(findings, sources, colour=True)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == render(findings, sources, colour=False)


def test_nobody_else_controls_the_terminal() -> None:
    hostile = "a\x1b]0;title\x07\x9b2J\r\u202eb\u2028c\x7f"
    finding = Diagnostic("X\x1b1", "error", hostile, Span(f"content/{hostile}.rst"), hostile)
    text = render([finding], {finding.span.path: hostile}, colour=False)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", text) == []
    assert r"\x1b]0;title\x07\x9b2J\r\u202eb\u2028c\x7f" in text


def test_words_stay_as_they_are() -> None:
    assert safe("naïve “日本語” 👩‍🚀") == "naïve “日本語” 👩‍🚀"


def test_columns_of_a_terminal() -> None:
    assert [columns(text) for text in ("abc", "日本", "e\u0301")] == [3, 4, 1]

import msgspec

from presskit.model.diagnostic import Diagnostic, Span
from presskit.report.baseline import baseline, read, unknown
from presskit.report.rules import finding

PATH = "content/a.rst"
LINE = "See :article:`x` and :article:`y`.\n"


def dead(line: int, name: str = "x") -> Diagnostic:
    column = LINE.index(f":article:`{name}`") + 1
    return finding("PK401", Span(PATH, line, column, line, column + 12), f"there is no article `{name}`")


def left(text: str, *found: Diagnostic, known: bytes) -> list[tuple[str, int]]:
    entries, problems = read("known.jsonl", known)
    assert problems == []
    new = unknown(found, {PATH: text}, entries, "known.jsonl")
    return [(each.code, each.span.line) for each in new]


def test_what_is_known_is_not_told_wherever_it_stands() -> None:
    known = baseline([dead(1), dead(1, "y")], {PATH: LINE})
    assert left(LINE, dead(1), dead(1, "y"), known=known) == []
    assert left(f"New.\n\n{LINE}", dead(3), dead(3, "y"), known=known) == []


def test_one_more_of_a_kind_is_new() -> None:
    known = baseline([dead(1)], {PATH: LINE})
    assert left(LINE * 2, dead(1), dead(2), known=known) == [("PK401", 2)]
    assert left(LINE * 2, dead(1), dead(2), known=baseline([dead(1), dead(2)], {PATH: LINE * 2})) == []


def test_what_is_gone_is_told_in_one_finding() -> None:
    known = baseline([dead(1), dead(1, "y"), dead(2)], {PATH: LINE * 2})
    [found] = unknown([dead(1)], {PATH: LINE}, read("k", known)[0], "k")
    assert (found.code, found.severity, found.span) == ("PK604", "info", Span("k", 1))
    assert (
        found.message == "`PK401` in content/a.rst is gone: there is no article `x`, and for 1 more entries"
    )


def test_the_file_is_sorted_and_has_a_line_for_each_kind() -> None:
    made = baseline([dead(2), dead(1, "y"), dead(1)], {PATH: LINE * 2})
    assert made == baseline([dead(1), dead(2), dead(1, "y")], {PATH: LINE * 2})
    assert [msgspec.json.decode(line) for line in made.splitlines()] == [
        {
            "path": PATH,
            "code": "PK401",
            "message": "there is no article `x`",
            "text": ":article:`x`",
            "count": 2,
        },
        {
            "path": PATH,
            "code": "PK401",
            "message": "there is no article `y`",
            "text": ":article:`y`",
            "count": 1,
        },
    ]


def test_what_can_not_be_built_is_never_known() -> None:
    broken = finding("PK501", Span(PATH), "two pages are one")
    assert baseline([broken], {}) == b""
    entry = b'{"path":"content/a.rst","code":"PK501","message":"two pages are one","text":"","count":1}\n'
    assert ("PK501", 1) in left("", broken, known=entry)


def test_a_line_that_is_none_is_told() -> None:
    entries, problems = read("k", b'\n{"path":"a"}\n\xff\n{"path":"a","code":"b","message":"c","odd":1}\n')
    assert entries == {}
    assert [(each.code, each.span.line) for each in problems] == [("PK605", 2), ("PK605", 3), ("PK605", 4)]

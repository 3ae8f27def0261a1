from presskit.model.diagnostic import Ignore, Span
from presskit.report.ignored import heeded
from presskit.report.rules import finding

PATH = "content/a.rst"
IGNORE = Ignore("PK401", Span(PATH, 3, 21, 3, 26), 5, 7)


def dead(line: int, path: str = PATH, code: str = "PK401") -> tuple[str, str, int]:
    return (code, path, line)


def left(*found: tuple[str, str, int], ignores: tuple[Ignore, ...] = (IGNORE,)) -> list[tuple[str, str, int]]:
    findings = [finding(code, Span(path, line), "dead") for code, path, line in found]
    return [(each.code, each.span.path, each.span.line) for each in heeded(findings, ignores)]


def test_only_its_lines_its_file_and_its_code_are_ignored() -> None:
    others = (dead(4), dead(8), dead(6, "content/b.rst"), dead(6, code="PK402"))
    assert left(dead(5), dead(7), *others) == [*others]


def test_what_ignores_nothing_is_told_once() -> None:
    assert left(ignores=(IGNORE, IGNORE)) == [("PK603", PATH, 3)]


def test_nobody_judges_what_is_not_linked() -> None:
    assert heeded([], [], [IGNORE]) == ()
    assert heeded([finding("PK401", Span(PATH, 6), "dead")], [], [IGNORE]) == ()


def test_two_may_ignore_the_same() -> None:
    outer = Ignore("PK401", Span(PATH, 1, 21, 1, 26), 1, 99)
    assert left(dead(6), ignores=(IGNORE, outer)) == []

"""The specification of what is said of faulty markup, and where: ``tests/spec/diagnostics/*.txt``.

A specification is prose, then cases: ``=== title``, an article, ``---``, and a line for each finding:
``line:column-end code beginning of the message ? hint``.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from presskit.model.diagnostic import Diagnostic
from tests.tools.articles import article_of, place

SPEC = Path(__file__).parents[1] / "spec" / "diagnostics"


def cases() -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(SPEC.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            title, _, rest = case.partition("\n")
            source, _, expected = rest.partition("\n---\n")
            yield f"{path.stem}: {title}", source, expected.strip("\n").split("\n")


CASES = [pytest.param(source, expected, id=title) for title, source, expected in cases()]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_specification(source: str, expected: list[str]) -> None:
    found = article_of(source).diagnostics
    lengths = [len(line.partition(" ? ")[0]) for line in expected]
    assert [_line(finding, length) for finding, length in zip(found, lengths, strict=False)] == expected
    assert len(found) == len(expected)


def test_there_is_a_specification() -> None:
    assert len(CASES) >= 40


def _line(finding: Diagnostic, length: int) -> str:
    start = f"{place(finding.span)} {finding.code} {finding.message}"[:length]
    return f"{start} ? {finding.hint}" if finding.hint else start

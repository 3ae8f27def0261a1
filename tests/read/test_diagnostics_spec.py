"""The specification of what is said of faulty markup, and where: ``tests/spec/diagnostics/*.txt``.

A specification is prose, then cases: ``=== title``, an article in which ``⟦`` and ``⟧`` stand round the place of each
finding, files that it includes, each beneath a line ``--- its path``; then ``---``, and a line for each finding in the order
of their places: ``code beginning of the message ? hint``. Files whose name begins with ``missing`` do not exist.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from presskit.link.references import Names, resolve
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Diagnostic, Span, order
from presskit.model.site import Site
from presskit.read.locate import span_at
from tests.tools.articles import PATH, Sample, article_of, host, place

SPEC = Path(__file__).parents[1] / "spec" / "diagnostics"
_MARKS = re.compile("[⟦⟧]")


class Case(Struct, frozen=True):
    """An article without marks, what it includes by path, and what is expected: spans and lines."""

    files: dict[str, str]
    spans: list[Span]
    expected: list[str]


def cases() -> Iterator[tuple[str, Case]]:
    for path in sorted(SPEC.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            title, _, rest = case.partition("\n")
            marked, _, expected = rest.partition("\n---\n")
            source, *included = marked.split("\n--- ")
            files = {
                PATH: source,
                **{name: text for name, _, text in (file.partition("\n") for file in included)},
            }
            spans = sorted(span for name, text in files.items() for span in _spans(name, text))
            plain = {name: _MARKS.sub("", text) for name, text in files.items()}
            yield f"{path.stem}: {title}", Case(plain, spans, expected.strip("\n").split("\n"))


def _spans(path: str, marked: str) -> Iterator[Span]:
    """The places between marks, which may be nested."""
    text, opened = _MARKS.sub("", marked), []
    for number, mark in enumerate(_MARKS.finditer(marked)):
        at = mark.start() - number
        if mark[0] == "⟦":
            opened.append(at)
        else:
            yield span_at(path, text, opened.pop(), at)
    assert not opened


CASES = [pytest.param(case, id=title) for title, case in cases()]


@pytest.mark.parametrize("case", CASES)
def test_specification(case: Case) -> None:
    included = {name: text for name, text in case.files.items() if name != PATH}
    found = _findings(article_of(case.files[PATH], included))
    lengths = [len(line.partition(" ? ")[0]) for line in case.expected]
    said = [_line(finding, length) for finding, length in zip(found, lengths, strict=False)]
    assert said == case.expected
    assert len(found) == len(case.expected)
    assert [_place(finding.span) for finding in found] == [_place(span) for span in case.spans]


def test_there_is_a_specification() -> None:
    assert len(CASES) >= 150


def _findings(sample: Sample) -> list[Diagnostic]:
    """What reading and linking find in an article that is alone in its site."""
    article = sample.article
    names = Names({article.entry.id: article}, frozenset(), Site())
    linked = resolve(article, names, _file, host()).diagnostics
    return sorted((*article.diagnostics, *linked), key=order)


def _file(path: str, _base: str) -> AssetFile | None:
    return None if path.startswith("missing") else AssetFile(path, "d", 1, "image/png")


def _place(span: Span) -> str:
    return f"{span.path}:{place(span)}"


def _line(finding: Diagnostic, length: int) -> str:
    start = f"{finding.code} {finding.message}"[:length]
    return f"{start} ? {finding.hint}" if finding.hint else start

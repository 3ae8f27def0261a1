import json

import msgspec

from presskit.model.diagnostic import Span
from presskit.report.json import Document, render
from tests.tools.findings import EVERY_KIND, MENDED, finding, seen


def test_the_document_of_a_finding() -> None:
    assert json.loads(render(seen(finding()))) == {
        "schema_version": 1,
        "errors": 1,
        "warnings": 0,
        "infos": 0,
        "findings": [
            {
                "path": "content/a.rst",
                "line": 4,
                "column": 4,
                "end_line": 4,
                "end_column": 6,
                "code": "PK401",
                "name": "dead-article",
                "severity": "error",
                "message": "there is no article `x`",
                "hint": "did you mean `y`?",
                "fix": [],
            }
        ],
    }


def test_an_unknown_end_is_null() -> None:
    [found] = json.loads(render(seen(finding(span=Span("presskit.toml", 3)))))["findings"]
    assert (found["end_line"], found["end_column"]) == (None, None)


def test_whatever_is_found_comes_back() -> None:
    document = msgspec.json.decode(render(seen(*EVERY_KIND)), type=Document)
    assert (document.errors, document.warnings, document.infos) == (2, 2, 1)
    assert [found.code for found in document.findings if found.name == "tide"] == ["TIDE001"]


def test_a_fix_has_places_and_texts() -> None:
    [found] = json.loads(render(seen(MENDED, folder="docs")))["findings"]
    place = {"line": 4, "column": 4, "end_line": 4, "end_column": 6}
    assert found["fix"] == [{"path": "docs/content/a.rst", **place, "text": "*y*\n"}]


def test_nothing_found_is_a_document_too() -> None:
    assert json.loads(render(seen()))["findings"] == []

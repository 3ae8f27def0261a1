import json

from presskit.model.diagnostic import Span
from presskit.report.rdjson import render
from tests.tools.findings import EVERY_KIND, MENDED, SOURCE, finding, seen
from tests.tools.formats import problems


def test_it_is_valid() -> None:
    assert problems("rdjson", render(seen())) == []
    assert problems("rdjson", render(seen(*EVERY_KIND, folder="docs"))) == []


def test_a_diagnostic() -> None:
    [found] = json.loads(render(seen(finding(), folder="docs")))["diagnostics"]
    assert found["location"]["path"] == "docs/content/a.rst"
    assert (found["severity"], found["code"]) == ("ERROR", {"value": "PK401"})
    assert found["message"] == "there is no article `x` (did you mean `y`?)"


def test_columns_count_bytes() -> None:
    [found] = json.loads(render(seen(finding())))["diagnostics"]
    place, line = found["location"]["range"], SOURCE.split("\n")[3].encode()
    assert (place["start"]["line"], place["end"]["line"]) == (4, 4)
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"*x"


def test_a_place_beyond_the_text_is_no_error() -> None:
    for span in (Span("content/a.rst", 99, 7), Span("content/a.rst", 4, 99), Span("content/gone.rst", 1, 5)):
        [found] = json.loads(render(seen(finding(span=span))))["diagnostics"]
        assert found["location"]["range"]["start"]["column"] >= span.column


def test_a_fix_is_a_suggestion() -> None:
    text = render(seen(MENDED))
    assert problems("rdjson", text) == []
    [found] = json.loads(text)["diagnostics"]
    assert found["suggestions"] == [{"range": found["location"]["range"], "text": "*y*\n"}]

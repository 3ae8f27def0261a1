import json

from msgspec.structs import replace

from presskit.model.diagnostic import Diagnostic, Span
from presskit.report.gitlab import render
from tests.tools.findings import EVERY_KIND, finding, seen
from tests.tools.formats import problems


def fingerprints(*diagnostics: Diagnostic) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(render(seen(*diagnostics)))]


def test_it_is_valid() -> None:
    assert problems("gitlab", render(seen())) == []
    assert problems("gitlab", render(seen(*EVERY_KIND, folder="docs"))) == []


def test_an_issue() -> None:
    [issue] = json.loads(render(seen(finding(), folder="docs")))
    assert issue["description"] == "there is no article `x` (did you mean `y`?)"
    assert (issue["check_name"], issue["severity"]) == ("PK401", "major")
    assert issue["location"] == {"path": "docs/content/a.rst", "lines": {"begin": 4, "end": 4}}


def test_severities_are_gitlabs() -> None:
    found = [finding(severity=severity) for severity in ("error", "warning", "info")]
    assert {issue["severity"] for issue in json.loads(render(seen(*found)))} == {"major", "minor", "info"}


def test_each_finding_has_a_fingerprint_of_its_own() -> None:
    twice = replace(finding(), span=Span("content/a.rst", 9, 1))
    found = fingerprints(*EVERY_KIND, twice)
    assert len(set(found)) == len(EVERY_KIND) + 1


def test_a_finding_that_moves_stays_the_same() -> None:
    moved = replace(finding(), span=Span("content/a.rst", 40, 2, 40, 4))
    assert fingerprints(finding()) == fingerprints(moved)

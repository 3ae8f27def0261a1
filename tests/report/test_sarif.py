import json
from typing import Any

from presskit.report.sarif import render
from tests.tools.findings import EVERY_KIND, MENDED, finding, seen
from tests.tools.formats import problems


def run_of(text: str) -> Any:
    [run] = json.loads(text)["runs"]
    return run


def test_it_is_valid() -> None:
    assert problems("sarif", render(seen())) == []
    assert problems("sarif", render(seen(*EVERY_KIND, folder="docs"))) == []


def test_the_validator_knows_what_is_wrong() -> None:
    assert problems("sarif", render(seen(finding())).replace('"startLine": 4', '"startLine": 0')) != []


def test_columns_are_code_points() -> None:
    run = run_of(render(seen(finding())))
    [place] = run["results"][0]["locations"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert place["physicalLocation"]["region"] == {
        "startLine": 4,
        "startColumn": 4,
        "endLine": 4,
        "endColumn": 6,
    }


def test_files_are_relative_uris() -> None:
    places = [result["locations"][0] for result in run_of(render(seen(*EVERY_KIND)))["results"]]
    files = [place["physicalLocation"]["artifactLocation"] for place in places]
    assert {"uri": "content/deep%20er/%C3%BC%2Cb%25%3Ac.rst", "uriBaseId": "%SRCROOT%"} in files


def test_a_rule_has_name_help_and_level() -> None:
    run = run_of(render(seen(*EVERY_KIND)))
    rules = run["tool"]["driver"]["rules"]
    by_id = {rule["id"]: rule for rule in rules}
    assert len(rules) == len(EVERY_KIND)
    assert by_id["PK401"]["name"] == "dead-article"
    assert "See :article:`news/the-ferry`." in by_id["PK401"]["help"]["text"]
    assert by_id["PK307"]["defaultConfiguration"] == {"level": "warning"}
    assert by_id["TIDE001"]["help"]["text"] == "A time is no time.\n"
    assert by_id["ODD1"]["help"]["text"] == "ODD1"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_levels_are_those_of_the_findings() -> None:
    levels = {result["ruleId"]: result["level"] for result in run_of(render(seen(*EVERY_KIND)))["results"]}
    assert (levels["PK401"], levels["PK307"], levels["TIDE001"]) == ("error", "warning", "note")


def test_a_fix_replaces_a_region() -> None:
    text = render(seen(MENDED, folder="docs"))
    assert problems("sarif", text) == []
    [result] = run_of(text)["results"]
    region = {"startLine": 4, "startColumn": 4, "endLine": 4, "endColumn": 6}
    assert result["fixes"] == [
        {
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "docs/content/a.rst", "uriBaseId": "%SRCROOT%"},
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": "*y*\n"}}],
                }
            ]
        }
    ]

from lxml import etree

from presskit.report.junit import render
from tests.tools.findings import EVERY_KIND, finding, seen
from tests.tools.formats import problems


def test_it_is_valid() -> None:
    assert problems("junit", render(seen())) == []
    assert problems("junit", render(seen(*EVERY_KIND, folder="docs"))) == []


def test_a_finding_is_a_failed_test_of_its_file() -> None:
    [test] = etree.fromstring(render(seen(finding())).encode()).iter("testcase")
    [failure] = test
    assert (test.get("classname"), test.get("name")) == ("content/a.rst", "4:4 PK401 dead-article")
    assert (failure.tag, failure.get("type")) == ("failure", "error")
    assert failure.get("message") == "there is no article `x` (did you mean `y`?)"
    assert failure.text == f"content/a.rst:4:4: error PK401: {failure.get('message')}"


def test_counts_are_those_of_the_tests() -> None:
    for found, counts in ((EVERY_KIND, ("5", "4", "1")), ((), ("1", "0", "0"))):
        suites = etree.fromstring(render(seen(*found)).encode())
        [suite] = suites
        assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == counts
        assert suites.get("tests") == str(len(suite.findall("testcase")))
        assert len(suite.findall("testcase/failure")) == int(counts[1])
        assert len(suite.findall("testcase/skipped")) == int(counts[2])

from typing import Any

import msgspec
import pytest

from presskit.read.compile import Reader
from presskit.read.fields import Rules
from presskit.report.ignored import heeded
from tests.tools.articles import Sample, article_of, marked, reader

LINK = "See [a](http://x.org)."


@pytest.fixture(params=["tuned", "docutils"])
def parser(request: pytest.FixtureRequest) -> Reader:
    return msgspec.structs.replace(reader(), parser=request.param)


def left(sample: Sample) -> list[tuple[str, int]]:
    """The codes and lines of what is not ignored."""
    found = heeded(sample.diagnostics, sample.article.ignores)
    return sorted((each.code, each.span.line) for each in found)


def ignored(comment: str, text: str = LINK, **arguments: Any) -> Sample:
    return article_of(f"{comment}\n\n{text}\n\n{LINK}\n", **arguments)


@pytest.mark.parametrize(
    "comment",
    [
        ".. presskit: ignore PK331 it is a sample",
        ".. presskit: ignore markdown it is a sample",
        ".. presskit: ignore PK331: it is a sample",
        ".. presskit: ignore PK331\n   it is a sample",
        ".. presskit:  ignore  PK401, PK331 it is a sample",
        ".. presskit: ignore PK401 PK331 it is a sample",
        ".. presskit: ignore dead-anchor, Markdown it is a sample",
        ".. presskit: ignore PK331 it is a sample\n\n.. A note to self.\n\n.. _label:",
    ],
)
def test_a_comment_silences_the_block_below_it(comment: str, parser: Reader) -> None:
    codes = {code for code, _ in left(ignored(f"Text.\n\n{comment}", with_reader=parser))}
    [line] = [line for code, line in left(ignored(f"Text.\n\n{comment}")) if code == "PK331"]
    assert codes - {"PK603"} == {"PK331"}, "the second link is not in the block"
    assert line == f"Text.\n\n{comment}".count("\n") + 5


def test_it_is_no_trap(parser: Reader) -> None:
    sample = ignored("Text.\n\n.. presskit: ignore PK331 it is a sample", with_reader=parser)
    assert [found.code for found in sample.diagnostics] == ["PK331", "PK331"]
    assert "presskit" not in repr(sample.html)


def test_before_the_title_it_holds_for_the_whole_article() -> None:
    comments = ".. A licence.\n\n.. presskit: ignore PK331 a sample\n"
    text = f"Fog\n===\n\n:date: 2026-01-01\n\n{LINK}\n\nA\n-\n\n{LINK}\n"
    assert left(article_of(f"{comments}\n{text}")) == []


def test_between_title_and_text_it_holds_for_the_front_matter() -> None:
    text = f"Fog\n===\n\n.. presskit: ignore PK201 an old field\n\n:colour: grey\n\n{LINK}\n"
    assert left(article_of(text)) == [("PK331", 8)]


def test_what_the_article_lacks_can_be_ignored_before_its_title() -> None:
    text = ".. presskit: ignore missing-field it has no date\n\nFog\n===\n\nText.\n"
    sample = article_of(text, with_reader=reader(Rules()))
    assert [found.code for found in sample.diagnostics] == ["PK203"]
    assert left(sample) == []


def test_before_a_heading_it_holds_for_the_section() -> None:
    section = f"Noon\n----\n\n{LINK}\n\nEbb\n~~~\n\n{LINK}\n\nNight\n-----\n\n{LINK}\n"
    sample = article_of(f"Fog\n===\n\n.. presskit: ignore PK331 a sample\n\n{section}")
    assert left(sample) == [("PK331", 19)]


def test_an_included_file_has_its_own() -> None:
    part = f".. presskit: ignore PK331 a sample\n\n{LINK}\n\n{LINK}\n"
    files = {"content/news/part.txt": part}
    sample = article_of(".. presskit: ignore PK331 not of it\n\n.. include:: part.txt\n", files)
    assert left(sample) == [("PK331", 5), ("PK603", 1)]


@pytest.mark.parametrize(
    ("comment", "code", "place"),
    [
        ("presskit: ignore PK331", "PK601", "presskit: ignore PK331"),
        ("presskit: ignore PK331 --", "PK601", "presskit: ignore PK331 --"),
        ("presskit: ignore", "PK601", "presskit: ignore"),
        ("presskit: ignroe PK331 a sample", "PK602", "presskit: ignroe PK331 a sample"),
        ("presskit: ignore markdwon a sample", "PK602", "markdwon"),
        ("presskit: ignore PK397 a sample", "PK602", "PK397"),
        ("presskit: ignore PK150 a sample", "PK602", "PK150"),
        ("presskit: ignore idle-ignore a sample", "PK602", "idle-ignore"),
    ],
)
def test_a_comment_that_silences_nothing_is_told(comment: str, code: str, place: str) -> None:
    sample = ignored(f"Text.\n\n.. {comment}")
    [found] = [each for each in sample.diagnostics if each.code != "PK331"]
    assert (found.code, marked(found.span, f"Text.\n\n.. {comment}\n\n{LINK}")) == (code, place)
    assert [each for each, _ in left(sample)].count("PK331") == 2


def test_codes_of_plugins_can_be_ignored() -> None:
    sample = ignored("Text.\n\n.. presskit: ignore PQ001 it comes later", ".. pull-quote::")
    assert left(sample) == [("PK331", 7)]


def test_code_that_shows_a_comment_is_no_comment() -> None:
    sample = article_of("Write::\n\n   .. presskit: ignore PK331\n")
    assert sample.diagnostics == ()
    assert sample.article.ignores == ()

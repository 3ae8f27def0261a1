"""Files that an article asks for."""

import pytest

from presskit.model.source import Source
from presskit.read.inputs import Inputs, candidates
from presskit.read.reading import Input, Reading

BASE = "content/news/sample.rst"


def reading(files: dict[str, Input] | None = None) -> Reading:
    return Reading(Source("news/sample", BASE, "", ""), files or {})


@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("a.inc", ("content/news/a.inc",)),
        ("./a.inc", ("content/news/a.inc",)),
        ("../a.inc", ("content/a.inc",)),
        ("sub/../a.inc", ("content/news/a.inc",)),
        ("/a.inc", ("static/a.inc", "content/a.inc")),
        ("/sub/../a.inc", ("static/a.inc", "content/a.inc")),
        ("../../a.inc", ()),
        ("../../static/a.inc", ("static/a.inc",)),
        ("../../presskit.toml", ()),
        ("../../content2/a.inc", ()),
        ("../../content", ()),
        ("/../a.inc", ()),
        ("/", ()),
        ("/.", ()),
        ("//host/a.inc", ()),
        ("https://example.org/a.inc", ()),
        ("C:\\a.inc", ()),
        ("..\\..\\a.inc", ()),
        ("a\0b", ()),
        ("~/a.inc", ("content/news/~/a.inc",)),
    ],
)
def test_where_a_path_may_lie(path: str, places: tuple[str, ...]) -> None:
    assert candidates(path, BASE) == places


def test_a_file_that_was_not_fetched_is_noted_and_reads_as_empty() -> None:
    here = reading()
    assert Inputs(here).text("a.inc") == ""
    assert Inputs(here).text("b.inc") == ""
    assert (here.needs, here.used) == (["content/news/a.inc", "content/news/b.inc"], {})


def test_a_file_is_recorded_with_its_digest() -> None:
    here = reading({"content/news/a.inc": Input("text", "d1")})
    assert Inputs(here).text("a.inc") == "text"
    assert (here.needs, here.used) == ([], {"content/news/a.inc": "d1"})


def test_a_file_that_is_not_there_is_recorded_as_absent() -> None:
    here = reading({"content/news/a.inc": Input(problem="does not exist")})
    assert Inputs(here).text("a.inc") is None
    assert Inputs(here).find("a.inc").problem == "does not exist"
    assert here.used == {"content/news/a.inc": ""}


def test_outside_nothing_is_asked_for() -> None:
    here = reading()
    assert Inputs(here).find("../../../etc/passwd").problem == "is outside the content folder"
    assert (here.needs, here.used) == ([], {})


def test_static_comes_first_then_content() -> None:
    absent, text = Input(problem="does not exist"), Input("text", "d")
    here = reading({"static/a": absent})
    assert Inputs(here).text("/a") == ""
    assert here.needs == ["content/a"]
    here = reading({"static/a": absent, "content/a": text})
    assert (Inputs(here).text("/a"), Inputs(here).place("/a")) == ("text", "content/a")
    assert here.used == {"static/a": "", "content/a": "d"}
    here = reading({"static/a": text})
    assert (Inputs(here).text("/a"), Inputs(here).place("/a"), here.needs) == ("text", "static/a", [])


def test_paths_may_be_relative_to_another_file() -> None:
    here = reading({"content/news/sub/a": Input("text", "d")})
    assert Inputs(here).text("a", base="content/news/sub/b.inc") == "text"
    assert Inputs(here).place("a", base="content/news/sub/b.inc") == "content/news/sub/a"

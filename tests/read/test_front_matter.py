"""The field list of an article, wherever it stands."""

import pytest

from presskit.model.source import Source
from presskit.plugins.declaration import FrontMatter
from presskit.read.front_matter import front_matter


def read(text: str) -> FrontMatter:
    return front_matter(Source("sample", "content/sample.rst", text, ""))


@pytest.mark.parametrize(
    "text",
    [
        ":date: 2026-03-01\n:tags: a\n\nTitle\n=====\n\nBody.\n",
        "Title\n=====\n:date: 2026-03-01\n:tags: a\n\nBody.\n",
        "Title\n=====\n\n:date: 2026-03-01\n:tags: a\n\nBody.\n",
        "=====\nTitle\n=====\n\n:date: 2026-03-01\n:tags: a\n\nBody.\n",
        ":date: 2026-03-01\n\nTitle\n=====\n\n:tags: a\n\nBody.\n",
        ":date: 2026-03-01\n\n:tags: a\n\nTitle\n=====\n\nBody.\n",
        ".. One.\n   Two.\n\n.. _label:\n\nTitle\n=====\n\n.. Three.\n\n:date: 2026-03-01\n:tags: a\n\nBody.\n",
        "..\n   One.\n\n   Two::\n\nTitle\n=====\n\n.. a::b is no directive\n\n:date: 2026-03-01\n:tags: a\n",
        ".. |x| replace:: y\n.. role:: z\n   :class: z\n\nTitle\n=====\n\n:date: 2026-03-01\n:tags: a\n\nBody.\n",
        ":date: 2026-03-01\n:tags: a\n\nBody without a title.\n",
    ],
    ids=[
        "above",
        "beneath",
        "after a blank line",
        "overlined",
        "both",
        "blank line between",
        "comments",
        "long comments",
        "substitutions and roles",
        "no title",
    ],
)
def test_fields_above_and_beneath_the_title(text: str) -> None:
    assert read(text).fields == {"date": "2026-03-01", "tags": "a"}


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=====\n\nBody.\n\n:date: 2026-03-01\n",
        "Title\n=====\n\n.. note:: First.\n\n:date: 2026-03-01\n",
        "Title\n=====\n\nPart\n----\n\n:date: 2026-03-01\n",
        "Just a paragraph.\n\n:date: 2026-03-01\n",
        "Just a paragraph\n...\n\n:date: 2026-03-01\n",
    ],
    ids=["after the body began", "after a directive", "beneath another heading", "no title", "no underline"],
)
def test_a_field_list_of_the_body_is_none_of_ours(text: str) -> None:
    front = read(text)
    assert front.fields == {}
    assert front.text == text


def test_the_body_keeps_its_text_and_its_lines() -> None:
    text = "Title\n=====\n\n:date: 2026-03-01\n:summary: one\n  two\n\nBody *stays*.\n\n:body: field\n"
    left = read(text).text
    assert left.split("\n")[3:6] == ["", "", ""]
    assert left == "Title\n=====\n\n\n\n\n\nBody *stays*.\n\n:body: field\n"


def test_a_file_without_a_final_newline_gains_none() -> None:
    assert read("Title\n=====\n\nBody.").text == "Title\n=====\n\nBody."


def test_values_of_several_lines_keep_them() -> None:
    front = read(
        "T\n=\n:summary: One line,\n   and another.\n:tags:\n  - a\n  - b\n\n:series:\n\n  Harbours\n\nBody.\n"
    )
    assert front.fields == {"summary": "One line,\nand another.", "tags": "- a\n- b", "series": "Harbours"}


def test_each_value_has_its_place() -> None:
    front = read("T\n=\n:date: 2026-03-01\n:tags:\n  - a\n:Series:    Harbours\n:empty:\n\nBody.\n")
    places = {name: (front.lines[name], front.columns[name]) for name in front.fields}
    assert places == {"date": (3, 8), "tags": (5, 3), "series": (6, 13), "empty": (7, 8)}


def test_names_are_folded_and_unescaped() -> None:
    assert read(r":Image-Alt: A map" + "\n" + r":odd\:name: x" + "\n").fields == {
        "image-alt": "A map",
        "odd:name": "x",
    }


def test_of_two_fields_of_one_name_the_first_counts() -> None:
    assert read("T\n=\n:date: 2026-03-01\n:date: 2027-01-01\n").fields == {"date": "2026-03-01"}


@pytest.mark.parametrize("line", ["text: no marker", ":no space:after", ": empty:", "::", ":role:`x`"])
def test_what_is_no_field_in_docutils_is_none_here(line: str) -> None:
    assert read(f"T\n=\n{line}\n").fields == {}


def test_empty_articles_have_no_fields() -> None:
    assert read("").fields == read("\n\n").fields == {}

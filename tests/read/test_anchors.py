"""Anchors in any script."""

from collections.abc import Callable

import pytest
from docutils import nodes

from presskit.model.article import Label
from presskit.read.outline import anchors, labels, outline

DocumentOf = Callable[..., nodes.document]


def _ids(document: nodes.document) -> list[str]:
    return [heading.id for heading in outline(document)]


def _headings(*titles: str) -> str:
    return "\n".join(f"{title}\n{'=' * 40}\n\nText.\n" for title in titles)


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Überblick", "überblick"),
        ("Отзывы о книге", "отзывы-о-книге"),
        ("概要", "概要"),
        ("2024年の概要", "2024年の概要"),
        ("ملخص", "ملخص"),
        ("“Quoted” — and more", "quoted-and-more"),
        ("2024", "2024"),
    ],
)
def test_a_heading_keeps_its_letters(document_of: DocumentOf, title: str, anchor: str) -> None:
    assert _ids(document_of(_headings(title, "Other"))) == [anchor, "other"]


def test_ascii_headings_have_the_ids_of_docutils(document_of: DocumentOf) -> None:
    assert _ids(document_of(_headings("What's new in 2.0?", "1. First"))) == ["what-s-new-in-2-0", "first"]


def test_a_heading_keeps_its_anchor_when_others_come_before_it(document_of: DocumentOf) -> None:
    assert _ids(document_of(_headings("Новое", "概要", "Отзывы")))[-1] == "отзывы"


def test_equal_headings_are_numbered(document_of: DocumentOf) -> None:
    assert _ids(document_of(_headings("Обзор", "Обзор", "Обзор"))) == ["обзор", "обзор-1", "обзор-2"]


def test_names_that_fold_to_one_anchor_are_numbered(document_of: DocumentOf) -> None:
    assert _ids(document_of(_headings("Обзор, часть", "Обзор: часть"))) == ["обзор-часть", "обзор-часть-1"]


def test_a_heading_without_letters_has_an_anchor(document_of: DocumentOf) -> None:
    assert _ids(document_of(_headings("!!!", "…"))) == ["section-1", "section-2"]


def test_references_and_contents_lead_to_the_heading(document_of: DocumentOf) -> None:
    text = ".. contents::\n\nSee Überblick_, `here <#概要>`_ and `there <#Überblick>`_.\n\n"
    document = document_of(text + _headings("Überblick", "概要"))
    assert [node["refid"] for node in document.findall(nodes.reference)] == [
        *("überblick", "概要"),  # the contents
        *("überblick", "概要", "überblick"),
    ]
    assert {"überblick", "概要"} <= set(anchors(document))


@pytest.mark.parametrize("name", ["Prices", "Цены"])
def test_a_link_elsewhere_leaves_the_anchor_to_the_heading_of_its_name(
    document_of: DocumentOf, name: str
) -> None:
    document = document_of(f"See `{name} <https://example.org/>`_.\n\n{_headings(name, 'Other')}")
    assert _ids(document) == [name.lower(), "other"]


def test_a_label_is_the_anchor_as_it_is_written(document_of: DocumentOf) -> None:
    document = document_of(".. _Цена:\n\n" + _headings("Prices", "Other"))
    assert labels(document) == (Label("цена", "цена", "Prices"),)
    assert _ids(document) == ["цена", "other"]


def test_notes_keep_ids_that_no_heading_has(document_of: DocumentOf) -> None:
    document = document_of(
        "Text [1]_ and [Ключ]_.\n\n.. [1] One.\n.. [Ключ] Two.\n\n" + _headings("1", "Ключ")
    )
    (note,), (citation,) = document.findall(nodes.footnote), document.findall(nodes.citation)
    assert note["ids"] == ["footnote-1"]
    assert citation["ids"] == ["ключ"]
    assert _ids(document) == ["1", "ключ-1"]

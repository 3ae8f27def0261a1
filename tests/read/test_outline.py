"""What a document says of itself."""

from collections.abc import Callable

from docutils import nodes

from presskit.model.article import Heading, Label
from presskit.model.fragment import Link
from presskit.read.outline import labels, lead, outline, words

DocumentOf = Callable[..., nodes.document]


def test_outline_has_levels_ids_and_plain_titles(document_of: DocumentOf) -> None:
    document = document_of(
        "One *big*\n=========\n\n.. _label:\n\nTwo\n---\n\nText.\n\nThree\n=====\n\nText.\n"
    )
    assert outline(document) == (
        Heading(2, "one-big", "One big"),
        Heading(3, "label", "Two"),
        Heading(2, "three", "Three"),
    )


def test_the_title_of_the_article_is_not_in_the_outline(document_of: DocumentOf) -> None:
    document = document_of("Title\n=====\n\nOne\n---\n\nText.\n\nTwo\n---\n\nText.\n", title=True)
    assert [heading.level for heading in outline(document)] == [2, 2]


def test_labels_take_the_title_of_what_they_stand_before(document_of: DocumentOf) -> None:
    text = """
.. _sec:

Heading
=======

.. _fig:

.. figure:: map.svg

   The *harbour*.

.. table:: Tides
   :name: tides

   === ===
   a   b
   === ===

.. _par:

A paragraph with _`an inline target`.

.. _elsewhere: https://example.org
.. [1] A footnote.
"""
    assert labels(document_of(text)) == (
        Label("an inline target", "an-inline-target", "an inline target"),
        Label("fig", "fig", "The harbour."),
        Label("par", "par", ""),
        Label("sec", "sec", "Heading"),
        Label("tides", "tides", "Tides"),
    )


def test_a_label_of_the_title_has_the_title_of_the_article(document_of: DocumentOf) -> None:
    document = document_of(".. _top:\n\nTitle\n=====\n\nText.\n", title=True)
    assert labels(document) == (Label("top", "top", "Title"),)


def test_an_indirect_label_leads_where_the_other_does(document_of: DocumentOf) -> None:
    document = document_of(".. _one: two_\n\nText.\n\n.. _two:\n\nHere one_\n====\n\nText.\n")
    assert Label("one", "two", "Here one") in labels(document)


def test_words_are_those_of_running_text(document_of: DocumentOf) -> None:
    text = "Two\\ *fold* words.\n\n- and two\n\n::\n\n   no code here\n\n.. math:: a b c\n\n.. a comment\n"
    assert words(document_of(text)) == 4


def test_lead_is_the_first_paragraph_as_text_with_titles_to_come(document_of: DocumentOf) -> None:
    text = "H\n=\n\n.. note:: Not this.\n\nThe *first* one,\nby :article:`t <x>` and :article:`b` [1]_.\n\n.. [1] Note.\n"
    assert lead(document_of(text)) == (
        "The ",
        "first",
        " one,\nby ",
        "t",
        " and ",
        Link("article:b", "title"),
        ".",
    )


def test_without_a_paragraph_there_is_no_lead(document_of: DocumentOf) -> None:
    assert lead(document_of("- item")) == ()

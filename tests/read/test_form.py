"""What the forms of an article share."""

from collections.abc import Callable

from docutils import nodes

from presskit.read import form

DocumentOf = Callable[..., nodes.document]


def test_the_body_is_what_readers_see_below_the_title(document_of: DocumentOf) -> None:
    document = document_of("Title\n=====\n\n.. |x| replace:: y\n\nText.\n", title=True)
    assert [child.astext() for child in form.body(document)] == ["Text."]


def test_titles_of_admonitions_do_not_shout(document_of: DocumentOf) -> None:
    document = document_of("Text.")
    assert [form.admonition_title(document, kind) for kind in ("danger", "attention", "note")] == [
        "Danger",
        "Attention",
        "Note",
    ]


def test_the_line_is_that_of_the_nearest_element(document_of: DocumentOf) -> None:
    document = document_of("One.\n\nTwo *three*.\n")
    assert form.line_of(next(document.findall(nodes.emphasis))) == 3
    assert form.line_of(None) == 0

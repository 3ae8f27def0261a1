"""Where notes go."""

from collections.abc import Callable

from docutils import nodes

from presskit.read.footnotes import placement

DocumentOf = Callable[..., nodes.document]


def test_references_that_no_reader_meets_do_not_count(document_of: DocumentOf) -> None:
    placed = placement(document_of(".. |x| replace:: see [1]_\n\nText.\n\n.. [1] Note.\n"))
    assert (placed.after, placed.moved, placed.backrefs) == ({}, set(), {})


def test_notes_that_refer_only_to_each_other_stay(document_of: DocumentOf) -> None:
    placed = placement(document_of("Text.\n\n.. [#a] See [#b]_.\n.. [#b] See [#a]_.\n"))
    assert placed.moved == set()


def test_each_note_is_placed_once(document_of: DocumentOf) -> None:
    document = document_of("One [#a]_.\n\nTwo [#a]_ [#b]_.\n\n.. [#a] See [#b]_.\n.. [#b] See [#a]_.\n")
    one, two = list(document.findall(nodes.paragraph))[:2]
    after = placement(document).after
    assert [note["names"] for note in after[one]] == [["a"], ["b"]]
    assert two not in after

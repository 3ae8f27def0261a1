"""The tree: every type and what it adds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from presskit.model.fragment import Fragment, Link
from presskit.read.tree import compile_tree

SPEC = Path(__file__).parents[1] / "spec" / "markup"
DocumentOf = Callable[..., nodes.document]
TreeOf = Callable[[Fragment], Any]


@pytest.fixture
def tree(document_of: DocumentOf, tree_of: TreeOf) -> Callable[[str], Any]:
    return lambda text: tree_of(compile_tree(document_of(text)).fragment)


Tree = Callable[[str], Any]


def paragraph(*children: Any) -> dict[str, Any]:
    return {"type": "paragraph", "children": list(children)}


def test_text_and_elements(tree: Tree) -> None:
    assert tree('Say *"yes"*.') == [paragraph("Say ", {"type": "emphasis", "children": ['"yes"']}, ".")]


def test_sections_have_level_and_title(tree: Tree) -> None:
    (one,) = tree(".. _first:\n\nOne\n===\n\nText.\n\nTwo\n---\n\nText.\n")
    assert (one["type"], one["level"], one["id"], one["other_ids"]) == ("section", 2, "first", ["one"])
    assert one["children"][0] == {"type": "title", "children": ["One"]}
    assert (one["children"][2]["id"], one["children"][2]["level"]) == ("two", 3)


def test_references(tree: Tree) -> None:
    text = (
        '`a <https://example.org/?b="&c=1>`_ :article:`x` :article:`t <x>` `f <asset:a/f.pdf>`_ '
        ":asset:`a/f.pdf` here_\n\n.. _here:\n\nP\n"
    )
    references = [child for child in tree(text)[0]["children"] if isinstance(child, dict)]
    assert [(item["url"], item["children"]) for item in references] == [
        ('https://example.org/?b="&c=1', ["a"]),
        ("{article:x}", ["{article:x title}"]),
        ("{article:x}", ["t"]),
        ("{a/f.pdf}", ["f"]),
        ("{a/f.pdf}", ["f.pdf"]),
        ("#here", ["here"]),
    ]
    assert {item["type"] for item in references} == {"reference"}


def test_holes_stand_within_strings(document_of: DocumentOf) -> None:
    parts = compile_tree(document_of(":article:`x`")).fragment.parts
    assert parts == (
        '[{"type":"paragraph","children":[{"type":"reference","url":"',
        Link("article:x"),
        '","children":["',
        Link("article:x", "title"),
        '"]}]}]',
    )


def test_code_is_text_without_line_numbers(tree: Tree) -> None:
    text = ".. code:: python\n   :number-lines:\n   :class: wide\n\n   a = 1\n   b = 2\n"
    assert tree(text) == [
        {"type": "literal_block", "classes": ["wide"], "language": "python", "text": "a = 1\nb = 2"}
    ]


def test_parsed_literals_keep_their_children(tree: Tree) -> None:
    (block,) = tree(".. parsed-literal::\n\n   a *b*\n")
    assert block == {"type": "literal_block", "children": ["a ", {"type": "emphasis", "children": ["b"]}]}


def test_formulas_are_latex(tree: Tree) -> None:
    assert tree(".. math:: \\frac{1}{2}") == [{"type": "math_block", "latex": "\\frac{1}{2}"}]
    assert tree(":math:`x`") == [paragraph({"type": "math", "latex": "x"})]


def test_images(tree: Tree) -> None:
    local, sized, remote = tree(
        ".. image:: a.svg\n   :alt: A\n\n.. image:: a.svg\n   :width: 50%\n\n.. image:: https://example.org/b.png\n"
    )
    assert local == {
        "type": "image",
        "url": "{a.svg}",
        "alt": "A",
        "width": "{a.svg width}",
        "height": "{a.svg height}",
    }
    assert sized == {"type": "image", "url": "{a.svg}", "width": "50%"}
    assert remote == {"type": "image", "url": "https://example.org/b.png"}


def test_tables_are_rows_of_cells(tree: Tree) -> None:
    text = """
.. table:: Cap
   :widths: 1 3

   +---+---+
   | A | B |
   +===+===+
   | c     |
   +---+---+
"""
    (table,) = tree(text)
    caption, head, row = table["children"]
    assert table["widths"] == [25, 75]
    assert caption == {"type": "title", "children": ["Cap"]}
    assert head["head"] is True
    assert [cell["scope"] for cell in head["children"]] == ["col", "col"]
    assert row == {
        "type": "row",
        "children": [{"type": "cell", "colspan": 2, "children": [paragraph("c")]}],
    }


def test_admonitions_have_a_kind_and_a_title(tree: Tree) -> None:
    note, own = tree(".. note:: Text\n\n.. admonition:: Mine\n\n   Text\n")
    title = {"type": "title", "children": ["Note"]}
    assert note == {"type": "admonition", "kind": "note", "children": [title, paragraph("Text")]}
    assert "kind" not in own
    assert own["children"][0] == {"type": "title", "children": ["Mine"]}


def test_notes_and_blocks_of_plugins_are_blocks(tree: Tree) -> None:
    text, note, quiz = tree("Text [1]_.\n\n.. quiz::\n\n   Who?\n\n.. [1] Note.\n")
    assert text["children"][1] == {
        "type": "footnote_reference",
        "id": "footnote-reference-1",
        "url": "#footnote-1",
        "text": "1",
    }
    assert note["kind"] == "footnote"
    assert note["data"] == {
        "label": "1",
        "id": "footnote-1",
        "backrefs": ["footnote-reference-1"],
        "kind": "footnote",
    }
    assert note["children"] == [paragraph("Note.")]
    assert (quiz["type"], quiz["kind"], quiz["data"]) == ("block", "quiz", {"points": 3})
    assert quiz["children"] == [paragraph("Who?")]


def test_lists_keep_their_numbering(tree: Tree) -> None:
    (items,) = tree("(c) x\n(#) y\n")
    assert {name: items[name] for name in ("enumtype", "start", "prefix", "suffix")} == {
        "enumtype": "loweralpha",
        "start": 3,
        "prefix": "(",
        "suffix": ")",
    }


def test_what_no_reader_sees_is_left_out(tree: Tree) -> None:
    assert tree(".. comment\n\n.. |x| replace:: y\n\n`a <https://example.org>`_\n")[0]["type"] == "paragraph"
    assert len(tree(".. comment\n\n.. |x| replace:: y\n\nText\n")) == 1


def test_a_target_before_nothing_keeps_its_id(tree: Tree) -> None:
    assert tree("Text\n\n.. _end:\n")[1] == {"type": "target", "id": "end"}


@pytest.mark.parametrize("path", sorted(SPEC.glob("*.txt")), ids=lambda path: path.stem)
def test_every_construct_of_the_specification_is_valid_json(path: Path, tree: Tree) -> None:
    for case in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        source = case.partition("\n")[2].rpartition("\n---\n")[0]
        assert all(isinstance(item, dict) and item["type"] for item in tree(source))

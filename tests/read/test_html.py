"""The specification of markup, in ``tests/spec/markup/*.txt``, and what no pair of texts can say.

A specification is prose, then cases: ``=== title``, reStructuredText, ``---``, HTML. The last ``---`` counts.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docutils import nodes
from lxml import etree

from presskit.model.fragment import Anchor, Fragment
from presskit.read.html import compile_html
from presskit.read.outline import anchors, labels, outline

SPEC = Path(__file__).parents[1] / "spec" / "markup"
DocumentOf = Callable[..., nodes.document]
Filled = Callable[[Fragment], str]


def cases() -> Iterator[tuple[str, str, str]]:
    for path in sorted(SPEC.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            title, _, rest = case.partition("\n")
            source, _, html = rest.rpartition("\n---\n")
            yield f"{path.stem}: {title}", source, html.strip("\n")


CASES = [pytest.param(source, html, id=title) for title, source, html in cases()]


@pytest.mark.parametrize(("source", "html"), CASES)
def test_specification(source: str, html: str, document_of: DocumentOf, filled: Filled) -> None:
    assert filled(compile_html(document_of(source)).fragment).strip("\n") == html


@pytest.mark.parametrize(("source", "html"), CASES)
def test_polyglot(source: str, html: str, document_of: DocumentOf, filled: Filled) -> None:
    """Well-formed, every id once, every local link to an id, and the catalog knows the same anchors."""
    document = document_of(source)
    fragment = compile_html(document).fragment
    shown = re.sub(r"\{mark \w+\}", "", filled(fragment))
    tree = etree.fromstring(f"<body>{shown}</body>")
    ids = [value for element in tree.iter() if (value := element.get("id"))]
    hrefs = [value for element in tree.iter() if (value := element.get("href"))]
    in_notes = set(re.findall(r'"id": "([^"]+)"', shown))
    assert len(ids) == len(set(ids))
    assert set(anchors(document)) == set(ids) | in_notes
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids) | in_notes
    assert {heading.id for heading in outline(document)} <= set(ids)
    assert {label.anchor for label in labels(document)} <= set(ids)


def test_peps_are_well_formed(peps: Path, document_of: DocumentOf, filled: Filled) -> None:
    for path in sorted(peps.rglob("pep-*.rst"))[::25]:
        document = document_of(path.read_text(encoding="utf-8"), raw=False)
        shown = re.sub(r"\{mark \w+\}", "", filled(compile_html(document).fragment))
        etree.fromstring(f"<body>{shown}</body>", etree.XMLParser(huge_tree=True))


def test_the_title_is_left_to_the_page(document_of: DocumentOf, filled: Filled) -> None:
    document = document_of("Title\n=====\n\nText.\n\nHeading\n-------\n\nMore.\n", title=True)
    html = filled(compile_html(document).fragment)
    assert html.startswith("<p>Text.</p>")
    assert '<section id="heading">\n<h2>Heading</h2>' in html


def test_labels_of_the_title_lead_to_the_start_of_the_body(document_of: DocumentOf, filled: Filled) -> None:
    document = document_of(".. _pricing:\n\nTitle\n=====\n\nText.\n", title=True)
    assert filled(compile_html(document).fragment) == '<span id="pricing"></span><p>Text.</p>\n'


def test_every_id_and_local_link_is_an_anchor(document_of: DocumentOf) -> None:
    document = document_of("See below_.\n\n.. _below:\n\n- item\n")
    assert compile_html(document).fragment.parts == (
        '<p>See <a href="#',
        Anchor("below"),
        '">below</a>.</p>\n<ul id="',
        Anchor("below"),
        '">\n<li>item</li>\n</ul>\n',
    )


def test_titles_of_admonitions_are_in_the_language_of_the_document(
    document_of: DocumentOf, filled: Filled
) -> None:
    german = filled(compile_html(document_of(".. note:: Text", language="de")).fragment)
    assert '<p class="admonition-title">Bemerkung</p>' in german


def test_problems_have_line_and_message(document_of: DocumentOf) -> None:
    text = "Text.\n\nHere\nis :math:`\\nonsense`.\n\n.. raw:: html\n\n   <p>one\n"
    (line, message), (raw_line, raw_message) = compile_html(document_of(text)).problems
    assert line in (3, 4)
    assert "nonsense" in message
    assert raw_line >= 6
    assert "well-formed" in raw_message


def test_raw_markup_is_dropped_where_the_site_does_not_allow_it(
    document_of: DocumentOf, filled: Filled
) -> None:
    document = document_of("Text.")
    document += nodes.raw("", "<script>alert()</script>", format="html")
    document.settings.raw_enabled = False
    assert "script" not in filled(compile_html(document).fragment)


def test_characters_that_no_page_may_hold_are_replaced(document_of: DocumentOf, filled: Filled) -> None:
    document = document_of("Bell.")
    document += nodes.paragraph("", "\x07 and \ufffe")
    assert filled(compile_html(document).fragment).endswith("<p>\ufffd and \ufffd</p>\n")


def test_unknown_nodes_show_their_children(document_of: DocumentOf, filled: Filled) -> None:
    class Sparkle(nodes.Inline, nodes.TextElement):
        """A node class of nobody's."""

    document = document_of("Text.")
    document += nodes.paragraph("", "", Sparkle("", "shown"))
    assert filled(compile_html(document).fragment).endswith("<p>shown</p>\n")


def test_compiling_leaves_the_document_as_it_was(document_of: DocumentOf) -> None:
    for _, source, _ in cases():
        document = document_of(source)
        before = document.pformat()
        assert compile_html(document) == compile_html(document)
        assert document.pformat() == before

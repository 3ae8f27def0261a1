"""Our functions of nodes do what docutils' do."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from docutils import nodes, utils
from docutils.frontend import get_default_settings
from hypothesis import given
from hypothesis import strategies as st

from presskit.read.tuned import tree
from presskit.read.tuned.replaced import replaced

BOTH = (nullcontext, replaced)


def document() -> Any:
    made = utils.new_document("x.rst", get_default_settings())
    made.note_source("x.rst", 4)
    return made


def sample() -> Any:
    """A document with a section, a paragraph with text and a reference, a list, and an empty target."""
    made = document()
    link = nodes.reference("", "link", nodes.emphasis("", "marked"))
    section = nodes.section("", nodes.title("", "Title"), names=["title"])
    section += [nodes.paragraph("", "text ", link), nodes.target()]
    section += nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "item")))
    made += section
    return made


def each(work: Callable[[], Any]) -> list[Any]:
    """What ``work`` gives with docutils' functions, and with ours."""
    results = []
    for functions in BOTH:
        with functions():
            results.append(work())
    return results


def shown(node: Any) -> tuple[Any, ...]:
    known = {
        key: value for key, value in vars(node).items() if key not in ("parent", "_document", "children")
    }
    place = (type(node.parent).__name__, type(node.document).__name__)
    return type(node).__name__, str(known), place, [shown(child) for child in node.children]


def test_nodes_are_made_and_joined_alike() -> None:
    def work() -> Any:
        made = sample()
        made[0].insert(1, [nodes.comment("", "a"), nodes.Text("b")])
        made[0].replace(made[0][2], nodes.strong(CLASSES=["x"], ids=["y"]))
        detached = nodes.system_message("raw", nodes.literal_block("", "c"), level=2, backrefs=["z"])
        return [shown(node)[1:] for node in made.children], shown(detached), made.pformat(), detached.document

    theirs, ours = each(work)
    assert ours == theirs


def test_lists_of_attributes_are_copied() -> None:
    with replaced():
        given = ["a"]
        node = nodes.strong(classes=given)
        copied = node.copy()
        node["classes"].append("b")
    assert (given, node["classes"], copied["classes"]) == (["a"], ["a", "b"], ["a"])


def test_what_is_no_source_text_is_refused_alike() -> None:
    with replaced(), pytest.raises(TypeError, match="must be a string"):
        nodes.paragraph(nodes.emphasis())  # type: ignore[arg-type]  # what is wrong


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        nodes.Text,
        nodes.reference,
        nodes.target,
        nodes.footnote,
        nodes.document,
        nodes.Inline,
        (nodes.title, nodes.target),
    ],
)
def test_what_is_found(wanted: Any) -> None:
    theirs, ours = each(lambda: [repr(node) for node in sample().findall(wanted)])
    assert ours == theirs


def test_what_is_found_while_the_tree_changes() -> None:
    """Some transforms move what they find."""

    def work() -> list[str]:
        made = sample()
        seen = []
        for node in made.findall(nodes.Element):
            seen.append(node.tagname)
            if isinstance(node, nodes.paragraph) and len(seen) < 20:
                place = node.parent.index(node)
                node.parent.insert(place + 1, [nodes.rubric("", "new"), nodes.rubric("", "newer")])
                node.append(nodes.strong("", "late"))
                del node.parent[place]
        return seen

    theirs, ours = each(work)
    assert ours == theirs
    assert "rubric" in ours


def test_a_class_that_appears_later_is_found() -> None:
    with replaced():
        made = sample()
        assert list(made.findall(nodes.footnote)) == []
        made[0] += nodes.footnote()
        assert len(list(made.findall(nodes.footnote))) == 1
        assert len(list(made.findall(nodes.Targetable))) == 2


def test_other_visitors_walk_as_ever() -> None:
    class Names(nodes.GenericNodeVisitor):
        """Collects the names of what it visits, and passes lists."""

        def __init__(self, seen: Any) -> None:
            super().__init__(seen)
            self.names: list[str] = []

        def default_visit(self, node: Any) -> None:
            self.names.append(node.tagname)
            if isinstance(node, nodes.bullet_list):
                raise nodes.SkipNode

    def work() -> list[str]:
        visitor = Names(made := sample())
        made.walk(visitor)
        return visitor.names

    theirs, ours = each(work)
    assert ours == theirs
    assert ours[-1] == "bullet_list"


NULLS = st.lists(st.sampled_from(["\x00", " ", "\n", "\\", "a"]), max_size=8).map("".join)


@given(NULLS)
def test_texts(text: str) -> None:
    def work() -> Iterator[Any]:
        values = (nodes.unescape(text), nodes.unescape(text, True), nodes.Text(text).astext())
        return iter([(value, type(value)) for value in values])

    theirs, ours = each(lambda: list(work()))
    assert ours == theirs


@given(st.text(alphabet="a ~é日\u0301\x00", max_size=8))
def test_widths(text: str) -> None:
    assert tree.width(text) == utils.column_width(text)

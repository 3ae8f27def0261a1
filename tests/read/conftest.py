"""What the tests of reading share: documents of a text, and fragments whose holes show what they ask for."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from docutils import nodes

from presskit.model.fragment import Anchor, Asset, Block, Fragment, Link, Mark, Message, Part
from presskit.model.source import Source
from presskit.read.directive import Directive
from presskit.read.markup import Tables
from presskit.read.parse import parse
from presskit.read.reading import Reading
from presskit.read.references import defer


class Quiz(Directive):
    """A plugin's directive: a block of the kind ``quiz``, whose children are its content."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder)
        return [self.make_block("quiz", {"points": 3}, holder.children)]


def document_of(text: str, *, title: bool = False, raw: bool = True, language: str = "en") -> nodes.document:
    """The document of an article's text; with ``title``, its lone heading is the article's title."""
    reading = Reading(Source("sample", "content/sample.rst", text, ""), {}, language=language)
    tables = Tables({"quiz": Quiz}, {}, raw=raw)
    document = parse(text, reading, tables, promote_title=title, raw=raw)
    defer(document, reading)
    return document


def filled(fragment: Fragment) -> str:
    """HTML with anchors in place, and other holes as ``{what they ask for}``."""
    return "".join(part if isinstance(part, str) else _shown(part) for part in fragment.parts)


def _shown(hole: Part) -> str:
    match hole:
        case Anchor(id):
            return id
        case Link(uri, want) | Asset(uri, want):
            at = f" at {hole.at}" if isinstance(hole, Asset) and hole.at else ""
            return f"{{{uri}}}" if want == "url" else f"{{{uri} {want}{at}}}"
        case Message(text):
            return text
        case Mark(name):
            return f"{{mark {name}}}"
        case Block("image", _, content) if content:  # as a writer without sizes of images has it
            return filled(content)
        case Block(kind, data, content):
            shown = json.dumps(data, default=filled, ensure_ascii=False)
            return f"{{{kind} {shown}\n{filled(content) if content else ''}}}\n"
    raise AssertionError(hole)


@pytest.fixture(name="document_of")
def document_of_fixture() -> Callable[..., nodes.document]:
    return document_of


@pytest.fixture(name="filled")
def filled_fixture() -> Callable[[Fragment], str]:
    return filled


@pytest.fixture(name="tree_of")
def tree_of_fixture() -> Callable[[Fragment], Any]:
    """The values of a tree fragment, with its holes as in ``filled``."""
    return lambda fragment: json.loads(_json_text(fragment))


def _json_text(fragment: Fragment) -> str:
    return "".join(part if isinstance(part, str) else _json_hole(part) for part in fragment.parts)


def _json_hole(hole: Part) -> str:
    if not isinstance(hole, Block):
        return json.dumps(_shown(hole))[1:-1]
    data = json.dumps(hole.data, default=filled)
    children = _json_text(hole.content) if hole.content else "[]"
    return f'{{"type": "block", "kind": "{hole.kind}", "data": {data}, "children": {children}}}'

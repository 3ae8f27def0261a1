"""What docutils' parser and ours make of one text, in all that anything could depend on."""

import copy
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from docutils import frontend, nodes, utils
from docutils.parsers import rst
from docutils.readers import standalone

from presskit.model.source import Source
from presskit.read.html import compile_html
from presskit.read.limits import Refused
from presskit.read.markup import scoped
from presskit.read.parse import parse
from presskit.read.reading import Reading
from presskit.read.references import defer
from presskit.read.tuned.parser import parser
from tests.tools.articles import PATH, reader

Difference = Callable[..., str]

_PRIVATE = ("parent", "children", "_document", "settings", "reporter", "transformer")
_TRANSFORMS = standalone.Reader().get_transforms()


@cache
def defaults() -> Any:
    settings = frontend.get_default_settings(rst.Parser, standalone.Reader)
    settings._disable_config = True
    settings.halt_level = 6
    settings.warning_stream = ""
    return settings


def lines_of(text: str, name: str, changes: dict[str, Any]) -> Iterator[str]:
    """What the parser called ``name`` makes of ``text``: trees before and after transforms, messages, HTML, findings."""
    settings = copy.copy(defaults())
    vars(settings).update(changes)
    reading = Reading(Source("sample", PATH, text, ""), {})
    settings.presskit_reading = reading
    messages: list[nodes.system_message] = []
    document = nodes.document(settings, utils.Reporter(PATH, 2, 6, stream=False), source=PATH)
    document.note_source(PATH, -1)
    document.reporter.attach_observer(messages.append)
    with parser(name) as chosen, scoped(reader(raw=True).tables):
        try:
            chosen.parse(text, document)
            yield from dumped(document)
            document.transformer.add_transforms(_TRANSFORMS)
            document.transformer.apply_transforms()
        except (RecursionError, Refused):  # how deep a stack is when it ends, nobody relies on
            yield "too deep"
            return
        yield from dumped(document)
    yield from (message.pformat() for message in messages)
    yield from published(text, name)


def published(text: str, name: str) -> Iterator[str]:
    """What presskit makes of it: the document of `parse`, its HTML, its findings."""
    reading = Reading(Source("sample", PATH, text, ""), {})
    with parser(name) as chosen:
        document = parse(text, reading, reader(raw=True).tables, promote_title=True, raw=True, parser=chosen)
        defer(document, reading)
    yield from dumped(document)
    html = compile_html(document)
    yield from map(str, html.fragment.parts)
    yield from map(str, (html.problems, reading.diagnostics, reading.needs))


def dumped(node: Any, depth: int = 0) -> Iterator[str]:
    """Every node with its place and whatever else it knows, but for its relatives."""
    known = {key: repr(value) for key, value in sorted(vars(node).items()) if key not in _PRIVATE}
    shown = str(node) if isinstance(node, nodes.Text) else ""
    yield f"{'  ' * depth}{type(node).__name__} {shown!r} {known}"
    for child in node.children:
        assert child.parent is node
        yield from dumped(child, depth + 1)


@pytest.fixture(scope="session")
def difference() -> Difference:
    """``difference(text, **settings)``: the first thing that our parser makes otherwise than docutils'; else empty."""

    def compare(text: str, **settings: Any) -> str:
        theirs = list(lines_of(text, "docutils", settings))
        ours = list(lines_of(text, "tuned", settings))
        for one, other in zip(theirs, ours, strict=False):
            if one != other:
                return f"docutils: {one}\nours:     {other}"
        return "" if len(theirs) == len(ours) else f"{len(theirs)} things, and ours {len(ours)}"

    return compare

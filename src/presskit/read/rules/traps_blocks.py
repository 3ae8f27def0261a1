"""Traps between blocks: what an indent, an empty line or a hyphen makes of them."""

import re
from collections.abc import Iterable, Iterator

from docutils import nodes

from presskit.model.diagnostic import Diagnostic
from presskit.read.extent import indent_of
from presskit.read.fixes import in_table, of_attribution, of_markdown_heading
from presskit.read.locate import line_at, line_span, place_of
from presskit.read.reading import Reading
from presskit.read.rules.traps_place import span_within, whole_span
from presskit.report.rules import finding

_HEADING = re.compile(r"#{1,6} \S.*")
_BULLET = re.compile(r"\n(?P<item>[-*+\u2022] +\S.*)")
_HYPHEN = re.compile(r"[-\u2013] ?(?![a-z])[^\W\d_]")
_ITEM = re.compile(r"\s*(?:[-*+\u2022]|\(?[\w#]+[.)])\s+")
_LISTS = (nodes.bullet_list, nodes.enumerated_list)


def paragraph_traps(node: nodes.paragraph, reading: Reading) -> Iterable[Diagnostic]:
    """A heading of Markdown, or a list without an empty line above it."""
    raw = node.rawsource
    if raw.startswith("#"):
        return _markdown_heading(node, reading)
    return _run_on_list(node, reading) if _BULLET.search(raw) else ()


def _markdown_heading(node: nodes.paragraph, reading: Reading) -> Iterator[Diagnostic]:
    heading = _HEADING.match(node.rawsource)
    if heading and isinstance(node.parent, nodes.document | nodes.section):
        span = span_within(node, *heading.span(), reading)
        hint = "underline it with a line of `=`, `-` or `~`"
        fix = of_markdown_heading(node, heading[0], span, reading)
        yield finding("PK331", span, "a heading of Markdown stays text", hint, fix)


def _run_on_list(node: nodes.paragraph, reading: Reading) -> Iterator[Diagnostic]:
    """A single item may be a dash that begins a line, unless a colon announces it."""
    first, *others = _BULLET.finditer(node.rawsource)
    if others or node.rawsource[: first.start()].endswith(":"):
        span = span_within(node, *first.span("item"), reading)
        message = "the list belongs to the text of the paragraph above it"
        yield finding("PK340", span, message, "put an empty line before the list")


def accidental_definition(node: nodes.definition_list, reading: Reading) -> Iterator[Diagnostic]:
    """A line whose sentence goes on in the next one, which is indented."""
    term, *_, definition = node.children[0].children
    goes_on = definition.astext()[:1].islower() and isinstance(definition.children[0], nodes.paragraph)
    in_words = any(isinstance(child, nodes.Text) and child.strip() for child in term.children)
    if len(node.children) == 1 and goes_on and in_words and isinstance(term, nodes.term):
        message = "this is read as a term, and the indented text below it as its definition"
        hint = "take the indent away, or put an empty line before a quotation"
        yield finding("PK334", whole_span(term, reading), message, hint)


def accidental_quote(node: nodes.block_quote, reading: Reading) -> Iterator[Diagnostic]:
    """A part of a list, or text that is one space off, which the indent makes a quotation."""
    place = node.parent.index(node)
    if isinstance(node.parent, nodes.list_item):
        accident = all(isinstance(child, _LISTS) for child in node.children)
    else:
        accident = place > 0 and isinstance(node.parent.children[place - 1], _LISTS)
    line = _line(node, reading)
    if accident or indent_of(line) == _expected(node.parent, reading) + 1:
        hint = "align it with the text above it, or indent a quotation further"
        yield finding(
            "PK334", line_span(reading, *place_of(node, reading)), "the indent makes this a quotation", hint
        )


def _line(node: nodes.Element, reading: Reading) -> str:
    """The first line of ``node``, with the columns that docutils sees."""
    path, line = place_of(node, reading)
    return line_at(reading.text_of(path), line).expandtabs()


def _expected(parent: nodes.Element, reading: Reading) -> int:
    """The indent of text in ``parent``, a section or an item of a list; where it can't be said, none that matches."""
    if isinstance(parent, nodes.document | nodes.section):
        return 0
    item = _ITEM.match(_line(parent, reading)) if isinstance(parent, nodes.list_item) else None
    return item.end() if item else -2


def one_hyphen(node: nodes.block_quote, reading: Reading) -> Iterator[Diagnostic]:
    """A quotation that ends with ``- Name``, or the same with a short dash, which is no attribution."""
    *_, before, last = (None, None, *node.children)
    span = None
    if isinstance(last, nodes.paragraph):
        start = last.rawsource.rfind("\n") + 1
        if _HYPHEN.match(last.rawsource, start) and (start or isinstance(before, nodes.paragraph)):
            span = span_within(last, start, len(last.rawsource), reading)
    elif last is not None and _is_item(last, "-") and _is_said(before):
        span = line_span(reading, *place_of(last, reading))
    if span:
        hint = "begin the name with two hyphens: `-- `"
        fix = () if in_table(node) else of_attribution(span, reading)
        yield finding("PK335", span, "this does not name who is quoted", hint, fix)


def _is_said(node: nodes.Node | None) -> bool:
    """Whether ``node`` is text, and not the lead-in of a list."""
    return isinstance(node, nodes.paragraph) and not node.astext().endswith(":")


def _is_item(node: nodes.Node, bullet: str) -> bool:
    """Whether ``node`` is a list of one item with one line."""
    one = isinstance(node, nodes.bullet_list) and node["bullet"] == bullet and len(node.children) == 1
    return one and "\n" not in node.astext()


def repeated_headings(document: nodes.document, reading: Reading) -> Iterator[Diagnostic]:
    """Headings whose anchor is numbered, because the text of another gave the same; a label keeps its own."""
    if None not in document.nameids.values():
        return
    seen = set(document["dupnames"])
    for section in document.findall(nodes.section):
        names = section["dupnames"]
        title = section.next_node(nodes.title)
        if seen.intersection(names) and not section["names"] and title is not None:
            message = f"another heading is `{title.astext()}`, too: the anchor of this one ends in a number"
            hint = "say in the heading what is different, or put a label before it"
            yield finding("PK338", whole_span(title, reading), message, hint)
        seen.update(names)

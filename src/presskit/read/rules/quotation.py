"""Quotations that name nobody, and quotation marks without their other half."""

import re
from collections.abc import Iterable, Iterator

from docutils import nodes

from presskit.model.diagnostic import Diagnostic
from presskit.model.language import shorter
from presskit.read.locate import line_span, place_of
from presskit.read.reading import Reading
from presskit.read.rules.quotation_marks import MARK, OPENING, lone_mark
from presskit.read.rules.traps_place import span_within
from presskit.report.rules import finding

_CODE = re.compile(r"``.*?``(?!`)|`[^`]*`|<[^<>\s]*>", re.DOTALL)
_SAID = re.compile(r'"[^"]*"|[“„][^“”]*[“”]|«[^»]*»|»[^«»]*[«»]|”[^”]*”')
_NAME = re.compile(r"(?<=[^.!?\s] )[^\W\d_a-z]\w+")
_ENDS = (".", "!", "?", ".”", '."', ".)")
"""How a sentence ends: text that ends otherwise leads in what follows, and says whose words they are."""


def unnamed_quotation(node: nodes.block_quote, reading: Reading) -> Iterator[Diagnostic]:
    """Words between quotation marks, set apart (PK350), of which neither they nor the text before say whose they are."""
    first = node.children[0] if node.children else None
    if not isinstance(first, nodes.paragraph) or not first.rawsource.startswith(OPENING):
        return
    named = any(isinstance(child, nodes.attribution) for child in node.children)
    if named or _NAME.search(_SAID.sub("", node.astext())):
        return
    if isinstance(node.parent, nodes.document | nodes.section) and not _leads_in(node):
        span = line_span(reading, *place_of(first, reading))
        hint = "end the quotation with an empty line and `-- Name`"
        yield finding("PK350", span, "this does not say who is quoted", hint)


def _leads_in(node: nodes.block_quote) -> bool:
    """Whether the block before ``node`` ends within a sentence."""
    place = node.parent.index(node)
    before = node.parent.children[place - 1] if place else None
    return isinstance(before, nodes.paragraph) and not before.astext().rstrip().endswith(_ENDS)


def unbalanced_marks(node: nodes.paragraph, reading: Reading) -> Iterable[Diagnostic]:
    """A quotation mark in a paragraph that lacks the other one (PK351)."""
    raw = node.rawsource
    if raw.isascii():  # most paragraphs: each of these is told in no time
        pairs = raw.count('"') % 2 == 0 and "`" not in raw
        return () if pairs or '"' not in raw else _unbalanced(node, reading)
    return _unbalanced(node, reading) if MARK.search(raw) else ()


def _unbalanced(node: nodes.paragraph, reading: Reading) -> Iterator[Diagnostic]:
    raw = node.rawsource
    plain = _CODE.sub(lambda code: "x" * len(code[0]), raw) if "`" in raw or "<" in raw else raw
    found = lone_mark(plain, shorter(reading.language)[-1])
    if found is not None and not (found.opens and _goes_on(node)):
        span = span_within(node, found.offset, found.offset + 1, reading)
        message = f"the quotation mark `{raw[found.offset]}` has no counterpart in its paragraph"
        yield finding("PK351", span, message, "write the other one")


def _goes_on(node: nodes.paragraph) -> bool:
    """Whether the next paragraph goes on with the quotation, which it then opens again."""
    following = node.next_node(descend=False, siblings=True)
    return isinstance(following, nodes.paragraph) and following.rawsource.startswith(OPENING)

"""What docutils passes in silence although it is hardly meant: Markdown, forgotten characters, accidental blocks."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any

from docutils import nodes

from presskit.model.diagnostic import Diagnostic
from presskit.read.fixes import with_two_colons
from presskit.read.locate import span_at
from presskit.read.markup import Tables
from presskit.read.reading import Reading
from presskit.read.rules.bidi import reordered
from presskit.read.rules.quotation import unbalanced_marks, unnamed_quotation
from presskit.read.rules.syntax import CodeSyntax
from presskit.read.rules.traps_blocks import (
    accidental_definition,
    accidental_quote,
    one_hyphen,
    paragraph_traps,
    repeated_headings,
)
from presskit.read.rules.traps_tables import shifted_cells
from presskit.read.rules.traps_text import BLOCKS, TextTraps
from presskit.report.rules import finding

_Check = Callable[[Any, Reading], Iterable[Diagnostic]]
_CHECKS: dict[type[nodes.Node], tuple[_Check, ...]] = {
    nodes.definition_list: (accidental_definition,),
    nodes.block_quote: (accidental_quote, one_hyphen, unnamed_quotation),
    nodes.table: (shifted_cells,),
    nodes.paragraph: (paragraph_traps, unbalanced_marks),
}
_ONE_COLON = re.compile(r"(?<=\.\. )(?!presskit:)([^\W_][\w-]*):[ \t]*(?=(\S.*)?$)", re.MULTILINE)


def traps(document: nodes.document, reading: Reading, tables: Tables) -> Iterator[Diagnostic]:
    """The findings (PK33x to PK36x) of a finished document, in no order."""
    texts = reading.texts
    checks: dict[type[nodes.Node], tuple[_Check, ...]] = {**_CHECKS, nodes.literal_block: (CodeSyntax(),)}
    in_text = TextTraps(texts.values(), tables.roles)
    if in_text:
        checks.update({kind: (*_CHECKS.get(kind, ()), in_text) for kind in BLOCKS})
    blocks: list[Any] = []
    _blocks(document, checks, blocks)
    for block in blocks:
        for check in checks[block.__class__]:
            yield from check(block, reading)
    yield from repeated_headings(document, reading)
    for path, text in texts.items():
        yield from reordered(path, text)
    if reading.comments:
        for path, text in texts.items():
            yield from _one_colon(path, text, tables, reading)


def _blocks(parent: Any, kinds: Container[type[nodes.Node]], found: list[Any]) -> None:
    """Add the blocks of ``kinds`` beneath ``parent``, in document order."""
    for node in parent.children:
        if node.__class__ in kinds:
            found.append(node)
        if not isinstance(node, nodes.TextElement):
            _blocks(node, kinds, found)


def _one_colon(path: str, text: str, tables: Tables, reading: Reading) -> Iterator[Diagnostic]:
    """Comments that begin with the name of a directive and one colon; capitals are a note to self (PEP 350)."""
    for match in _ONE_COLON.finditer(text):
        name = match[1]
        comment = f"{match[0]}{match[2] or ''}".rstrip()
        if comment not in reading.comments or name.isupper():
            continue
        from difflib import get_close_matches  # noqa: PLC0415 - most articles need none of it

        known = get_close_matches(name.lower(), tables.directives, n=1, cutoff=0.85)
        if known:
            span = span_at(path, text, match.start(), match.start() + len(name) + 1)
            message = f"`.. {name}:` begins a comment, which no reader sees"
            fix = with_two_colons(span, name, reading) if known[0] == name.lower() else ()
            yield finding("PK330", span, message, f"did you mean `.. {known[0]}::`?", fix)

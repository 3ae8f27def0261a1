"""Where what a message of docutils is about stands in the source.

A message knows a line, mostly the first of a block, and no column. So the place is, in this order: the piece of running text
that docutils kept, the name or option that the message quotes, the block that it quotes, and else the line.
"""

import re
from collections.abc import Sequence

from docutils import nodes

from presskit.model.diagnostic import Span
from presskit.read.locate import FAR, Cursor, block_span, inside, line_span, line_starts, place_of, span_at
from presskit.read.ragged import margin, row
from presskit.read.reading import Reading, reading_of

# Where an included file begins and ends, docutils names the file so (StateMachine.insert_input).
_PADDING = re.compile(r"internal padding (before|after) ")
_OPTION = re.compile(r'option: "(?P<name>[^"]*)"')
_TOO_LONG = re.compile(r"Line (\d+) exceeds the line-length-limit")
# These quote a block, but name one line of it.
_OF_A_LINE = re.compile(
    r"Title (under|over)line too short|Malformed table.*(table line|Right border|match top border)"
)
_STARTS = {"emphasis": "*", "strong": "**", "literal": "``", "interpreted": "`", "target": "_`"}
_INLINE = re.compile(f"Inline ({'|'.join(_STARTS)}) .*start-string")
_INDIRECT = "Indirect hyperlink target"


def span_of_message(
    message: nodes.system_message, text: str, tokens: Sequence[str], cursor: Cursor, document: nodes.document
) -> Span:
    """The place of ``message``, whose text is ``text``; ``tokens`` are the ways in which the name in it may be written."""
    reading = reading_of(document)
    path = _PADDING.sub("", str(message.get("source") or reading.source.path))
    too_long = _TOO_LONG.match(text)
    line = max(int(too_long[1] if too_long else message.get("line") or 1), 1)
    node = None if text.startswith(_INDIRECT) else _node(message, text, document)
    if isinstance(node, nodes.problematic):
        return _of_running_text(node, tokens, cursor, reading)
    if node is not None:
        path, line = place_of(node, reading)
    quote = next(
        (child.astext() for child in message.children[1:] if isinstance(child, nodes.literal_block)), ""
    )
    return (
        _of_parts(path, line, text, quote, reading)
        or cursor.find_in(path, line, quote.count("\n") + 1 if quote else FAR, *_wanted(text, tokens))
        or (None if _OF_A_LINE.match(text) else block_span(reading, path, line, quote))
        or line_span(reading, path, line)
    )


def _node(message: nodes.system_message, text: str, document: nodes.document) -> nodes.Element | None:
    """The piece of running text, or the target, that ``message`` is about."""
    if text.startswith("Anonymous hyperlink mismatch: 0"):  # docutils says it at the end, and of none
        return next((target for target in document.findall(nodes.target) if target.get("anonymous")), None)
    if text.endswith("content expected."):  # of a note, of which docutils gives the line after it
        return message.parent
    found = [document.ids.get(anchor) for anchor in message.attributes["backrefs"]]
    running = (node for node in found if isinstance(node, nodes.problematic))
    return next(running, next((node for node in found if node is not None), None))


def _wanted(text: str, tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """What to look for, in this order; of the ways in which a name may be written, the nearest counts."""
    if text.startswith("Anonymous hyperlink"):
        return [("__:", "__")]
    inline = _INLINE.match(text)  # docutils throws the piece away with a substitution that it refuses
    if inline:
        return [(_STARTS[inline[1]],)]
    option = _OPTION.search(text)
    quoted = re.findall(r'"([^"]+)"', text)
    nearest = text.startswith("Duplicate explicit")
    names = [tuple(tokens)] if nearest else [(token,) for token in tokens]
    return [
        *([(f":{option['name']}:",)] if option else []),
        *((token,) for token in ([] if text.startswith(_INDIRECT) else quoted[1:])),
        *names,
        *((token,) for token in quoted[:1]),
    ]


def _of_running_text(
    problem: nodes.problematic, tokens: Sequence[str], cursor: Cursor, reading: Reading
) -> Span:
    """The place of a piece of running text, which is told from its like by the words on both sides."""
    path, line = place_of(problem, reading)
    siblings = problem.parent.children
    place = siblings.index(problem)
    left = _raw(siblings[place - 1]) if place else ""
    right = _raw(siblings[place + 1]) if place + 1 < len(siblings) else ""
    left = left if len(left) < 60 else left[-60:].partition(" ")[2]
    right = "" if right[:1].isspace() else right.split()[0] if right else ""
    found = cursor.find_between(path, line, left, problem.rawsource, right)
    if found is None:
        wanted = ((token,) for token in tokens)
        return cursor.find_in(path, line, FAR, *wanted) or line_span(reading, path, line)
    text = reading.text_of(path)
    parts = [token for token in tokens if token[0] in "[:"]
    named = next((place for token in parts if (place := inside(text, token, found))), found)
    return span_at(path, text, *named)


def _raw(node: nodes.Node) -> str:
    return str(getattr(node, "rawsource", "") or node.astext())


def _of_parts(path: str, line: int, text: str, quote: str, reading: Reading) -> Span | None:
    """The places of messages that count lines or rows, or say what is missing."""
    source = reading.text_of(path)
    if text.startswith("Literal block expected"):
        starts = line_starts(source)
        end = starts[line - 1] if line <= len(starts) else len(source)
        marker = source.rfind("::", 0, end)
        return span_at(path, source, marker, marker + 2) if marker >= 0 else None
    if "Text in column margin" in text:
        return margin(path, line, text, quote, source)
    number = re.search(r'"list-table" directive: .*? row (\d+) ', text)
    return line_span(reading, path, line + row(quote, int(number[1]))) if number else None

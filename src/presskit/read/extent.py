"""Where a block of a source ends, told from its lines: by their indent, and for a heading by the headings below it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*\s*$")
_COLUMNS = re.compile(r"\s*=+( +=+)+\s*$")
_INVISIBLE = re.compile(r"\s*\.\.( +(?!\S+::|\[)|$)|\s*__( |$)")
# Items of lists go on after an empty line; the group that matches names the kind of list.
_ITEM = re.compile(
    r"\s*(?:(?P<bullet>[-*+•])(?: |$)|(?P<number>\(?(?:\d+|[a-z]|[ivxlcdm]+|#)[.)])(?: |$)|(?P<field>:[^:\s][^:]*:)(?: |$)"
    r"|(?P<option>-{1,2}\w|/[A-Z]))",
    re.IGNORECASE,
)


Heading = tuple[int, int, str]
"""The 0-based first line of a heading, the line after it, and its style: its character, twice with an overline."""


def block_after(
    lines: Sequence[str], headings: Sequence[Heading], place: int, indent: int
) -> tuple[int, int] | None:
    """The 0-based first line, and the line after the last, of the block that follows line ``place`` at ``indent``.

    What no reader sees, such as a comment or a target, is passed over. None where no such block follows.
    """
    while place < len(lines):
        if not lines[place].strip():
            place += 1
        elif indent_of(lines[place]) != indent:
            return None
        elif _INVISIBLE.match(lines[place]):
            place = _chunk_end(lines, place + 1, indent)
        else:
            return place, _end(lines, headings, place, indent)
    return None


def indent_of(line: str) -> int:
    """The column, from 0, at which the text of a line begins."""
    return len(line) - len(line.lstrip())


def body_end(lines: Sequence[str], place: int, indent: int) -> int:
    """The line after those from ``place`` on that are empty or indented further than ``indent``, without empty ones at the
    end."""
    end = place
    while place < len(lines) and (not lines[place].strip() or indent_of(lines[place]) > indent):
        place += 1
        end = place if lines[place - 1].strip() else end
    return end


def _end(lines: Sequence[str], headings: Sequence[Heading], place: int, indent: int) -> int:
    number = bisect_left(headings, (place,))
    if indent == 0 and number < len(headings) and headings[number][0] == place:
        return _section_end(lines, headings, number)
    if _COLUMNS.match(lines[place]):
        return _table_end(lines, place)
    kind = _kind(lines, place)
    end = _chunk_end(lines, place, indent)
    while kind:
        following = next((number for number in range(end, len(lines)) if lines[number].strip()), end)
        if following == end or indent_of(lines[following]) != indent or _kind(lines, following) != kind:
            break
        end = _chunk_end(lines, following, indent)
    return end


def _chunk_end(lines: Sequence[str], place: int, indent: int) -> int:
    """The line after the text at ``place``, up to an empty line, and what is indented further below it."""
    while place < len(lines) and lines[place].strip() and indent_of(lines[place]) >= indent:
        place += 1
    return body_end(lines, place, indent)


def _kind(lines: Sequence[str], place: int) -> str:
    """Of which kind of list the block at ``place`` is an item; empty where it is of none."""
    item = _ITEM.match(lines[place])
    if item:
        return item["bullet"] or item.lastgroup or ""
    below = lines[place + 1] if place + 1 < len(lines) else ""
    text = not lines[place].lstrip().startswith("..")
    return "term" if text and below.strip() and indent_of(below) > indent_of(lines[place]) else ""


def _table_end(lines: Sequence[str], place: int) -> int:
    """docutils' rule of simple tables (states.Body.isolate_simple_table): the second border below ends it, or the first
    with an empty line behind it."""
    borders = 0
    for number in range(place + 1, len(lines)):
        if _COLUMNS.match(lines[number]):
            borders += 1
            if borders == 2 or not "".join(lines[number + 1 : number + 2]).strip():
                return number + 1
    return len(lines)


def headings(lines: Sequence[str]) -> Iterator[Heading]:
    """The headings at the margin."""
    place, begins = 0, True
    while place < len(lines):
        over, text, under = (*lines[place : place + 3], "", "")[:3]
        if begins and _ADORNMENT.match(over) and text.strip() and over.rstrip() == under.rstrip():
            yield place, place + 3, over[0] * 2
            place += 3
        elif begins and over.strip() and not over[0].isspace() and _is_underline(over, text):
            yield place, place + 2, text[0]
            place += 2
        else:
            begins = not over.strip()
            place += 1


def _is_underline(text: str, line: str) -> bool:
    """docutils takes a line of fewer than four characters that is shorter than the text for text (states.Text.underline)."""
    return bool(_ADORNMENT.match(line)) and len(line.rstrip()) >= min(4, len(text.rstrip()))


def _section_end(lines: Sequence[str], headings: Sequence[Heading], number: int) -> int:
    """The line of the next heading whose style ranks as high as that of ``number``: styles rank as they first appear."""
    ranks: dict[str, int] = {}
    rank = 0
    for other, (start, _, style) in enumerate(headings):
        ranks.setdefault(style, len(ranks))
        if other == number:
            rank = ranks[style]
        elif other > number and ranks[style] <= rank:
            return start
    return len(lines)

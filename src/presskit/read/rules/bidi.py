"""Characters that turn the direction of text, by which a source can look otherwise than it reads (CVE-2021-42574)."""

import re
from collections.abc import Iterator

from presskit.model.diagnostic import Diagnostic, Span
from presskit.read.characters import code_point
from presskit.report.rules import finding

_EMBEDDINGS, _OVERRIDES, _ISOLATES = "\u202a\u202b", "\u202d\u202e", "\u2066\u2067\u2068"
_CLOSES = {**dict.fromkeys(_EMBEDDINGS, "\u202c"), **dict.fromkeys(_ISOLATES, "\u2069")}
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")


def reordered(path: str, text: str) -> Iterator[Diagnostic]:
    """PK381 for each line whose letters stand in another order than they seem to.

    That is where it has an override, or opens an embedding or isolate and does not close it (Unicode Standard Annex 9).
    """
    if text.isascii() or not _CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        place = _fault(line)
        if place >= 0:
            character = line[place]
            message = f"the line does not read as it looks: it holds {code_point(character)}"
            span = Span(path, number, place + 1, number, place + 2)
            yield finding("PK381", span, message, "delete the character, or close it in the line")


def _fault(line: str) -> int:
    """The offset of the first control that is an override, or is not closed; -1 where there is none."""
    opened: list[tuple[int, str]] = []
    for match in _CONTROL.finditer(line):
        character = match[0]
        if character in _OVERRIDES:
            return match.start()
        if character in _CLOSES:
            opened.append((match.start(), _CLOSES[character]))
        elif opened and opened[-1][1] == character:
            opened.pop()
    return opened[0][0] if opened else -1

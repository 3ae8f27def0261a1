"""Quotation marks that lack their other half, in the ways in which languages set them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

MARK = re.compile('["“”„«»]')
OPENING = tuple('"“„«”»')

_SEVERAL = re.compile('""+')
"""An empty text, or Python's mark of a docstring."""
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«»", "”": "”"}
_ALIKE = {"fi": "”»", "sv": "”»"}
"""What opens, besides ``“„«``, in languages that close with the same mark: ”så” and »så»."""
_INWARDS = dict.fromkeys(("cs", "da", "de", "hr", "hu", "nb", "no", "sk", "sl"), "»")
"""What opens, besides those, in languages that may turn guillemets inwards: »so«."""
_AGAIN = {"es", "fr"}
"""Languages in which a paragraph that goes on with a quotation may begin with the mark that closes it."""
_SPOKEN_OF = {"''", "‘’", "()", "[]"}
"""Between these, a single mark is spoken of."""


class Lone(NamedTuple):
    """A quotation mark without the other one; ``opens`` says that it is the first of the two."""

    offset: int
    opens: bool


def lone_mark(text: str, language: str) -> Lone | None:
    """The mark in ``text``, which has no code in it, that lacks its counterpart.

    Single marks are not looked at: nobody can tell one from an apostrophe.
    """
    if language in _AGAIN and text.startswith("»"):
        text = f"«{text[1:]}"
    marks = [match.start() for match in MARK.finditer(_SEVERAL.sub(_blank, text) if '""' in text else text)]
    straight: list[int] = []
    for offset in marks:
        sides = "".join(_sides(text, offset))
        spoken_of = sides in _SPOKEN_OF or (len(straight) % 2 == 0 and sides.isspace())
        if text[offset] == '"' and not spoken_of:
            straight.append(offset)
    return _lone_straight(text, straight) or _lone_typographic(text, marks, language)


def _blank(match: re.Match[str]) -> str:
    return "x" * len(match[0])


def _sides(text: str, offset: int) -> tuple[str, str]:
    """The characters on both sides; a space at the ends of the text."""
    return text[offset - 1 : offset] or " ", text[offset + 1 : offset + 2] or " "


def _lone_straight(text: str, marks: Sequence[int]) -> Lone | None:
    measures = any(_sides(text, offset)[0].isdigit() for offset in marks)  # a screen of 19"
    if len(marks) % 2 == 0 or measures:
        return None
    opened: int | None = None
    for offset in marks:
        before, after = _sides(text, offset)
        if opened is None:
            if not before.isspace() and before not in "([{-–—/=" and not after.isalnum():
                return Lone(offset, opens=False)
            opened = offset
        elif before.isspace() and not after.isspace():
            return Lone(opened, opens=True)
        else:
            opened = None
    return Lone(marks[-1] if opened is None else opened, opens=True)


def _lone_typographic(text: str, marks: Sequence[int], language: str) -> Lone | None:
    openers = "“„«" + _ALIKE.get(language, "") + _INWARDS.get(language, "")
    opened: list[int] = []
    for offset in marks:
        mark = text[offset]
        if opened and mark in _CLOSING[text[opened[-1]]]:
            opened.pop()
        elif mark in openers:
            opened.append(offset)
        elif mark != '"':
            return Lone(offset, opens=False)
    return Lone(opened[-1], opens=True) if opened else None

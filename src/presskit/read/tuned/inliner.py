"""docutils' patterns for markup within a line, made once, and tried only where they can match."""

import re
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from docutils.parsers.rst import states
from docutils.utils import punctuation_chars

from presskit.read.limits import LONGEST_PARAGRAPH, MOST_PIECES, Refused

_SETTINGS = ("character_level_inline_markup", "pep_references", "rfc_references")


class _Within:
    """A pattern whose matches hold one of some marks, with no white space before it: so only words with a mark count."""

    __slots__ = ("_marks", "_search", "match")

    def __init__(self, pattern: re.Pattern[str], marks: str) -> None:
        self.match = pattern.match
        self._search = pattern.search
        self._marks = re.compile(marks).search

    def search(self, text: str) -> re.Match[str] | None:
        """What the pattern's own search finds. Look-behinds see the text before the place from which it searches."""
        found = self._marks(text)
        if found is None:
            return None
        word = text.rfind(" ", 0, found.start())
        return self._search(text, max(word, text.rfind("\n", word + 1, found.start())) + 1)


class _From:
    """A pattern that begins, after a look-behind of two characters at most, with a fixed string."""

    __slots__ = ("_barren", "_search", "_start", "match")

    def __init__(self, pattern: re.Pattern[str], start: str) -> None:
        self.match = pattern.match
        self._search = pattern.search
        self._start = start
        self._barren = ""

    def search(self, text: str) -> re.Match[str] | None:
        """What the pattern's own search finds: nothing before the first place of the string, and mostly that.

        Where it found nothing, there is nothing in the rest of that text either, of which docutils asks for each mark
        that is open: but at the rest's first two characters, where a look-behind sees less of it.
        """
        place = text.find(self._start)
        if place < 0:
            return None
        if self._barren.endswith(text):
            return self.match(text, 0) or self.match(text, 1)
        found = self.match(text, place) or self._search(text, place + 1)
        if found is None:
            self._barren = text
        return found


class Inliner(states.Inliner):
    """docutils' `Inliner` with quick patterns."""

    def init_customizations(self, settings: Any) -> None:
        """``Inliner.init_customizations`` (states.py, docutils 0.23), its work done once for the same settings."""
        made = _made(tuple(bool(getattr(settings, name, False)) for name in _SETTINGS))
        self.start_string_prefix = made.start_string_prefix
        self.end_string_suffix = made.end_string_suffix
        self.parts = made.parts
        self.patterns = SimpleNamespace(**vars(made.patterns))
        self.implicit_dispatch += [(pattern, getattr(self, name)) for pattern, name in made.implicit]

    def parse(self, text: str, lineno: int, memo: Any, parent: Any) -> Any:
        """``Inliner.parse`` (states.py, docutils 0.23) for texts of a bearable length, with a bearable number of marks."""
        much = f"{LONGEST_PARAGRAPH:,} characters" if len(text) > LONGEST_PARAGRAPH else ""
        found = ([], []) if much else super().parse(text, lineno, memo, parent)
        if len(found[0]) > MOST_PIECES:
            much = f"{MOST_PIECES:,} pieces of text and markup"
        if much:
            message = f"a paragraph has more than {much}"
            raise Refused("PK397", message, *memo.reporter.get_source_and_line(lineno))
        return found

    def quoted_start(self, match: re.Match[str]) -> bool:
        """``Inliner.quoted_start`` (states.py, docutils 0.23): the same answer for the same two characters."""
        start, end = match.span()
        if not start:
            return False
        return end == len(match.string) or _are_pair(match.string[start - 1], match.string[end])


_are_pair = lru_cache(maxsize=10_000)(punctuation_chars.match_chars)


@cache
def _made(values: tuple[bool, ...]) -> Any:
    """What docutils makes of settings: its patterns wrapped, and its methods by name."""
    inliner: Any = states.Inliner()
    inliner.init_customizations(SimpleNamespace(**dict(zip(_SETTINGS, values, strict=True))))
    patterns = inliner.patterns
    uri = patterns.uri
    patterns.initial = _Within(patterns.initial, r"[*`|_]")
    patterns.uri = _Within(patterns.uri, "[:@]")
    patterns.emphasis = _From(patterns.emphasis, "*")
    patterns.strong = _From(patterns.strong, "**")
    patterns.literal = _From(patterns.literal, "``")
    patterns.target = _From(patterns.target, "`")
    patterns.interpreted_or_phrase_ref = _From(patterns.interpreted_or_phrase_ref, "`")
    patterns.substitution_ref = _From(patterns.substitution_ref, "|")
    inliner.implicit = [
        (patterns.uri if pattern is uri else pattern, method.__name__)
        for pattern, method in inliner.implicit_dispatch
    ]
    return inliner

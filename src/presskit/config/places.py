"""Where the keys and values of a TOML file stand, which tomllib does not tell."""

import re
import tomllib
from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from presskit.model.diagnostic import Diagnostic, Span

Path = tuple[str | int, ...]
"""A key in nested tables; a number is the index in an array."""


class Places(Struct, frozen=True):
    """The spans of all keys and values of one file, by path."""

    path: str
    keys: dict[Path, Span] = {}
    values: dict[Path, Span] = {}

    def key(self, path: Path) -> Span:
        """The place of a key, else of the closest table round it, else the start of the file."""
        while path and path not in self.keys:
            path = path[:-1]
        return self.keys.get(path, Span(self.path))

    def value(self, path: Path) -> Span:
        """The place of a value; a table's is that of its key."""
        return self.values[path] if path in self.values else self.key(path)


def at_its_key(found: Diagnostic, places: Places) -> Diagnostic:
    """A finding somewhere in this file, at the whole key in backquotes with which its message begins.

    Such a key is ``plugin.epub.books[0].tags``: plugins see settings as values, which don't know where they stand.
    """
    key = _DOTTED.match(found.message)
    if key is None or found.span != Span(places.path):
        return found
    path = tuple(int(index) if index else name for name, index in _PART.findall(key[1]))
    return replace(found, span=places.value(path))


def places(text: str, path: str) -> Places:
    """The places in ``text``, valid TOML with ``\\n`` line ends; ``path`` is that of the file."""
    scan = _Scan(text, path)
    scan.document()
    return scan.places


_SKIP = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_OTHER_VALUE = re.compile(r"[^,\]}#\n]*")


_DOTTED = re.compile(r"`([\w-]+(?:\.[\w-]+|\[\d+\])+)`")
_PART = re.compile(r"([\w-]+)|\[(\d+)\]")


class _Scan:
    """One pass over valid TOML (v1.0.0). It trusts its input and evaluates nothing but quoted keys."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.at = 0
        self.places = Places(path, {}, {})
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.arrays: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        while self.skip(_SKIP) < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)

    def header(self) -> Path:
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        names, spans = self.dotted_key()
        self.at = self.text.index("]", self.at) + (2 if many else 1)
        table: Path = ()
        for place, (name, span) in enumerate(zip(names, spans, strict=True)):
            table = (*table, name)
            self.places.keys.setdefault(table, span)
            if many and place == len(names) - 1:
                self.arrays[table] = self.arrays.get(table, 0) + 1
            if table in self.arrays:
                table = (*table, self.arrays[table] - 1)
        self.places.keys.setdefault(table, spans[-1])
        return table

    def pair(self, table: Path) -> None:
        """``key = value``; the dotted parts of the key are tables too."""
        names, spans = self.dotted_key()
        for name, span in zip(names, spans, strict=True):
            table = (*table, name)
            self.places.keys.setdefault(table, span)
        self.skip(_BLANK)
        self.at += 1  # the equals sign
        self.skip(_BLANK)
        self.value(table)

    def dotted_key(self) -> tuple[list[str], list[Span]]:
        names: list[str] = []
        spans: list[Span] = []
        while True:
            start = self.skip(_BLANK)
            quoted = _STRING.match(self.text, start)
            match = quoted or _BARE_KEY.match(self.text, start)
            assert match is not None, "places() takes valid TOML only"  # noqa: S101 - a programmer's error
            self.at = match.end()
            names.append(tomllib.loads(f"key = {match[0]}")["key"] if quoted else match[0])
            spans.append(self.span(start))
            if self.skip(_BLANK) == len(self.text) or self.text[self.at] != ".":
                return names, spans
            self.at += 1

    def value(self, path: Path) -> None:
        start = self.at
        if self.text[start] == "[":
            self.array(path)
        elif self.text[start] == "{":
            self.inline_table(path)
        else:
            match = _STRING.match(self.text, start) or _OTHER_VALUE.match(self.text, start)
            self.at = match.end() if match else start
            self.at = start + len(self.text[start : self.at].rstrip())
        self.places.values[path] = self.span(start)

    def array(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self.text[self.skip(_SKIP)] != "]":
            self.value((*path, index))
            index += 1
            if self.text[self.skip(_SKIP)] == ",":
                self.at += 1
        self.at += 1

    def inline_table(self, path: Path) -> None:
        self.at += 1
        while self.text[self.skip(_SKIP)] != "}":
            self.pair(path)
            if self.text[self.skip(_SKIP)] == ",":
                self.at += 1
        self.at += 1

    def skip(self, pattern: re.Pattern[str]) -> int:
        """Go on past what ``pattern`` matches here; the new position."""
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def span(self, start: int) -> Span:
        """The place from ``start`` to here."""
        line, column = self.position(start)
        return Span(self.places.path, line, column, *self.position(self.at))

    def position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

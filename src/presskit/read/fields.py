"""The raw fields of an article, and what the site says about them."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from msgspec import Struct

from presskit.model.diagnostic import Span
from presskit.plugins.declaration import FrontMatter
from presskit.read.fixes import replaced
from presskit.read.locate import line_at, value_span
from presskit.read.reading import Reading
from presskit.report.suggestion import one_of

_BULLET = re.compile(r"^[-*] +", re.MULTILINE)


class Rules(Struct, frozen=True):
    """What the site says about articles: its zone and whether it names one, its language, its own fields by type, what it
    requires; all its authors and sections, where it lists them; what images need, and how long lines may be (0: as they
    are)."""

    timezone: str = "UTC"
    names_zone: bool = True
    language: str = "en"
    fields: dict[str, str] = {}
    required: tuple[str, ...] = ("title", "date")
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    line_length: int = 0


class Fields:
    """The raw fields of one article, read one at a time; findings go to the reading."""

    def __init__(self, front: FrontMatter, reading: Reading, rules: Rules) -> None:
        self._front = front
        self._reading = reading
        self.rules = rules
        self.unreadable: set[str] = set()

    def note_name(self, name: str, code: str, message: str, hint: str = "", meant: str = "") -> None:
        """A finding at the name of a field, at the margin above or before its value; a fix writes ``meant``."""
        for number in range(self._front.lines.get(name, 1), 0, -1):
            line = line_at(self._reading.source.text, number)
            column = 2 if line.startswith(":") else 1
            if line[column - 1 :].replace("\\", "").lower().startswith(f"{name}:"):
                span = Span(self._reading.source.path, number, column, number, column + len(name))
                fix = replaced(span, line[column - 1 :][: len(name)], meant, self._reading)
                self._reading.note(code, span, message, hint, fix)
                return
        self.note(name, code, message, hint)

    def note(self, name: str, code: str, message: str, hint: str = "", item: str = "") -> None:
        """A finding at the value of the field ``name``, or at one item of it."""
        line, column = self._front.lines.get(name, 1), self._front.columns.get(name, 1)
        span = value_span(self._reading, line, column, item or self.text(name).partition("\n")[0])
        self._reading.note(code, span, message, hint)

    def has(self, name: str) -> bool:
        """Whether the article has the field, even without a value."""
        return name in self._front.fields

    def text(self, name: str) -> str:
        return self._front.fields.get(name, "")

    def line(self, name: str) -> str:
        """The value with its white space joined."""
        return " ".join(self.text(name).split())

    def composed(self, name: str) -> str:
        """The line in the one form of Unicode that URLs have here."""
        text = self.line(name)
        composed = unicodedata.normalize("NFC", text)
        if composed != text:
            self.note(name, "PK384", f"`{short(text)}` is not composed (NFC)", f"write `{short(composed)}`")
        return composed

    def listed(self, name: str, separators: str) -> tuple[str, ...]:
        """The items of a list: those that begin with a bullet, or split at the first of ``separators`` that occurs, or
        one a line."""
        text = self.text(name)
        separator = next((mark for mark in separators if mark in text), "\n")
        items = _BULLET.split(text) if _BULLET.match(text) else text.split(separator)
        return tuple(dict.fromkeys(" ".join(item.split()) for item in items if item.strip()))

    def instant(self, name: str) -> datetime.datetime | None:
        """An ISO 8601 date or instant; without an offset it is in the site's zone."""
        text = self.line(name)
        if not text:
            return None
        try:
            value = datetime.datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$|Z$)", "", text))
            value = value if value.tzinfo else value.replace(tzinfo=ZoneInfo(self.rules.timezone))
            value.astimezone(datetime.UTC)
        except (ValueError, OverflowError):  # the first and the last day there are have no instant everywhere
            hint = "write 2026-03-01, 2026-03-01 09:30 or 2026-03-01T09:30+01:00"
            self.note(name, "PK202", f"`{short(text)}` is not a date", hint)
            self.unreadable.add(name)
            return None
        return value

    def chosen(self, name: str, choices: Iterable[str], code: str, default: str) -> str:
        """One of ``choices``."""
        text = self.line(name).lower()
        if not text or text in choices:
            return text or default
        self.note(name, code, f"unknown {name} `{text}`", one_of(text, choices))
        self.unreadable.add(name)
        return default


def short(text: str) -> str:
    """The beginning of a value, for a message."""
    return text if len(text) <= 60 else text[:60] + "…"

"""Raw fields become metadata, each finding at its field's place."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, get_args
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from presskit.model.article import Metadata, Picture, Status
from presskit.model.diagnostic import Span
from presskit.model.language import LANGUAGE_TAG
from presskit.model.slug import slugify
from presskit.model.source import Source
from presskit.plugins.declaration import FrontMatter
from presskit.read.locate import value_span
from presskit.read.reading import Reading
from presskit.read.references import scheme_of
from presskit.report.suggestion import did_you_mean, one_of

FIELDS = [
    "title",
    "subtitle",
    "date",
    "updated",
    "author",
    "authors",
    "section",
    "tags",
    "series",
    "summary",
    "slug",
    "aliases",
    "language",
    "status",
    "expires",
    "image",
    "image-alt",
    "image-credit",
    "canonical",
    "order",
]

_SLUG = re.compile(r"[\w][\w.-]*", re.UNICODE)
_SECTION = re.compile(r"[\w][\w-]*(/[\w][\w-]*)*", re.UNICODE)
# Names that Windows reserves in any folder, with or without a suffix.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_BULLET = re.compile(r"^[-*] +", re.MULTILINE)
_LONGEST_NAME = (
    200  # bytes of a slug or a section: file systems take 255 for a name, and outputs add a suffix
)
_DATED_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-(?=.)")


class Rules(Struct, frozen=True):
    """What the site says about front matter: its zone, its language, its own fields by type, and what it requires."""

    timezone: str = "UTC"
    language: str = "en"
    fields: dict[str, str] = {}
    required: tuple[str, ...] = ("title", "date")


class Fields:
    """The raw fields of one article, read one at a time; findings go to the reading."""

    def __init__(self, front: FrontMatter, reading: Reading, rules: Rules) -> None:
        self._front = front
        self._reading = reading
        self.rules = rules
        self.unreadable: set[str] = set()

    def note_name(self, name: str, code: str, message: str, hint: str = "") -> None:
        """A finding at the name of a field, where it stands at the margin above or before its value."""
        lines = self._reading.source.text.split("\n")[: self._front.lines.get(name, 1)]
        for number, line in reversed(list(enumerate(lines, 1))):
            column = 2 if line.startswith(":") else 1
            if line[column - 1 :].replace("\\", "").lower().startswith(f"{name}:"):
                span = Span(self._reading.source.path, number, column, number, column + len(name))
                self._reading.note(code, span, message, hint)
                return
        self.note(name, code, message, hint)

    def note(self, name: str, code: str, message: str, hint: str = "", item: str = "") -> None:
        """A finding at the value of the field ``name``, or at one item of it."""
        line, column = self._front.lines.get(name, 1), self._front.columns.get(name, 1)
        span = value_span(self._reading, line, column, item or self.text(name).partition("\n")[0])
        self._reading.note(code, span, message, hint)

    def text(self, name: str) -> str:
        return self._front.fields.get(name, "")

    def line(self, name: str) -> str:
        """The value with its white space joined."""
        return " ".join(self.text(name).split())

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
            self.note(name, "PK202", f"`{_short(text)}` is not a date", hint)
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


def metadata(fields: Fields, front: FrontMatter, title: str, reading: Reading) -> Metadata:
    """The metadata of an article whose document has ``title``."""
    rules, source = fields.rules, reading.source
    index = is_index(source.id)
    _check_names(fields, front.fields)
    found = Metadata(
        title=fields.line("title") or title,
        subtitle=fields.line("subtitle"),
        date=reading.date,
        updated=fields.instant("updated"),
        expires=fields.instant("expires"),
        authors=fields.listed("authors", ";,") or fields.listed("author", ";"),
        section=_section(fields, source),
        tags=fields.listed("tags", ",;"),
        series=fields.line("series"),
        summary=fields.line("summary"),
        slug="" if index else _slug(fields, source, title),
        aliases=tuple(alias for alias in fields.listed("aliases", ",") if _is_alias(fields, alias)),
        language=_language(fields),
        status=fields.chosen("status", get_args(Status), "PK204", "published"),  # type: ignore[arg-type] # chosen from Status
        image=_picture(fields),
        canonical=_canonical(fields),
        order=_whole_number(fields, "order"),
        extra={
            name: _extra(fields, name, kind) for name, kind in rules.fields.items() if name in front.fields
        },
    )
    _check_required(fields, found, index)
    if fields.unreadable & {"status", "date", "expires"}:  # nobody can say whether it is out: it is not
        found = replace(found, status="draft")
    return found if found.title else replace(found, title=PurePosixPath(source.id).name)


def is_index(id: str) -> bool:
    """Whether an id is that of a folder's ``index.rst``."""
    return PurePosixPath(id).name == "index"


def _check_names(fields: Fields, names: Mapping[str, str]) -> None:
    known = [*FIELDS, *fields.rules.fields]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or "declare it under [read.fields] in presskit.toml"
            fields.note_name(name, "PK201", f"unknown field `{name}`", hint)


def _check_required(fields: Fields, found: Metadata, index: bool) -> None:
    missing = [
        name
        for name in fields.rules.required
        if not (index and name != "title") and not _given(fields, found, name)
    ]
    hints = {"title": "give the article a heading", "date": "write :date: 2026-03-01 beneath the title"}
    for name in missing:
        if name == "title" or not fields.text(name):  # a value that could not be read has its own finding
            fields.note(name, "PK203", f"no {name}", hints.get(name, f"write :{name}: beneath the title"))


def _given(fields: Fields, found: Metadata, name: str) -> bool:
    attribute = {"author": "authors"}.get(name, name)
    return bool(
        getattr(found, attribute, None) or found.extra.get(name) or (fields.text(name) and name not in FIELDS)
    )


def _section(fields: Fields, source: Source) -> str:
    folder = str(PurePosixPath(source.id).parent)
    default = "" if folder == "." else folder
    text = fields.line("section")
    if not text or is_index(source.id):
        return default
    path = unicodedata.normalize("NFC", text.strip("/"))
    if not _SECTION.fullmatch(path) or any(map(_unusable, path.split("/"))):
        fields.note(
            "section",
            "PK205",
            f"`{_short(text)}` is not a section: letters, digits and hyphens, joined by slashes",
        )
        return default
    return path


def _slug(fields: Fields, source: Source, title: str) -> str:
    name = PurePosixPath(source.id).name
    default = slugify(_DATED_NAME.sub("", name)) or slugify(title) or "article"
    text = unicodedata.normalize("NFC", fields.line("slug"))
    if not text:
        return default
    if not _SLUG.fullmatch(text) or text.endswith(".") or _unusable(text):
        hint = f"letters, digits, hyphens: {slugify(text)[:60] or default}"
        fields.note("slug", "PK205", f"`{_short(text)}` can't be part of a URL", hint)
        return default
    return text


def _unusable(name: str) -> bool:
    """Whether file systems refuse ``name``."""
    return _RESERVED.fullmatch(name) is not None or len(name.encode()) > _LONGEST_NAME


def _short(text: str) -> str:
    """The beginning of a value, for a message."""
    return text if len(text) <= 60 else text[:60] + "…"


def _is_alias(fields: Fields, alias: str) -> bool:
    path = alias.strip("/")
    sound = path and all(
        part and not part.startswith(".") and not _unusable(part) for part in path.split("/")
    )
    if not sound or re.search(r"[\\:*?\"<>|\s#%]", path):
        fields.note("aliases", "PK206", f"`{alias}` is not a path of this site", "write /old/path/", alias)
        return False
    return True


def _language(fields: Fields) -> str:
    tag = fields.line("language")
    if tag and not LANGUAGE_TAG.fullmatch(tag):
        hint = "write a tag such as en or pt-BR"
        fields.note("language", "PK207", f"`{_short(tag)}` is not a language", hint)
        return ""
    return tag


def _picture(fields: Fields) -> Picture | None:
    uri = fields.line("image")
    scheme = scheme_of(uri)
    if scheme not in ("", "http", "https"):
        fields.note(
            "image", "PK404", f"an image can't come from `{scheme}:`", "use a file of the site, or https"
        )
    if not uri or scheme not in ("", "http", "https"):
        return None
    return Picture(uri, fields.line("image-alt"), fields.line("image-credit"))


def _canonical(fields: Fields) -> str:
    text = fields.line("canonical")
    if text and not re.fullmatch(r"https?://[^\s<>\"]+", text):
        fields.note("canonical", "PK208", f"`{_short(text)}` is not a web address", "write https://…")
        return ""
    return text


def _whole_number(fields: Fields, name: str) -> int:
    text = fields.line(name)
    if text and not re.fullmatch(r"-?\d{1,9}", text):
        fields.note(name, "PK209", f"`{_short(text)}` is not a whole number")
        return 0
    return int(text or 0)


def _extra(fields: Fields, name: str, kind: str) -> Any:
    text = fields.line(name)
    readers: dict[str, Callable[[], Any]] = {
        "string": lambda: text,
        "list": lambda: fields.listed(name, ",;"),
        "date": lambda: fields.instant(name),
        "integer": lambda: _whole_number(fields, name),
        "boolean": lambda: (
            fields.chosen(name, ("yes", "no", "true", "false"), "PK209", "no") in ("yes", "true")
        ),
    }
    return readers.get(kind, readers["string"])()

"""Raw fields become metadata, each finding at its field's place."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, get_args

from msgspec.structs import replace

from presskit.model.article import Enclosure, Metadata, Picture, Status
from presskit.model.language import LANGUAGE_TAG
from presskit.model.media_types import UNKNOWN, media_type_of, media_type_of_url
from presskit.model.slug import slugify
from presskit.model.source import Source
from presskit.plugins.declaration import FrontMatter
from presskit.read.fields import Fields, short
from presskit.read.fixes import field_meant
from presskit.read.reading import Reading
from presskit.read.references import IMAGES_FROM, scheme_of
from presskit.report.suggestion import did_you_mean

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
    "translates",
    "image",
    "image-alt",
    "image-credit",
    "enclosure",
    "enclosure-length",
    "canonical",
    "order",
]

_SLUG = re.compile(r"[\w][\w.-]*", re.UNICODE)
_SECTION = re.compile(r"[\w][\w-]*(/[\w][\w-]*)*", re.UNICODE)
# Names that Windows reserves in any folder, with or without a suffix.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 200  # bytes of a slug or a section: file systems take 255, and outputs add a suffix
_CLIMBS = re.compile(r"(^|[/\\])\.\.([/\\]|$)")
_MOST_UNKNOWN = 100
"""Fields that nothing reads and that are each told of: hints for thousands would take minutes."""
_STEERING = frozenset(
    {"layout", "output", "override_save_as", "override_url", "permalink", "save_as", "template", "url"}
)
"""What Pelican, Jekyll, Hugo and their like take from an article for the place or the template of its page."""
_DATED_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-(?=.)")


def metadata(fields: Fields, front: FrontMatter, title: str, reading: Reading) -> Metadata:
    """The metadata of an article whose document has ``title``."""
    rules, source = fields.rules, reading.source
    index = is_index(source.id)
    _check_names(fields, front.fields, reading)
    found = Metadata(
        title=fields.line("title") or title,
        subtitle=fields.line("subtitle"),
        date=reading.date,
        updated=fields.instant("updated"),
        expires=fields.instant("expires"),
        authors=_names(fields, "authors", ";,") or _names(fields, "author", ";"),
        section=_section(fields, source),
        tags=_names(fields, "tags", ",;"),
        series=fields.line("series"),
        summary=fields.line("summary"),
        slug="" if index else _slug(fields, source, title),
        aliases=tuple(alias for alias in fields.listed("aliases", ",") if _is_alias(fields, alias)),
        language=_language(fields),
        status=fields.chosen("status", get_args(Status), "PK204", "published"),  # type: ignore[arg-type] # chosen from Status
        translates=fields.line("translates").removesuffix(".rst"),
        image=_picture(fields),
        enclosure=_enclosure(fields),
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


def _check_names(fields: Fields, names: Mapping[str, str], reading: Reading) -> None:
    known = [*FIELDS, *fields.rules.fields]
    unknown = [name for name in names if name not in known]
    reading.more += max(len(unknown) - _MOST_UNKNOWN, 0)
    for name in unknown[:_MOST_UNKNOWN]:
        if name in _STEERING:
            message = f"`{name}` is for another program, which would obey it"
            fields.note_name(
                name, "PK385", message, "take it out; slug and section give an article its address"
            )
            continue
        hint = did_you_mean(name, known) or "declare it under [read.fields] in presskit.toml"
        fields.note_name(name, "PK201", f"unknown field `{name}`", hint, field_meant(name, known, names))


def _names(fields: Fields, name: str, separators: str) -> tuple[str, ...]:
    """The names in a field; one that climbs to other folders is a finding, although its address has none of that."""
    found = fields.listed(name, separators)
    for each in found:
        if _CLIMBS.search(each):
            fields.note(name, "PK205", f"`{short(each)}` is a path, and no name", "write a name", each)
    return found


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
    path = fields.composed("section").strip("/")
    if not _SECTION.fullmatch(path) or any(map(_unusable, path.split("/"))):
        fields.note(
            "section",
            "PK205",
            f"`{short(text)}` is not a section: letters, digits and hyphens, joined by slashes",
        )
        return default
    return path


def _slug(fields: Fields, source: Source, title: str) -> str:
    name = PurePosixPath(source.id).name
    default = slugify(_DATED_NAME.sub("", name)) or slugify(title) or "article"
    text = fields.composed("slug")
    if not text:
        if fields.has("slug"):
            fields.note_name("slug", "PK205", "the slug is empty", f"write {default}, or leave the field out")
        return default
    if not _SLUG.fullmatch(text) or text.endswith(".") or _unusable(text):
        hint = f"letters, digits, hyphens: {slugify(text)[:60] or default}"
        fields.note("slug", "PK205", f"`{short(text)}` can't be part of a URL", hint)
        return default
    return text


def _unusable(name: str) -> bool:
    """Whether file systems refuse ``name``."""
    return _RESERVED.fullmatch(name) is not None or len(name.encode()) > _LONGEST_NAME


def _is_alias(fields: Fields, alias: str) -> bool:
    path = alias.strip("/")
    sound = path and all(
        part and not part.startswith(".") and not _unusable(part) for part in path.split("/")
    )
    if not sound or alias.startswith("//") or re.search(r"[\\:*?\"<>|\s#%]", path):
        fields.note("aliases", "PK206", f"`{alias}` is not a path of this site", "write /old/path/", alias)
        return False
    return True


def _language(fields: Fields) -> str:
    tag = fields.line("language")
    if tag and not LANGUAGE_TAG.fullmatch(tag):
        hint = "write a tag such as en or pt-BR"
        fields.note("language", "PK207", f"`{short(tag)}` is not a language", hint)
        return ""
    return tag


def _file(fields: Fields, name: str) -> str:
    """The file of the site or of another host that a field names; empty where it names none, or can't name it."""
    uri = fields.line(name)
    scheme = scheme_of(uri)
    if scheme in IMAGES_FROM:
        return uri
    fields.note(name, "PK404", f"an {name} can't come from `{scheme}:`", "use a file of the site, or https")
    return ""


def _picture(fields: Fields) -> Picture | None:
    uri = _file(fields, "image")
    return Picture(uri, fields.line("image-alt"), fields.line("image-credit")) if uri else None


def _enclosure(fields: Fields) -> Enclosure | None:
    """A file of the site, or one on another host, of which only the article can tell the length."""
    uri = _file(fields, "enclosure")
    if not uri and fields.line("enclosure"):
        return None
    scheme = scheme_of(uri)
    length = max(_whole_number(fields, "enclosure-length"), 0)
    if uri and (media_type_of_url(uri) if scheme else media_type_of(uri)) == UNKNOWN:
        message = "the name of the enclosure does not tell what kind of file it is"
        fields.note("enclosure", "PK213", message, "name a file with a suffix, such as .mp3")
    elif scheme and re.fullmatch("0*|-.*", fields.line("enclosure-length")):
        message = "the length of an enclosure on another host has to be given"
        fields.note("enclosure", "PK213", message, "write :enclosure-length: with its bytes")
    return Enclosure(uri, length) if uri else None


def _canonical(fields: Fields) -> str:
    text = fields.line("canonical")
    if text and not re.fullmatch(r"https?://[^\s<>\"]+", text):
        fields.note("canonical", "PK208", f"`{short(text)}` is not a web address", "write https://…")
        return ""
    return text


def _whole_number(fields: Fields, name: str) -> int:
    text = fields.line(name)
    if text and not re.fullmatch(r"-?\d{1,9}", text):
        fields.note(name, "PK209", f"`{short(text)}` is not a whole number")
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

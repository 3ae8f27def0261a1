"""A book as values: what it says of itself, and its parts in reading order."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator

from msgspec import Struct

from presskit import Catalog, Entry, Section, slugify
from presskit_epub.settings import BookSettings, file_name

_BEFORE_ALL = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


class Book(Struct, frozen=True, kw_only=True):
    """What a book says of itself. ``modified`` is an instant in UTC as EPUB 3.3 §5.4 has it, ``date`` a day.

    ``languages`` are those of its articles beside its own; ``number`` is its place in ``collection``, 0 for none.
    """

    file: str
    identifier: str
    title: str
    site: str
    language: str
    creators: tuple[str, ...] = ()
    publisher: str = ""
    description: str = ""
    rights: str = ""
    modified: str
    date: str = ""
    languages: tuple[str, ...] = ()
    collection: str = ""
    number: int = 0
    print_edition: str = ""
    certified_by: str = ""


class Part(Struct, frozen=True):
    """A section of the book: its articles, oldest first, then the parts beneath it.

    ``section`` is the path of the section, empty for the whole; ``index`` the id of the index whose text is shown.
    """

    section: str
    title: str
    index: str = ""
    chapters: tuple[str, ...] = ()
    children: "tuple[Part, ...]" = ()

    def walk(self) -> "Iterator[Part]":
        """This part and all beneath it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ids(self) -> Iterator[str]:
        """The articles whose text the book holds, in reading order."""
        for part in self.walk():
            yield from (part.index, *part.chapters) if part.index else part.chapters


def parts_of(catalog: Catalog, settings: BookSettings) -> Part:
    """The whole book as a tree; sections without anything in the book are left out."""
    root = catalog.sections.get("", Section(path="", title=catalog.site.title))
    return _part(root, catalog, settings)


def _part(section: Section, catalog: Catalog, settings: BookSettings) -> Part:
    children = (_part(catalog.sections[path], catalog, settings) for path in section.children)
    chapters = [
        entry for entry in map(catalog.entries.__getitem__, section.articles) if holds(settings, entry)
    ]
    return Part(
        section=section.path,
        title=section.title,
        index=_index(section, catalog, settings),
        chapters=tuple(entry.id for entry in sorted(chapters, key=_reading_order)),
        children=tuple(child for child in children if any(child.ids())),
    )


def _index(section: Section, catalog: Catalog, settings: BookSettings) -> str:
    """The section's index, where it has a text and the book takes whole sections."""
    entry = catalog.entries.get(section.index)
    whole = settings.takes_all and _within(section.path, settings.sections)
    return section.index if entry and entry.has_body and whole else ""


def holds(settings: BookSettings, entry: Entry) -> bool:
    """Whether an article meets all conditions of the settings."""
    metadata = entry.metadata
    tags = {slugify(tag) for tag in metadata.tags}
    return (
        _within(metadata.section, settings.sections)
        and (not settings.tags or any(slugify(tag) in tags for tag in settings.tags))
        and (not settings.series or slugify(settings.series) == slugify(metadata.series))
        and _dated(settings, metadata.date)
    )


def _dated(settings: BookSettings, date: dt.datetime | None) -> bool:
    """By the day on which the article says that it was published, in its own zone."""
    if settings.since is None and settings.until is None:
        return True
    return date is not None and (settings.since or dt.date.min) <= date.date() <= (
        settings.until or dt.date.max
    )


def _within(section: str, sections: Iterable[str]) -> bool:
    wanted = [path.strip("/") for path in sections]
    return not wanted or any(section == path or section.startswith(f"{path}/") for path in wanted)


def _reading_order(entry: Entry) -> tuple[bool, dt.datetime, int, str]:
    date = entry.metadata.date
    return (date is None, date or _BEFORE_ALL, entry.metadata.order, entry.id)


def book_of(catalog: Catalog, settings: BookSettings, parts: Part) -> Book:
    """What the book says of itself: from its settings, else from the site and the articles in it."""
    site = catalog.site
    entries = [catalog.entries[article] for article in parts.ids()]
    title = settings.title or site.title
    file = file_name(settings.file, title)
    latest = max(filter(None, (entry.metadata.changed for entry in entries)), default=None)
    authors = dict.fromkeys(author for entry in entries for author in entry.metadata.authors)
    language = settings.language or site.language
    languages = dict.fromkeys(entry.metadata.language or language for entry in entries)
    own = uuid.uuid5(uuid.NAMESPACE_URL, f"{site.base_url or site.title}#{file}")
    return Book(
        file=file,
        identifier=settings.identifier or f"urn:uuid:{own}",
        title=title,
        site=site.title,
        language=language,
        creators=tuple(authors) or ((site.author,) if site.author else ()),
        publisher=settings.publisher or site.title,
        description=settings.description or site.description,
        rights=settings.rights,
        modified=(latest or _BEFORE_ALL).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        date=latest.date().isoformat() if latest else "",
        languages=tuple(each for each in languages if each != language),
        collection=settings.collection,
        number=settings.number,
        print_edition=settings.print_edition,
        certified_by=settings.certified_by,
    )

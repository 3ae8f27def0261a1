"""Lists of recent articles: which they are, newest first, without those that the page shows anyway."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache

from presskit import Block, Catalog, Entry, Link, Message, Section, Subject

_UNDATED = datetime.min.replace(tzinfo=UTC)

Item = tuple[str, str, str]
"""An article's URI, its date in ISO 8601, empty where it has none, and its language."""


def of_site(subject: Subject, catalog: Catalog, count: int) -> tuple[Item, ...]:
    """The newest articles of the site; none on the pages that list them themselves."""
    if subject.kind in ("home", "archive"):
        return ()
    return _others(_newest(catalog, count), subject, count)


def of_section(subject: Subject, catalog: Catalog, count: int) -> tuple[Item, ...]:
    """The newest articles in an article's section and beneath it; none for a page that is no such article."""
    if subject.kind != "article" or subject.entry is None or not subject.entry.metadata.section:
        return ()
    return _others(_newest_by_section(catalog, count)[subject.entry.metadata.section], subject, count)


@lru_cache(maxsize=4096)  # the same list stands on all pages but those that it names
def block(title: str, items: tuple[Item, ...], section: str = "") -> Block:
    """The list as a block; ``{section}`` in its title is the ``section``."""
    listed = [
        {"title": Link(uri, "title"), "url": Link(uri), "date": date, "language": language}
        for uri, date, language in items
    ]
    return Block("recent", {"title": Message(title, {"section": section}), "items": listed})


def _others(newest: tuple[Item, ...], subject: Subject, count: int) -> tuple[Item, ...]:
    return tuple([item for item in newest if item[0] != subject.uri])[:count]


# Lists hold one item more than a page shows, since one may be the page's own. They are made once for all pages.


@lru_cache(maxsize=1)
def _newest(catalog: Catalog, count: int) -> tuple[Item, ...]:
    return _items(catalog, (catalog.entries[id] for id in catalog.newest[: count + 1]))


@lru_cache(maxsize=1)
def _newest_by_section(catalog: Catalog, count: int) -> dict[str, tuple[Item, ...]]:
    found = {}
    for path, section in catalog.sections.items():
        ids = (id for each in _subtree(section, catalog) for id in each.articles[: count + 1])
        entries = sorted((catalog.entries[id] for id in ids), key=_newest_first)
        found[path] = _items(catalog, entries[: count + 1])
    return found


def _subtree(section: Section, catalog: Catalog) -> Iterator[Section]:
    yield section
    for path in section.children:
        yield from _subtree(catalog.sections[path], catalog)


def _newest_first(entry: Entry) -> tuple[float, str]:
    """The order of the catalog."""
    return (-(entry.metadata.date or _UNDATED).timestamp(), entry.id)


def _items(catalog: Catalog, newest: Iterable[Entry]) -> tuple[Item, ...]:
    """The articles with a date; those without come last."""
    return tuple(item(entry, catalog) for entry in newest if entry.metadata.date is not None)


def item(entry: Entry, catalog: Catalog) -> Item:
    """An article as a list has it."""
    date = entry.metadata.date
    return entry.uri, date.isoformat() if date else "", catalog.language_of(entry)

"""Lists of recent articles: which they are, newest first, without those that the page shows anyway."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from presskit import Block, Catalog, Entry, Link, Message, Section, Subject

_UNDATED = datetime.min.replace(tzinfo=UTC)

Item = tuple[str, str, str]
"""An article's URI, its date in ISO 8601, empty where it has none, and its language."""


def of_site(subject: Subject, catalog: Catalog, most: int) -> tuple[Item, ...]:
    """The newest articles of the site; none on the pages that list them themselves."""
    return () if subject.kind in ("home", "archive") else _newest(catalog, most)


def of_section(subject: Subject, catalog: Catalog, most: int) -> tuple[Item, ...]:
    """The newest articles in an article's section and beneath it; none for a page that is no such article."""
    if subject.kind != "article" or subject.entry is None or not subject.entry.metadata.section:
        return ()
    return _newest_by_section(catalog, most)[subject.entry.metadata.section]


def others(found: Sequence[Item], shown: Collection[str], count: int) -> tuple[Item, ...]:
    """The first ``count`` of what is ``found`` and not ``shown`` on the page, each by its URI."""
    return tuple([item for item in found[: count + len(shown)] if item[0] not in shown][:count])


@lru_cache(maxsize=4096)  # the same list stands on all pages but those that it names
def block(title: str, items: tuple[Item, ...], section: str = "") -> Block:
    """The list as a block; ``{section}`` in its title is the ``section``."""
    listed = [
        {"title": Link(uri, "title"), "url": Link(uri), "date": date, "language": language}
        for uri, date, language in items
    ]
    return Block("recent", {"title": Message(title, {"section": section}), "items": listed})


# Lists hold more items than a page shows, since it may show some of them already. They are made once for all pages.


@lru_cache(maxsize=1)
def _newest(catalog: Catalog, most: int) -> tuple[Item, ...]:
    return _items(catalog, (catalog.entries[id] for id in catalog.newest[:most]))


@lru_cache(maxsize=1)
def _newest_by_section(catalog: Catalog, most: int) -> dict[str, tuple[Item, ...]]:
    found = {}
    for path, section in catalog.sections.items():
        ids = (id for each in _subtree(section, catalog) for id in each.articles[:most])
        entries = sorted((catalog.entries[id] for id in ids), key=_newest_first)
        found[path] = _items(catalog, entries[:most])
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

"""The lists: which articles, newest first, without those that the page shows anyway."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice, takewhile
from typing import Any

from presskit import Catalog, Entry, Link, Section, Subject

_UNDATED = datetime.min.replace(tzinfo=UTC)


def of_site(subject: Subject, catalog: Catalog, count: int) -> list[dict[str, Any]]:
    """The newest articles of the site; none on the pages that list them themselves."""
    if subject.kind in ("home", "archive"):
        return []
    return _items(catalog.articles(), subject, count)


def of_section(subject: Subject, catalog: Catalog, count: int) -> list[dict[str, Any]]:
    """The newest articles in an article's section and beneath it; none for a page that is no such article."""
    if subject.kind != "article" or subject.entry is None or not subject.entry.metadata.section:
        return []
    # One more than the list holds from each, since one may be the page's own; so the cost is that of the
    # list and not that of the section, for each page of a site that may have tens of thousands.
    articles = (
        catalog.entries[article]
        for section in _subtree(catalog.sections[subject.entry.metadata.section], catalog)
        for article in section.articles[: count + 1]
    )
    return _items(sorted(articles, key=_newest_first), subject, count)


def _subtree(section: Section, catalog: Catalog) -> Iterator[Section]:
    yield section
    for path in section.children:
        yield from _subtree(catalog.sections[path], catalog)


def _newest_first(entry: Entry) -> tuple[float, str]:
    """The order of the catalog."""
    return (-(entry.metadata.date or _UNDATED).timestamp(), entry.id)


def _items(newest: Iterable[Entry], subject: Subject, count: int) -> list[dict[str, Any]]:
    """The first ``count`` articles that have a date (those without come last) and are not the page's own."""
    dated = takewhile(lambda entry: entry.metadata.date is not None, newest)
    others = (entry for entry in dated if entry.uri != subject.uri)
    return [_item(entry) for entry in islice(others, count)]


def _item(entry: Entry) -> dict[str, Any]:
    date = entry.metadata.date
    return {
        "title": Link(entry.uri, "title"),
        "url": Link(entry.uri),
        "date": date.isoformat() if date else "",
    }

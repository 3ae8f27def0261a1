"""The lists: which articles, newest first, without those that the page shows anyway."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
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
    """The first ``count`` articles that have a date and are not the page's own."""
    others = ((uri, date) for uri, date in _dated(newest) if uri != subject.uri)
    return [_item(uri, date.isoformat()) for uri, date in islice(others, count)]


def _dated(newest: Iterable[Entry]) -> Iterator[tuple[str, datetime]]:
    """The articles before the first without a date: those come last."""
    for entry in newest:
        if entry.metadata.date is None:
            return
        yield entry.uri, entry.metadata.date


@lru_cache(maxsize=4096)  # the same few articles stand on every page
def _item(uri: str, date: str) -> dict[str, Any]:
    return {"title": Link(uri, "title"), "url": Link(uri), "date": date}

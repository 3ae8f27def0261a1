"""The one place that sees the clock: what is published at an instant, and when that changes next."""

import datetime
from collections.abc import Collection, Iterable, Iterator

from presskit.model.article import Entry, Metadata


def published(metadata: Metadata, now: datetime.datetime, *, drafts: bool = False) -> bool:
    """Whether an article is out at ``now``: neither a draft, nor dated later, nor expired."""
    if metadata.status == "draft" and not drafts:
        return False
    if metadata.date is not None and metadata.date > now:
        return False
    return metadata.expires is None or metadata.expires > now


def fresh(
    entries: Iterable[Entry], windows: Iterable[datetime.timedelta], now: datetime.datetime
) -> dict[datetime.timedelta, tuple[str, ...]]:
    """For each of the ``windows`` the ids of the ``entries`` whose date is no longer ago, in their order."""
    known = [(entry.id, entry.metadata.date) for entry in entries]
    return {
        window: tuple(id for id, date in known if date is not None and date > now - window)
        for window in sorted(set(windows))
    }


def due(
    articles: Iterable[Metadata], now: datetime.datetime, windows: Collection[datetime.timedelta] = ()
) -> datetime.datetime | None:
    """The next instant after ``now`` at which an article appears, expires, or is older than one of ``windows``; None where
    nothing will change."""
    instants = [
        instant
        for metadata in articles
        if metadata.status == "published"
        for instant in _instants(metadata, now, windows)
        if instant > now and not (metadata.expires and metadata.expires <= now)
    ]
    return min(instants, default=None)


def _instants(
    metadata: Metadata, now: datetime.datetime, windows: Iterable[datetime.timedelta]
) -> Iterator[datetime.datetime]:
    """The instants at which something may change because of one article."""
    date = metadata.date
    if date is not None:
        yield date
        if date <= now:  # until it is out, nothing else comes of it
            yield from (date + window for window in windows)
    if metadata.expires is not None:
        yield metadata.expires

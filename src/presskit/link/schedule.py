"""The one place that sees the clock: what is published at an instant, and when that changes next."""

import datetime
from collections.abc import Iterable

from presskit.model.article import Metadata


def published(metadata: Metadata, now: datetime.datetime, *, drafts: bool = False) -> bool:
    """Whether an article is out at ``now``: neither a draft, nor dated later, nor expired."""
    if metadata.status == "draft" and not drafts:
        return False
    if metadata.date is not None and metadata.date > now:
        return False
    return metadata.expires is None or metadata.expires > now


def due(articles: Iterable[Metadata], now: datetime.datetime) -> datetime.datetime | None:
    """The next instant after ``now`` at which an article appears or expires; None where nothing will change."""
    instants = [
        instant
        for metadata in articles
        if metadata.status == "published"
        for instant in (metadata.date, metadata.expires)
        if instant is not None and instant > now and not (metadata.expires and metadata.expires <= now)
    ]
    return min(instants, default=None)

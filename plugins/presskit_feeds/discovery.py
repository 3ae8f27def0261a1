"""How feeds are found: by programs in the head of pages, by people at their foot."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from presskit import Block, Catalog, Link, Subject
from presskit_feeds.feeds import Feed, feeds
from presskit_feeds.settings import Settings

Slots = Mapping[str, Sequence[Block]]


def blocks(subject: Subject, catalog: Catalog, settings: Settings) -> Slots:
    """The blocks of a page: the feeds of its own listing, if it is one, and those of the site."""
    placed = _placed(catalog, settings)
    return placed.get(subject.uri) or placed.get("home:", {})


@lru_cache(maxsize=1)  # every page asks, and most have the same
def _placed(catalog: Catalog, settings: Settings) -> dict[str, Slots]:
    """The blocks of each listing with feeds of its own, by its URI."""
    found = feeds(catalog, settings)
    return {uri: _slots([*(own if uri != "home:" else ()), *found["home:"]]) for uri, own in found.items()}


def _slots(listed: Sequence[Feed]) -> Slots:
    data = {"feeds": [_item(feed) for feed in listed]}
    return {"head": (Block("feed-discovery", data),), "footer": (Block("feed-links", data),)}


def _item(feed: Feed) -> dict[str, object]:
    return {
        "title": feed.title,
        "format": feed.name,
        "type": feed.media_type,
        "url": Link(f"output:{feed.path}"),
    }

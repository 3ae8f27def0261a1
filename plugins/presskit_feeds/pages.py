"""Feeds as pages: values with holes, of which nothing depends on the clock."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from presskit import Asset, Body, Catalog, Entry, Link, Page, enclosure, lead_image, listing_subject, slugify
from presskit_feeds.feeds import Feed, feeds
from presskit_feeds.settings import Settings


def feed_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    for found in feeds(catalog, settings).values():
        items = [item(entry, catalog, settings) for entry in found[0].entries]
        for feed in found:
            subject = listing_subject(feed.listing, catalog)
            data = feed_data(feed, items, subject.language, catalog, settings.hub)
            yield Page(
                path=feed.path, subject=subject, data=data, number=0
            )  # links lead to pages, never here


def feed_data(
    feed: Feed, items: list[dict[str, Any]], language: str, catalog: Catalog, hub: str
) -> dict[str, Any]:
    site = catalog.site
    is_site = feed.listing.uri == "home:"
    return {
        "format": feed.format,
        "title": feed.title,
        "subtitle": site.description if is_site else getattr(feed.listing, "summary", ""),
        "language": language,
        "author": site.author or site.title,
        "self": feed.url,
        "url": Link(feed.listing.uri),
        "hub": hub,
        "updated": written(max(changed(entry) for entry in feed.entries)),
        "items": items,
    }


def item(entry: Entry, catalog: Catalog, settings: Settings) -> dict[str, Any]:
    """An article in a feed."""
    metadata = entry.metadata
    section = catalog.sections[metadata.section]
    prefix = f"{entry.id}-"
    image = lead_image(entry)
    return {
        "id": identifier(entry, catalog.site.base_url),
        "url": Link(entry.uri),
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "summary": metadata.summary,
        "language": catalog.language_of(entry),
        "published": written(published(entry)),
        "updated": written(changed(entry)),
        "authors": [_author(name, catalog) for name in metadata.authors],
        "categories": list(dict.fromkeys([*([section.title] if section.path else []), *metadata.tags])),
        "image": image,
        "enclosure": enclosure(entry) or _file(image),
        "full": settings.content == "full",
        "prefix": prefix,
        "body": Body(entry.id, prefix=prefix) if settings.content == "full" and entry.has_body else None,
    }


def identifier(entry: Entry, base_url: str) -> str:
    """The id by which feed readers know an article that moved: the URL that it had first; empty where it has that still.

    So an article that names its old addresses, the oldest first, is shown to nobody as a new one.
    """
    alias = next((alias.strip() for alias in entry.metadata.aliases), "")
    if not alias or urlsplit(alias).netloc:
        return alias
    return f"{base_url.rstrip('/')}/{quote(unquote(alias.lstrip('/')))}"


def published(entry: Entry) -> datetime:
    """The date of an article; those in feeds have one."""
    return entry.metadata.date or datetime.min.replace(tzinfo=UTC)


def changed(entry: Entry) -> datetime:
    """When an article changed last."""
    return entry.metadata.changed or published(entry)


def written(moment: datetime) -> str:
    """An instant as RFC 3339 has it, in its own zone. That knows no zones with seconds, as places had before railways."""
    offset = moment.utcoffset()
    return (moment.astimezone(UTC) if offset and offset.seconds % 60 else moment).isoformat()


def _author(name: str, catalog: Catalog) -> dict[str, Any]:
    term = catalog.authors.get(slugify(name))
    return {"name": name, "url": Link(term.uri) if term else ""}


def _file(image: dict[str, Any] | None) -> dict[str, Any] | None:
    """The lead image as an enclosure, of which feed readers expect one."""
    if image is None:
        return None
    uri = image["url"].uri
    return {"url": image["url"], "size": Asset(uri, "size"), "type": Asset(uri, "type")}

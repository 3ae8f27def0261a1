"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from collections.abc import Mapping
from typing import Any

from msgspec import json


def json_feed(feed: Mapping[str, Any]) -> bytes:
    """The feed as one compact line."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed["title"],
        "home_page_url": feed["url"],
        "feed_url": feed["self"],
        **_given(description=feed["subtitle"]),
        "language": feed["language"],
        "authors": [{"name": feed["author"]}],
        **_given(hubs=[{"type": "WebSub", "url": feed["hub"]}] if feed["hub"] else []),
        "items": [_item(item) for item in feed["items"]],
    }
    return json.encode(document) + b"\n"


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    image = item["image"]["url"] if item["image"] else ""
    file = item["enclosure"] if item["enclosure"] and item["enclosure"]["type"] else None
    summary = item["summary"] or item["title"]  # an item has a text in any case
    text = {"content_html": item["content"]} if item["full"] else {"content_text": summary}
    return {
        "id": item["id"],
        "url": item["url"],
        "title": item["title"],
        **text,
        **_given(summary=item["summary"], image=image),
        "date_published": item["published"],
        "date_modified": item["updated"],
        **_given(
            authors=[_given(**author) for author in item["authors"]],
            tags=item["categories"],
            attachments=[_attachment(file)] if file else [],
        ),
        "language": item["language"],
    }


def _attachment(file: Mapping[str, str]) -> dict[str, Any]:
    size = int(file["size"]) if file["size"] else None
    return {"url": file["url"], "mime_type": file["type"], **_given(size_in_bytes=size)}


def _given(**fields: Any) -> dict[str, Any]:
    """The fields that are not empty: the format knows no empty ones."""
    return {name: value for name, value in fields.items() if value}

"""The document of one article: ``api/articles/<id>.json``."""

from typing import Any

from msgspec import json, to_builtins

from presskit import Catalog, Entry, Measure, Page, View, article_subject, enclosure, lead_image
from presskit_json.parts import (
    author_item,
    body,
    entry_item,
    filled_body,
    measured,
    moment,
    section_item,
    series_of,
    sized,
    slots,
    term_item,
    terms,
    translations,
)
from presskit_json.relations import Relations

VERSION = 1


def article_path(entry: Entry) -> str:
    return f"api/articles/{entry.id}.json"


def article_page(entry: Entry, related: Relations, catalog: Catalog) -> Page:
    older, newer = catalog.entries.get(related.older), catalog.entries.get(related.newer)
    data = {
        "$schema": f"{'../' * (entry.id.count('/') + 1)}schema/article-{VERSION}.json",
        "schema_version": VERSION,
        **entry_item(entry),
        "metadata": _metadata(entry, catalog),
        "outline": Measure(entry.id, "outline"),
        "words": Measure(entry.id, "words"),
        "body": body(entry),
        "blocks": [],
        "quotes": entry.facts.get("pullquote", {}).get("quotes", []),
        "breadcrumbs": [],
        "previous": entry_item(older) if older else None,
        "next": entry_item(newer) if newer else None,
        "translations": translations(entry, catalog),
        "references": related.references,
        "referenced_by": related.referenced_by,
        "slots": {},
        "facts": entry.facts,
    }
    return Page(path=article_path(entry), subject=article_subject(entry, catalog.site.language), data=data)


def _metadata(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    """The front matter, with names resolved to what the site knows by them."""
    metadata = entry.metadata
    return {
        "subtitle": metadata.subtitle,
        "summary": metadata.summary,
        "language": catalog.language_of(entry),
        "status": metadata.status,
        "date": moment(metadata.date),
        "updated": moment(metadata.updated),
        "expires": moment(metadata.expires),
        "authors": [author_item(name, catalog) for name in metadata.authors],
        "section": section_item(catalog.sections[metadata.section]),
        "tags": [term_item(term) for term in terms(metadata.tags, catalog.tags)],
        "series": _series(entry, catalog),
        "slug": metadata.slug,
        "aliases": metadata.aliases,
        "canonical": metadata.canonical,
        "order": metadata.order,
        "image": lead_image(entry),
        "enclosure": enclosure(entry),
        "extra": to_builtins(metadata.extra),
    }


def _series(entry: Entry, catalog: Catalog) -> dict[str, Any] | None:
    """The series with this article's place in it, counted from 1."""
    series = series_of(entry, catalog)
    if series is None:
        return None
    return {
        **term_item(series),
        "position": series.articles.index(entry.id) + 1,
        "length": len(series.articles),
    }


def article_document(view: View) -> dict[str, Any]:
    """The article's document, its holes filled."""
    data = view.data
    text = filled_body(data["body"])
    placed = slots(view.slots)
    metadata = data["metadata"]
    return {
        **data,
        "metadata": {
            **metadata,
            "image": measured(metadata["image"]),
            "enclosure": sized(metadata["enclosure"]),
        },
        "body": text,
        "blocks": blocks_in(text["tree"]),
        "breadcrumbs": _breadcrumbs([block for slot in placed.values() for block in slot]),
        "slots": placed,
    }


def blocks_in(tree: Any) -> list[dict[str, Any]]:
    """Kind and data of every block of a document tree, in order, those inside another after it."""
    found: list[dict[str, Any]] = []
    _collect(tree, found)
    return found


def _collect(value: Any, found: list[dict[str, Any]]) -> None:
    if isinstance(value, dict):
        # The data of blocks may have a `type` of its own.
        if value.get("type") == "block" and {"kind", "data"} <= value.keys():
            found.append({"kind": value["kind"], "data": value["data"]})
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            _collect(part, found)


def _breadcrumbs(placed: list[Any]) -> list[Any]:
    """The items of the first breadcrumbs, wherever a plugin placed them; none without such a plugin."""
    blocks = (json.decode(block) for block in placed)
    return next((block["data"]["items"] for block in blocks if block["kind"] == "breadcrumbs"), [])

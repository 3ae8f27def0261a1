"""The page of an article."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from presskit import (
    Body,
    Catalog,
    Entry,
    Link,
    Measure,
    Page,
    Section,
    Term,
    article_subject,
    enclosure,
    slugify,
)
from presskit_html import documentation
from presskit_html.cards import bylines, headline, picture, section_link
from presskit_html.places import article_path
from presskit_html.translations import translations

WORDS_A_MINUTE = 230
CONTENTS_FROM = 4
"""Headings of level 2 from which an article has a table of contents."""


class Place(Struct, frozen=True):
    """Where an article stands: its older and newer neighbour in the section, and its series.

    In ``documentation`` the neighbours are what comes before and after it.
    """

    older: Entry | Section | None = None
    newer: Entry | Section | None = None
    series: Term | None = None
    documentation: bool = False


def places(catalog: Catalog, folders: Sequence[str] = ()) -> dict[str, Place]:
    """The place of each article; ``folders`` are those of documentation."""
    series = {article: term for term in catalog.series.values() for article in term.articles}
    entries = catalog.entries
    found = {
        id: Place(entries.get(older), entries.get(newer), series.get(id))
        for id, (older, newer) in catalog.neighbours().items()
    }
    for id, (before, after) in documentation.neighbours(catalog, folders).items() if folders else ():
        found[id] = Place(before, after, series.get(id), documentation=True)
    return found


def article_page(entry: Entry, place: Place, catalog: Catalog, frame: Mapping[str, Any]) -> Page:
    metadata = entry.metadata
    data = {
        **frame,
        "top": metadata.section.partition("/")[0],
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "description": metadata.summary,
        "canonical": metadata.canonical,
        "kicker": section_link(entry, catalog),
        "authors": bylines(entry, catalog),
        "date": metadata.date.isoformat() if metadata.date else "",
        "updated": metadata.updated.isoformat() if metadata.updated else "",
        "words": Measure(entry.id, "words"),
        "image": picture(entry),
        "enclosure": enclosure(entry),
        "body": Body(entry.id),
        # An article with a table of contents of its own needs no other.
        "outline": None if entry.facts.get("html", {}).get("contents") else Measure(entry.id, "outline"),
        "tags": tags(entry, catalog),
        "series": series(entry.id, place.series, catalog) if place.series else None,
        "older": headline(place.older, catalog) if place.older else None,
        "newer": headline(place.newer, catalog) if place.newer else None,
        "documentation": place.documentation,
        **translations(entry, catalog),
    }
    subject = article_subject(entry, catalog.site.language)
    return Page(path=article_path(entry), subject=subject, template="article.html", data=data)


def measured(data: dict[str, Any]) -> dict[str, Any]:
    """The filled data of an article with ``minutes`` of reading, and the headings that its table of contents shows."""
    deepest, least = (3, 2) if data.get("documentation") else (2, CONTENTS_FROM)
    headings = [heading for heading in data["outline"] or () if heading["level"] <= deepest]
    return {
        **data,
        "minutes": math.ceil(data["words"] / WORDS_A_MINUTE),
        "contents": headings if len(headings) >= least else [],
    }


def tags(entry: Entry, catalog: Catalog) -> list[dict[str, Any]]:
    terms = (catalog.tags.get(slugify(tag)) for tag in entry.metadata.tags)
    return [{"title": term.title, "url": Link(term.uri)} for term in terms if term]


def series(id: str, term: Term, catalog: Catalog) -> dict[str, Any]:
    """The part that the article ``id`` is of its series, from 1, and the parts round it."""
    part = term.articles.index(id)
    before = term.articles[part - 1] if part else ""
    after = term.articles[part + 1] if part + 1 < len(term.articles) else ""
    return {
        "title": term.title,
        "url": Link(term.uri),
        "part": part + 1,
        "parts": len(term.articles),
        "previous": headline(catalog.entries[before], catalog) if before else None,
        "next": headline(catalog.entries[after], catalog) if after else None,
    }

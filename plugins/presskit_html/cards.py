"""Articles as listings show them: no more than a template prints, since all of it is in the listing's key."""

from typing import Any

from presskit import Asset, Catalog, Entry, Link, Section, lead_image, slugify

Card = dict[str, Any]


def cards(catalog: Catalog) -> dict[str, Card]:
    """The card of every article by id, made once: its section, its authors and all of its tags list it."""
    return {entry.id: card(entry, catalog) for entry in catalog.articles()}


def card(entry: Entry, catalog: Catalog) -> Card:
    """An article in a list that mixes sections: its kicker names its own."""
    metadata = entry.metadata
    return {
        "url": Link(entry.uri),
        "title": metadata.title,
        "language": catalog.language_of(entry),
        "summary": metadata.summary,
        "date": metadata.date.isoformat() if metadata.date else "",
        "authors": [{"name": name, "url": ""} for name in metadata.authors],
        "image": picture(entry),
        "kicker": section_link(entry, catalog),
    }


def picture(entry: Entry) -> dict[str, Any] | None:
    """The lead image of an article, with its sizes where there are some."""
    image = lead_image(entry)
    return {**image, "sources": Asset(image["url"].uri, "srcset")} if image else None


def without_kicker(card: Card) -> Card:
    """The same article in a list of its own section."""
    return {**card, "kicker": None}


def headline(entry: Entry | Section, catalog: Catalog) -> dict[str, Any]:
    """An article, or a section, as a headline with its date."""
    if isinstance(entry, Section):
        language = catalog.language_of(catalog.entries.get(entry.index))
        return {"url": Link(entry.uri), "title": entry.title, "language": language, "date": ""}
    metadata = entry.metadata
    return {
        "url": Link(entry.uri),
        "title": metadata.title,
        "language": catalog.language_of(entry),
        "date": metadata.date.isoformat() if metadata.date else "",
    }


def section_link(entry: Entry, catalog: Catalog) -> dict[str, Any] | None:
    """The section of an article; None for those that lie at the root."""
    section = catalog.sections.get(entry.metadata.section)
    return {"title": section.title, "url": Link(section.uri)} if section and section.path else None


def bylines(entry: Entry, catalog: Catalog) -> list[dict[str, Any]]:
    """The authors of an article with their pages."""
    named = ((name, catalog.authors.get(slugify(name))) for name in entry.metadata.authors)
    return [{"name": name, "url": Link(term.uri) if term else ""} for name, term in named]

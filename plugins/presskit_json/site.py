"""The catalog of the site: ``api/site.json``."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from presskit import Catalog, Entry, Link, Measure, Page, Section, Term, View, lead_image, listing_subject
from presskit_json.article import article_path
from presskit_json.parts import (
    body,
    entry_item,
    filled_body,
    measured,
    moment,
    section_item,
    series_of,
    slots,
    term_item,
    terms,
)

VERSION = 1


def site_page(catalog: Catalog) -> Page:
    """The page of the catalog. Its lists name what it describes elsewhere by id, path or slug."""
    site = catalog.site
    data = {
        "$schema": f"schema/site-{VERSION}.json",
        "schema_version": VERSION,
        "title": site.title,
        "url": Link("home:"),
        "description": site.description,
        "author": site.author,
        "language": site.language,
        "timezone": site.timezone,
        "root": _section(catalog.sections[""], catalog),
        "tags": _terms(catalog.tags),
        "authors": _terms(catalog.authors),
        "series": _terms(catalog.series),
        "articles": [_article(entry, catalog) for entry in catalog.articles()],
        "slots": {},
    }
    return Page(path="api/site.json", subject=listing_subject(catalog.sections[""], catalog), data=data)


def _section(section: Section, catalog: Catalog) -> dict[str, Any]:
    """A section and all beneath it; its body is that of its ``index.rst``."""
    index = catalog.entries.get(section.index)
    return {
        **section_item(section),
        "summary": section.summary,
        "body": body(index) if index and index.has_body else None,
        "articles": section.articles,
        "sections": [_section(catalog.sections[path], catalog) for path in section.children],
    }


def _terms(known: Mapping[str, Term]) -> list[dict[str, Any]]:
    return [{**term_item(term), "articles": term.articles} for term in known.values()]


def _article(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    metadata = entry.metadata
    series = series_of(entry, catalog)
    return {
        **entry_item(entry),
        "document": quote(article_path(entry).removeprefix("api/")),
        "summary": metadata.summary,
        "language": catalog.language_of(entry),
        "date": moment(metadata.date),
        "updated": moment(metadata.updated),
        "words": Measure(entry.id, "words"),
        "section": metadata.section,
        "authors": [term.slug for term in terms(metadata.authors, catalog.authors)],
        "tags": [term.slug for term in terms(metadata.tags, catalog.tags)],
        "series": series.slug if series else None,
        "image": lead_image(entry),
    }


def site_document(view: View) -> dict[str, Any]:
    """The catalog's document, its holes filled."""
    data = view.data
    return {
        **data,
        "root": _filled_section(data["root"]),
        "articles": [{**article, "image": measured(article["image"])} for article in data["articles"]],
        "slots": slots(view.slots),
    }


def _filled_section(section: dict[str, Any]) -> dict[str, Any]:
    return {
        **section,
        "body": filled_body(section["body"]) if section["body"] else None,
        "sections": [_filled_section(child) for child in section["sections"]],
    }

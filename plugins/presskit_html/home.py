"""The front page."""

from collections.abc import Mapping
from typing import Any

from presskit import Body, Catalog, Link, Page, Section, listing_subject
from presskit_html.cards import card, without_kicker
from presskit_html.documentation import ALL, members
from presskit_html.listing import children_of
from presskit_html.places import HOME
from presskit_html.settings import Settings
from presskit_html.translations import translations

SECONDS = 3
"""Articles beside the lead."""


def home_page(catalog: Catalog, frame: Mapping[str, Any], settings: Settings) -> Page:
    """The newest article leads, some stand beside it; sections follow with what is not yet on the page.

    Documentation has no news: what it holds is in order.
    """
    root = catalog.sections[""]
    index = catalog.entries.get(root.index)
    is_documentation = ALL in settings.documentation
    ids = () if is_documentation else catalog.newest
    shown = set(ids[: 1 + SECONDS])
    data = {
        **frame,
        "title": catalog.site.title,
        "description": catalog.site.description or (index.metadata.summary if index else ""),
        "body": Body(index.id) if index and index.has_body else None,
        "lead": card(catalog.entries[ids[0]], catalog) if ids else None,
        "seconds": [card(catalog.entries[article], catalog) for article in ids[1 : 1 + SECONDS]],
        "sections": [
            group
            for section in (root, *(catalog.sections[path] for path in root.children))
            if not is_documentation and (group := _group(section, shown, catalog, settings))
        ],
        "children": children_of(members(root, catalog)) if is_documentation else [],
        **translations(index, catalog),
    }
    return Page(path=HOME, subject=listing_subject(root, catalog), template="home.html", data=data)


def _group(section: Section, shown: set[str], catalog: Catalog, settings: Settings) -> dict[str, Any] | None:
    """A section with its newest articles that are not in ``shown``.

    The root's are those that lie in no section: all of a flat site's, so there are more of them.
    """
    ids = catalog.within(section.path) if section.path else section.articles
    limit = settings.home_articles if section.path else settings.page_size
    fresh = [article for article in ids if article not in shown][:limit]
    if not fresh:
        return None
    return {
        "title": section.title if section.path else "",
        "url": Link(section.uri) if section.path else "",
        "cards": [without_kicker(card(catalog.entries[article], catalog)) for article in fresh],
    }

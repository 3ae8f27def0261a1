"""Entities of JSON-LD that are not articles: who publishes the site, and the way to a page."""

from functools import lru_cache

from presskit import Block, Catalog, Link, Subject
from presskit_sharing.cards import picture
from presskit_sharing.settings import Settings


def publisher(catalog: Catalog, settings: Settings) -> Block:
    """The organization and the site, for the home page."""
    data = {
        "name": settings.publisher or catalog.site.title,
        "url": Link("home:", "absolute"),
        "logo": picture(settings.logo) if settings.logo else None,
        "profiles": settings.profiles,
        "description": catalog.site.description,
    }
    return Block("publisher", data)


def trail(subject: Subject, catalog: Catalog) -> Block:
    """The pages above a page, from the home page on; the page itself is the last of them."""
    path = subject.section_path
    return _trail(path.rpartition("/")[0] if subject.section is not None else path, catalog)


@lru_cache(maxsize=1024)  # the same stand above all articles of a section
def _trail(section: str, catalog: Catalog) -> Block:
    above = [(catalog.site.title, "home:"), *((each.title, each.uri) for each in catalog.ancestors(section))]
    return Block(
        "breadcrumb-list",
        {"items": [{"name": title, "url": Link(uri, "absolute")} for title, uri in above]},
    )

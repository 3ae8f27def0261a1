"""Which feeds a site has."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote

from msgspec import Struct

from presskit import Catalog, Entry, Section, Term, slugify
from presskit_feeds.settings import ALL, Settings

_Listing = TypeVar("_Listing", Section, Term)

_NAMES = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}
_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}
_FOLDERS = {"tag": "tags", "author": "authors"}


class Feed(Struct, frozen=True):
    """One feed: its format, where it lies in the output (``path``) and for subscribers (``url``), and its articles."""

    format: str
    path: str
    url: str
    title: str
    listing: Section | Term
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The format as people know it."""
        return _NAMES[self.format]

    @property
    def media_type(self) -> str:
        return _TYPES[self.format]


@lru_cache(maxsize=1)  # the slots and the writer ask for the same
def feeds(catalog: Catalog, settings: Settings) -> Mapping[str, Sequence[Feed]]:
    """The feeds of each listing by its URI, the site's first.

    Without ``base_url`` there is none, since everything in a feed has to be absolute. An article without a date has no
    place in one, and a feed without an article has no date itself (RFC 4287 §4.1.1), so there is no such feed.
    """
    site = catalog.site
    found: dict[str, list[Feed]] = {}
    for listing in _listings(catalog, settings) if site.base_url else ():
        entries = _newest(listing, catalog, settings.count)
        whole = isinstance(listing, Section) and not listing.path
        for format, file in settings.files.items() if entries else ():
            path = posixpath.join(_folder(listing), file)
            url = f"{site.base_url.rstrip('/')}/{quote(path)}"
            title = site.title if whole else f"{listing.title} — {site.title}"
            found.setdefault(listing.uri, []).append(Feed(format, path, url, title, listing, entries))
    return found


def _listings(catalog: Catalog, settings: Settings) -> Iterator[Section | Term]:
    yield catalog.sections[""]
    sections = {path: section for path, section in catalog.sections.items() if path}
    yield from _chosen(sections, [path.strip("/") for path in settings.sections])
    yield from _chosen(catalog.tags, [_slug(tag) for tag in settings.tags])
    yield from _chosen(catalog.authors, [_slug(author) for author in settings.authors])


def _chosen(known: Mapping[str, _Listing], keys: Sequence[str]) -> Iterator[_Listing]:
    names = known if ALL in keys else dict.fromkeys(keys)
    return (known[name] for name in names if name in known)


def _slug(name: str) -> str:
    return name if name == ALL else slugify(name)


def _newest(listing: Section | Term, catalog: Catalog, count: int) -> tuple[Entry, ...]:
    ids = listing.articles if isinstance(listing, Term) else catalog.within(listing.path)
    return tuple(entry for id in ids[:count] if (entry := catalog.entries[id]).metadata.date)


def _folder(listing: Section | Term) -> str:
    return f"{_FOLDERS[listing.kind]}/{listing.slug}" if isinstance(listing, Term) else listing.path

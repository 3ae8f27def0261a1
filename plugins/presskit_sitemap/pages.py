"""The pages of the writer, as values."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from presskit import Catalog, Entry, Link, Page, lead_image, listing_subject

INDEX = "sitemap.xml"
NEWS = "news-sitemap.xml"
MOST = 50_000
"""Addresses in a file: sitemaps.org/protocol.html. One that is full stays far below the 50 MB."""
MOST_NEWS = 1_000

Url = list[Any]
"""An address, when what is there changed last, its picture, and then its translations, each with its language, the original
first: lists take the least room of all values."""


def sitemap_pages(catalog: Catalog) -> Iterator[Page]:
    """The site map; of a large site several, with an index of them.

    Articles come in the order of their dates, so that a new one changes the last file alone.
    """
    urls = [*_articles(catalog), *_listings(catalog)]
    if len(urls) <= MOST:
        yield _page(catalog, 1, INDEX, "urls", {"urls": urls})
        return
    files = [urls[start : start + MOST] for start in range(0, len(urls), MOST)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    listed = [
        [
            _file(catalog, name),
            max(filter(None, (url[1] for url in file)), key=datetime.fromisoformat, default=""),
        ]
        for name, file in zip(names, files, strict=True)
    ]
    yield _page(catalog, 1, INDEX, "index", {"files": listed})
    for number, (name, file) in enumerate(zip(names, files, strict=True), start=2):
        yield _page(catalog, number, name, "urls", {"urls": file})


def news_page(catalog: Catalog, fresh: Sequence[str], publication: str) -> Page:
    """The articles that are fresh. Without any it holds the newest as a plain address: the schema wants one."""
    entries = [entry for id in fresh if _is_ours(entry := catalog.entries[id])][:MOST_NEWS]
    data = {
        "publication": publication or catalog.site.title,
        "news": [
            [
                Link(entry.uri),
                entry.metadata.date.isoformat() if entry.metadata.date else "",
                entry.metadata.title,
                news_language(catalog.language_of(entry)),
            ]
            for entry in entries
        ],
        "otherwise": Link(next((entry.uri for entry in catalog.articles() if _is_ours(entry)), "home:")),
    }
    return _page(catalog, 0, NEWS, "news", data)


def robots_page(catalog: Catalog, *, news: bool) -> Iterator[Page]:
    """What robots may read: everything. They look for it at the root of the host alone."""
    if urlsplit(catalog.site.base_url).path.strip("/"):
        return
    data = {"sitemaps": [_file(catalog, name) for name in (INDEX, NEWS) if news or name != NEWS]}
    yield _page(catalog, 0, "robots.txt", "robots", data, default=True)


def _page(
    catalog: Catalog, number: int, path: str, template: str, data: dict[str, Any], *, default: bool = False
) -> Page:
    subject = listing_subject(catalog.sections[""], catalog)
    return Page(path=path, subject=subject, template=template, data=data, number=number, default=default)


def _articles(catalog: Catalog) -> Iterator[Url]:
    for id in reversed(catalog.newest):
        entry = catalog.entries[id]
        if _is_ours(entry):
            image = lead_image(entry)
            yield [
                Link(entry.uri),
                _text(entry.metadata.changed),
                image["url"] if image else "",
                *_translations(entry.id, catalog),
            ]


def _listings(catalog: Catalog) -> Iterator[Url]:
    """The pages that list articles, each as new as the newest change of what it lists."""
    dates = {id: catalog.entries[id].metadata.changed for id in catalog.newest}
    latest = {
        path: max(filter(None, (dates[id] for id in section.articles)), default=None)
        for path, section in catalog.sections.items()
    }
    for path in sorted(latest, key=lambda path: -path.count("/")):  # from the innermost out
        if path:
            above = path.rpartition("/")[0]
            latest[above] = max(filter(None, (latest[above], latest[path])), default=None)
    for path, section in catalog.sections.items():  # the root is the first
        yield [Link(section.uri), _text(latest[path]), "", *_translations(section.index, catalog)]
    for term in catalog.terms():
        yield [
            Link(term.uri),
            _text(max(filter(None, (dates[id] for id in term.articles)), default=None)),
            "",
        ]
    yield [Link("archive:"), _text(latest[""]), ""]


def _translations(id: str, catalog: Catalog) -> Iterator[list[Any]]:
    """A page in all its languages, its own among them, as far as they are to be found here."""
    for language, other in catalog.translations.get(id, {}).items():
        entry = catalog.entries[other]
        if _is_ours(entry):
            yield [language, Link(entry.uri)]


def news_language(tag: str) -> str:
    """ISO 639, but for Chinese, of which the news site map knows two: ``zh-cn`` and ``zh-tw``."""
    language, *rest = tag.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"hant", "tw", "hk", "mo"} & set(rest) else "zh-cn"


def _is_ours(entry: Entry) -> bool:
    """Whether an article is to be found here: one with another canonical address is to be found there."""
    return not entry.metadata.canonical


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _file(catalog: Catalog, name: str) -> str:
    return f"{catalog.site.base_url.rstrip('/')}/{name}"

"""All pages of the site, as values."""

from collections.abc import Iterator
from typing import Any

from presskit import Asset, Catalog, Entry, Link, Message, Page, Subject, article_subject
from presskit_html.archive import archive_page
from presskit_html.article import article_page, places
from presskit_html.cards import cards
from presskit_html.documentation import ALL, root_of
from presskit_html.home import home_page
from presskit_html.listing import contents_page, section_pages, term_pages
from presskit_html.places import ERROR, SEARCH
from presskit_html.redirects import aliases, redirect_pages
from presskit_html.settings import Settings, SiteLink

_LINKED = ("article:", "section:", "tag:", "author:", "series:", "archive:", "search:", "home:", "ref:")


def all_pages(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    """Every page of the site: those that links lead to, then the redirects from former addresses."""
    yield from _targets(catalog, settings)
    for id, path in aliases(catalog):
        yield alias_page(path, catalog.entries[id], catalog)
    yield from redirect_pages(catalog, settings.redirects)


def _targets(catalog: Catalog, settings: Settings) -> Iterator[Page]:
    frame = page_frame(catalog, settings)
    yield home_page(catalog, frame, settings)
    where = places(catalog, settings.documentation)
    for entry in catalog.articles():
        yield article_page(entry, where[entry.id], catalog, frame)
    listed = cards(catalog)
    for section in catalog.sections.values():
        if section.path and root_of(section.path, settings.documentation) is not None:
            yield contents_page(section, catalog, frame)
        elif section.path:
            yield from section_pages(section, catalog, listed, frame, settings.page_size)
    for term in catalog.terms():
        yield from term_pages(term, catalog, listed, frame, settings.page_size)
    yield archive_page(catalog, frame)
    if catalog.site.search:
        yield search_page(catalog, frame)
    yield error_page(catalog, frame)


def page_frame(catalog: Catalog, settings: Settings) -> dict[str, Any]:
    """What head, header and footer of every page show; ``top`` is the top-level section that a page is in."""
    return {
        "top": "",
        "description": "",
        "canonical": "",
        "home": Link("home:"),
        "archive": Link("archive:"),
        "search": Link("search:") if catalog.site.search else "",
        "navigation": navigation(catalog, settings),
        "footer": [_link(link) for link in settings.footer],
        "social": [_link(link) for link in settings.social],
        "footer_text": Message(settings.footer_text) if settings.footer_text else "",
        "logo": Asset(settings.logo) if settings.logo else "",
        **({"logo_dark": Asset(settings.logo_dark)} if settings.logo_dark else {}),
        "icon": Asset(settings.icon) if settings.icon else "",
    }


def navigation(catalog: Catalog, settings: Settings) -> list[dict[str, Any]]:
    """The primary navigation; ``section`` is the top-level section that a link stands for."""
    if settings.navigation:
        return [_link(link) for link in settings.navigation]
    # Where all is documentation, the sections are beside every page.
    paths = () if ALL in settings.documentation else catalog.sections[""].children
    sections = (catalog.sections[path] for path in paths)
    links = [
        {"title": section.title, "url": Link(section.uri), "from_root": False, "section": section.path}
        for section in sections
    ]
    if catalog.site.search:
        search = {"title": Link("search:", "title"), "url": Link("search:")}
        links.append({**search, "from_root": False, "section": "search"})
    return links


def _link(link: SiteLink) -> dict[str, Any]:
    return {
        "title": link.title,
        "url": Link(link.url) if link.url.startswith(_LINKED) else link.url,
        "from_root": link.url.startswith("/") and not link.url.startswith("//"),
        "section": link.url.removeprefix("section:") if link.url.startswith("section:") else "",
    }


def search_page(catalog: Catalog, frame: dict[str, Any]) -> Page:
    """A frame for what a plugin puts into it."""
    subject = Subject(
        kind="search", uri="search:", title=Message("Search").text, language=catalog.site.language
    )
    return Page(path=SEARCH, subject=subject, template="search.html", data={**frame, "top": "search"})


def error_page(catalog: Catalog, frame: dict[str, Any]) -> Page:
    subject = Subject(
        kind="error", uri="error:404", title=Message("Page not found").text, language=catalog.site.language
    )
    return Page(path=ERROR, subject=subject, template="error.html", data=frame)


def alias_page(path: str, entry: Entry, catalog: Catalog) -> Page:
    """The redirect at a former address of ``entry``. Its number keeps it from being the target of links."""
    canonical = entry.metadata.canonical or Link(entry.uri, "absolute")
    data = {"title": entry.metadata.title, "target": Link(entry.uri), "canonical": canonical}
    subject = article_subject(entry, catalog.site.language)
    return Page(path=path, subject=subject, template="redirect.html", data=data, number=0)

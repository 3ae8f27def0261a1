"""Listings with pages: sections, tags, authors and series."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from presskit import Body, Catalog, Link, Message, Page, Section, Subject, Term, listing_subject
from presskit_html.cards import Card, without_kicker
from presskit_html.documentation import Member, members, summary, title
from presskit_html.places import numbered, section_path, term_path, turn
from presskit_html.translations import translations

_NO_INTRODUCTION: dict[str, Any] = {"subtitle": "", "body": None, "children": []}
_LABELS = {"tag": Message("Tagged"), "author": Message("Articles by"), "series": Message("Series")}


def section_pages(
    section: Section, catalog: Catalog, cards: Mapping[str, Card], frame: Mapping[str, Any], size: int
) -> Iterator[Page]:
    """The pages of a section: its own and its descendants' articles, introduced on the first page."""
    subject = listing_subject(section, catalog)
    first = _introduction(section, catalog, [catalog.sections[path] for path in section.children])
    common = _common(section, frame)
    own = set(section.articles)
    listed = [
        without_kicker(cards[article]) if article in own else cards[article]
        for article in catalog.within(section.path)
    ]
    yield from _listing(section_path(section.path), subject, listed, common=common, first=first, size=size)


def contents_page(section: Section, catalog: Catalog, frame: Mapping[str, Any]) -> Page:
    """The page of a section of documentation: all that is in it, in the order in which it is read."""
    subject = listing_subject(section, catalog)
    first = _introduction(section, catalog, members(section, catalog))
    (page,) = _listing(
        section_path(section.path), subject, (), common=_common(section, frame), first=first, size=1
    )
    return page


def _common(section: Section, frame: Mapping[str, Any]) -> dict[str, Any]:
    return {**frame, "top": section.path.partition("/")[0], "label": "", "description": section.summary}


def _introduction(section: Section, catalog: Catalog, children: Sequence[Member]) -> dict[str, Any]:
    """What stands above the articles of a section."""
    index = catalog.entries.get(section.index)
    return {
        "subtitle": index.metadata.subtitle if index else "",
        "body": Body(index.id) if index and index.has_body else None,
        "children": children_of(children),
        **translations(index, catalog),
    }


def children_of(children: Sequence[Member]) -> list[dict[str, Any]]:
    return [{"title": title(child), "summary": summary(child), "url": Link(child.uri)} for child in children]


def term_pages(
    term: Term, catalog: Catalog, cards: Mapping[str, Card], frame: Mapping[str, Any], size: int
) -> Iterator[Page]:
    subject = listing_subject(term, catalog)
    common = {**frame, "label": _LABELS[term.kind]}
    listed = [cards[article] for article in term.articles]
    yield from _listing(term_path(term), subject, listed, common=common, first=_NO_INTRODUCTION, size=size)


def _listing(
    path: str,
    subject: Subject,
    cards: Sequence[Card],
    *,
    common: dict[str, Any],
    first: dict[str, Any],
    size: int,
) -> Iterator[Page]:
    """The pages of a listing; ``common`` is on each of them, ``first`` only on the first.

    The others are full and numbered from the end: what such a page holds stays as it is when articles are added, and so do
    links to it. Since none is half empty, the first holds up to twice as many.
    """
    others = max(0, len(cards) // size - 1)
    for number in (0, *range(others, 0, -1)):
        end = len(cards) - (number - 1) * size if number else len(cards) - others * size
        start = end - size if number else 0
        data = {
            **common,
            **(_NO_INTRODUCTION if number else first),
            "title": subject.title,
            "cards": cards[start:end],
            "start": len(cards) - start,
            "number": number,
            "previous": turn(number, (number + 1) % (others + 1)) if number else "",
            "next": turn(number, (number or others + 1) - 1) if others and number != 1 else "",
        }
        # Only the one with number 1 is where links to the subject lead.
        yield Page(
            path=numbered(path, number),
            subject=subject,
            template="listing.html",
            data=data,
            number=number + 1,
        )

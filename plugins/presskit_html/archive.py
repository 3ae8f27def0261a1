"""The archive: every article by year and month, and the lists of series, authors and tags."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from presskit import Catalog, Entry, Link, Message, Page, Subject, Term
from presskit_html.cards import headline
from presskit_html.places import ARCHIVE


def archive_page(catalog: Catalog, frame: Mapping[str, Any]) -> Page:
    entries = list(catalog.articles())
    data = {
        **frame,
        "top": "archive",
        "years": _years(entries, catalog),
        "undated": [headline(entry, catalog) for entry in entries if entry.metadata.date is None],
        "terms": [
            {"title": title, "links": links}
            for title, terms in (
                (Message("All series"), catalog.series),
                (Message("All authors"), catalog.authors),
                (Message("All tags"), catalog.tags),
            )
            if (links := _links(terms.values()))
        ],
    }
    subject = Subject(
        kind="archive", uri="archive:", title=Message("Archive").text, language=catalog.site.language
    )
    return Page(path=ARCHIVE, subject=subject, template="archive.html", data=data)


def _years(entries: list[Entry], catalog: Catalog) -> list[dict[str, Any]]:
    """Years with their months, newest first. A month is given as its first article's date."""
    dated = [headline(entry, catalog) for entry in entries if entry.metadata.date]
    return [
        {
            "year": year,
            "months": [
                {"date": cards[0]["date"], "cards": cards}
                for cards in (list(month) for _, month in groupby(months, key=lambda item: item["date"][:7]))
            ],
        }
        for year, months in groupby(dated, key=lambda item: item["date"][:4])
    ]


def _links(terms: Iterable[Term]) -> list[dict[str, Any]]:
    ordered = sorted(terms, key=lambda term: (term.title.casefold(), term.slug))
    return [{"title": term.title, "url": Link(term.uri), "count": len(term.articles)} for term in ordered]

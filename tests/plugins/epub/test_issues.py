import datetime as dt

import pytest

from presskit import Catalog
from presskit_epub.book import parts_of
from presskit_epub.issues import books
from presskit_epub.settings import BookSettings


def made(catalog: Catalog, **settings: object) -> dict[str, tuple[str, int, list[str]]]:
    """Title, number and articles of each book, by its file."""
    return {
        book.file: (book.title, book.number, list(parts_of(catalog, book).ids()))
        for book in books(catalog, BookSettings(**settings))  # type: ignore[arg-type]
    }


def test_without_each_a_book_is_itself(catalog: Catalog) -> None:
    settings = BookSettings(title="Sand", tags=("sand",))
    assert list(books(catalog, settings)) == [settings]


def test_an_issue_for_every_month_with_an_article(catalog: Catalog) -> None:
    articles = ["harbour/bar", "harbour/gauge", "harbour/tides/twelfths", "town/buns"]
    assert made(catalog, each="month") == {"the-packet-2026-03.epub": ("The Packet: March 2026", 1, articles)}


@pytest.mark.parametrize(
    ("each", "language", "file", "title"),
    [
        ("year", "en", "p-2026.epub", "The Packet: 2026"),
        ("quarter", "de", "p-2026-q1.epub", "The Packet: 1. Quartal 2026"),
        ("month", "ar", "p-2026-03.epub", "The Packet: مارس 2026"),
        ("month", "x-none", "p-2026-03.epub", "The Packet: March 2026"),
    ],
)
def test_issues_are_named_in_the_language_of_the_book(
    catalog: Catalog, each: str, language: str, file: str, title: str
) -> None:
    assert {
        name: book[0] for name, book in made(catalog, each=each, language=language, file="p").items()
    } == {file: title}


def test_a_book_for_each_section_and_each_series(catalog: Catalog) -> None:
    sections = made(catalog, each="section")
    assert list(sections) == ["the-packet-harbour.epub", "the-packet-town.epub"]
    assert sections["the-packet-harbour.epub"][2] == [
        "harbour/index",
        "harbour/bar",
        "harbour/gauge",
        "harbour/tides/twelfths",
    ]
    assert made(catalog, each="series") == {
        "the-packet-to-eat.epub": ("The Packet: To eat", 1, ["town/buns"])
    }


def test_issues_keep_to_what_the_settings_choose(catalog: Catalog) -> None:
    found = made(catalog, each="month", sections=("harbour",), since=dt.date(2026, 3, 4))
    assert found["the-packet-2026-03.epub"][2] == ["harbour/gauge", "harbour/tides/twelfths"]


def test_issues_belong_to_a_collection(catalog: Catalog) -> None:
    assert {book.collection for book in books(catalog, BookSettings(each="month"))} == {"The Packet"}
    assert {book.collection for book in books(catalog, BookSettings(each="month", collection="X"))} == {"X"}


def test_dates_choose_articles_by_the_day_that_they_say(catalog: Catalog) -> None:
    settings = BookSettings(since=dt.date(2026, 3, 3), until=dt.date(2026, 3, 4))
    assert list(parts_of(catalog, settings).ids()) == ["harbour/tides/twelfths", "town/buns"]

import pytest

from presskit import Catalog
from presskit_epub.checks import check_books
from presskit_epub.settings import BookSettings, Settings


def found(catalog: Catalog, *books: BookSettings) -> list[tuple[str, str, str]]:
    settings = Settings(books=(BookSettings(title="All"), *books))
    return [(each.code, each.message, each.hint) for each in check_books(catalog, settings)]


def test_what_a_book_takes_is_found_as_the_book_itself_finds_it(catalog: Catalog) -> None:
    book = BookSettings(title="Sand", sections=("/harbour/",), tags=("SAND",))
    assert found(catalog, book, BookSettings(title="Eat", series="to eat")) == []


@pytest.mark.parametrize(
    ("book", "message", "hint"),
    [
        (
            BookSettings(sections=("town", "harbor")),
            "`plugin.epub.books[1].sections`: there is no section `harbor`",
            "did you mean `harbour`?",
        ),
        (
            BookSettings(tags=("sands",)),
            "`plugin.epub.books[1].tags`: no article has the tag `sands`",
            "did you mean `Sand`?",
        ),
        (
            BookSettings(series="To drink"),
            "`plugin.epub.books[1].series`: no article is in the series `To drink`",
            "",
        ),
    ],
)
def test_an_unknown_name_is_a_finding(catalog: Catalog, book: BookSettings, message: str, hint: str) -> None:
    assert found(catalog, book) == [("EP001", message, hint)]


def test_a_book_without_an_article_is_a_finding(catalog: Catalog) -> None:
    book = BookSettings(title="None", sections=("town",), tags=("Fog",), series="To eat")
    assert found(catalog, book) == [
        ("EP002", "`plugin.epub.books[1]`: no published article is in this book", "")
    ]

from presskit import Catalog, Site
from presskit.link.catalog import catalog as make_catalog
from presskit_epub.book import book_of, parts_of
from presskit_epub.settings import BookSettings


def ids(catalog: Catalog, settings: BookSettings) -> list[str]:
    return list(parts_of(catalog, settings).ids())


def test_the_whole_site_in_the_order_of_its_sections_oldest_first(catalog: Catalog) -> None:
    assert ids(catalog, BookSettings()) == [
        "index",
        "harbour/index",
        "harbour/bar",
        "harbour/gauge",
        "harbour/tides/twelfths",
        "town/buns",
        "town/undated",
    ]


def test_a_section_brings_what_is_beneath_it(catalog: Catalog) -> None:
    settings = BookSettings(sections=("harbour/",))
    assert ids(catalog, settings) == [
        "harbour/index",
        "harbour/bar",
        "harbour/gauge",
        "harbour/tides/twelfths",
    ]


def test_tags_and_series_choose_articles_and_leave_section_texts_out(catalog: Catalog) -> None:
    assert ids(catalog, BookSettings(tags=("SAND",))) == ["harbour/bar", "town/undated"]
    assert ids(catalog, BookSettings(series="to eat")) == ["town/buns"]
    assert ids(catalog, BookSettings(tags=("sand",), sections=("town",))) == ["town/undated"]


def test_the_latest_change_of_its_articles_dates_the_book(catalog: Catalog) -> None:
    book = book_of(catalog, BookSettings(), parts_of(catalog, BookSettings()))
    assert (book.modified, book.date) == ("2026-03-09T06:30:00Z", "2026-03-09")


def test_without_dates_no_clock_is_read() -> None:
    empty = make_catalog([], Site())
    book = book_of(empty, BookSettings(), parts_of(empty, BookSettings()))
    assert (book.modified, book.date) == ("2000-01-01T00:00:00Z", "")


def test_authors_in_the_order_in_which_a_reader_meets_them_else_the_sites(catalog: Catalog) -> None:
    whole, town = BookSettings(), BookSettings(sections=("town",), file="town.epub")
    assert book_of(catalog, whole, parts_of(catalog, whole)).creators == ("Nell", "Dipa")
    assert book_of(catalog, town, parts_of(catalog, town)).creators == ("Ada",)


def test_the_identifier_stays_and_each_book_has_its_own(catalog: Catalog) -> None:
    root = parts_of(catalog, BookSettings())
    whole = book_of(catalog, BookSettings(), root)
    renamed = book_of(catalog, BookSettings(title="Another title", file="the-packet.epub"), root)
    other = book_of(catalog, BookSettings(file="other"), root)
    assert whole.file == "the-packet.epub"
    assert other.file == "other.epub"
    assert whole.identifier == renamed.identifier != other.identifier

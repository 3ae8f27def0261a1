from presskit import Body, Catalog, Page, Site
from presskit.link.catalog import catalog as make_catalog
from presskit_epub.pages import book_pages
from presskit_epub.settings import BookSettings


def paths(pages: list[Page]) -> list[str]:
    return [page.path for page in pages]


def test_the_pages_in_reading_order(catalog: Catalog) -> None:
    pages = list(book_pages(catalog, BookSettings()))
    assert paths(pages) == [
        "EPUB/cover.xhtml",
        "EPUB/title.xhtml",
        "EPUB/nav.xhtml",
        "EPUB/toc.ncx",
        "EPUB/parts/harbour.xhtml",
        "EPUB/text/harbour-bar.xhtml",
        "EPUB/text/harbour-gauge.xhtml",
        "EPUB/parts/harbour-tides.xhtml",
        "EPUB/text/harbour-tides-twelfths.xhtml",
        "EPUB/parts/town.xhtml",
        "EPUB/text/town-buns.xhtml",
        "EPUB/text/town-undated.xhtml",
        "EPUB/colophon.xhtml",
    ]
    assert {page.container for page in pages} == {"the-packet.epub"}


def test_links_lead_to_chapters_parts_and_for_home_to_the_title_page(catalog: Catalog) -> None:
    homes = {page.subject.uri: page.path for page in book_pages(catalog, BookSettings()) if page.number == 1}
    assert homes["home:"] == "EPUB/title.xhtml"
    assert homes["section:harbour/tides"] == "EPUB/parts/harbour-tides.xhtml"
    assert homes["article:town/buns"] == "EPUB/text/town-buns.xhtml"


def test_the_texts_of_index_articles_open_the_book_and_its_parts(catalog: Catalog) -> None:
    data = {page.path: page.data.get("body") for page in book_pages(catalog, BookSettings())}
    assert data["EPUB/title.xhtml"] == Body("index")
    assert data["EPUB/parts/harbour.xhtml"] == Body("harbour/index")
    assert data["EPUB/parts/town.xhtml"] is None


def test_a_book_of_one_section_without_a_text_has_no_part_page(catalog: Catalog) -> None:
    pages = list(book_pages(catalog, BookSettings(sections=("town",))))
    assert paths(pages)[4:] == [
        "EPUB/text/town-buns.xhtml",
        "EPUB/text/town-undated.xhtml",
        "EPUB/colophon.xhtml",
    ]


def test_an_article_keeps_its_language(catalog: Catalog) -> None:
    languages = {
        page.path: page.subject.language for page in book_pages(catalog, BookSettings(language="fr"))
    }
    assert languages["EPUB/text/town-undated.xhtml"] == "de"
    assert languages["EPUB/text/town-buns.xhtml"] == "fr"


def test_a_book_of_nothing_is_no_book(catalog: Catalog) -> None:
    assert list(book_pages(catalog, BookSettings(tags=("nothing",)))) == []
    assert list(book_pages(make_catalog([], Site()), BookSettings())) == []


def test_a_change_on_a_later_day_is_told(catalog: Catalog) -> None:
    updated = {page.path: page.data.get("updated") for page in book_pages(catalog, BookSettings())}
    assert updated["EPUB/text/town-buns.xhtml"] == "2026-03-09T06:30:00+00:00"
    assert updated["EPUB/text/harbour-bar.xhtml"] == ""

"""Sections and terms as pages of cards."""

from collections.abc import Callable

from presskit import Body, Catalog, Link, Page
from presskit_html.cards import cards
from presskit_html.listing import section_pages, term_pages


def section(catalog: Catalog, path: str, size: int = 20) -> list[Page]:
    return list(section_pages(catalog.sections[path], catalog, cards(catalog), {}, size))


def test_a_section_lists_its_own_and_its_descendants_articles_newest_first(catalog: Catalog) -> None:
    (page,) = section(catalog, "news")
    assert [card["url"].uri for card in page.data["cards"]] == [
        "article:news/tides/gauge",
        "article:news/ferry",
        "article:news/fog",
        "article:news/bridge",
    ]


def test_only_articles_of_other_sections_name_theirs(catalog: Catalog) -> None:
    (page,) = section(catalog, "news")
    assert [card["kicker"] and card["kicker"]["title"] for card in page.data["cards"]] == [
        "Tides",
        None,
        None,
        None,
    ]


def test_a_section_shows_its_index_and_its_children(catalog: Catalog) -> None:
    (page,) = section(catalog, "news")
    assert page.data["body"] == Body("news/index")
    assert [child["url"] for child in page.data["children"]] == [Link("section:news/tides")]
    assert section(catalog, "recipes")[0].data["body"] is None


def test_pages_follow_each_other_and_hold_every_article_once(flat: Callable[[int], Catalog]) -> None:
    site = flat(45)
    pages = section(site, "news", size=10)
    assert [page.path for page in pages] == [
        "news/index.html",
        "news/page/3/index.html",
        "news/page/2/index.html",
        "news/page/1/index.html",
    ]
    assert [page.number == 1 for page in pages] == [True, False, False, False]
    assert [card["url"].uri for page in pages for card in page.data["cards"]] == [
        f"article:{id}" for id in site.newest
    ]
    assert [(page.data["previous"], page.data["next"]) for page in pages] == [
        ("", "page/3/"),
        ("../../", "../2/"),
        ("../3/", "../1/"),
        ("../2/", ""),
    ]


def test_cards_are_counted_down_to_the_first_article(flat: Callable[[int], Catalog]) -> None:
    pages = section(flat(45), "news", size=10)
    assert [page.data["start"] for page in pages] == [45, 30, 20, 10]


def test_the_first_page_is_never_half_empty(flat: Callable[[int], Catalog]) -> None:
    lengths = {
        count: [len(page.data["cards"]) for page in section(flat(count), "news")]
        for count in (1, 20, 39, 40, 59, 60)
    }
    assert lengths == {1: [1], 20: [20], 39: [39], 40: [20, 20], 59: [39, 20], 60: [20, 20, 20]}


def test_an_article_more_changes_the_first_page_alone(flat: Callable[[int], Catalog]) -> None:
    before, after = (section(flat(count), "news", size=10) for count in (45, 46))
    differing = [was.path for was, now in zip(before, after, strict=True) if was != now]
    assert differing == ["news/index.html"]


def test_only_the_first_page_introduces_the_section(catalog: Catalog) -> None:
    first, second, *_ = section(catalog, "news", size=1)
    assert (first.data["body"], second.data["body"]) == (Body("news/index"), None)
    assert second.data["children"] == []


def test_a_series_is_in_its_own_order(catalog: Catalog) -> None:
    (page,) = term_pages(catalog.series["the-bar"], catalog, cards(catalog), {}, 20)
    assert [card["url"].uri for card in page.data["cards"]] == [
        "article:news/bridge",
        "article:news/fog",
        "article:news/ferry",
    ]

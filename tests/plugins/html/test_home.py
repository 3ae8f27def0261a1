"""The front page."""

from collections.abc import Callable

from presskit import Body, Catalog, Page
from presskit_html.home import home_page
from presskit_html.settings import Settings


def shown(page: Page) -> list[str]:
    data = page.data
    cards = [*([data["lead"]] if data["lead"] else []), *data["seconds"]]
    return [
        card["url"].uri for card in cards + [card for group in data["sections"] for card in group["cards"]]
    ]


def test_the_newest_article_leads_and_none_is_shown_twice(catalog: Catalog) -> None:
    uris = shown(home_page(catalog, {}, Settings()))
    assert uris[0] == "article:news/tides/gauge"
    assert sorted(uris) == sorted(f"article:{id}" for id in catalog.newest)


def test_articles_in_no_section_have_a_group_without_a_link(catalog: Catalog) -> None:
    groups = home_page(catalog, {}, Settings()).data["sections"]
    assert [group["title"] for group in groups] == ["", "Recipes"]
    assert groups[0]["url"] == ""


def test_a_section_shows_as_many_articles_as_configured(flat: Callable[[int], Catalog]) -> None:
    assert len(shown(home_page(flat(45), {}, Settings(home_articles=7)))) == 1 + 3 + 7


def test_the_index_of_the_site_is_its_introduction(catalog: Catalog) -> None:
    data = home_page(catalog, {}, Settings()).data
    assert data["body"] == Body("index")
    assert data["description"] == "News & tides."


def test_a_site_without_articles_has_no_lead(flat: Callable[[int], Catalog]) -> None:
    assert shown(home_page(flat(0), {}, Settings())) == []

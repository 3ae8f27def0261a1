"""What an article's page says."""

import msgspec

from presskit import Asset, Body, Catalog, Link, Page
from presskit_html.article import article_page, contents, places


def page(catalog: Catalog, id: str) -> Page:
    return article_page(catalog.entries[id], places(catalog)[id], catalog, {})


def test_its_image_names_the_article_that_it_lies_beside(catalog: Catalog) -> None:
    image = page(catalog, "news/bridge").data["image"]
    assert image["url"] == Asset("article:news/bridge!bridge.png")
    assert image["height"] == Asset("article:news/bridge!bridge.png", "height")


def test_its_time_to_read_is_rounded_up(catalog: Catalog) -> None:
    assert page(catalog, "news/bridge").data["minutes"] == 2


def test_authors_and_tags_link_to_their_pages(catalog: Catalog) -> None:
    data = page(catalog, "news/bridge").data
    assert data["authors"][0] == {"name": "Nell Garrity", "url": Link("author:nell-garrity")}
    assert [tag["url"] for tag in data["tags"]] == [Link("tag:fish-quay"), Link("tag:ferry")]


def test_neighbours_are_of_the_same_section(catalog: Catalog) -> None:
    data = page(catalog, "news/fog").data
    assert data["older"]["url"] == Link("article:news/bridge")
    assert data["newer"]["url"] == Link("article:news/ferry")
    assert page(catalog, "news/ferry").data["newer"] is None


def test_every_place_agrees_with_the_catalog(catalog: Catalog) -> None:
    assert {id: (place.older, place.newer) for id, place in places(catalog).items()} == {
        id: catalog.neighbours()[id] for id in catalog.newest
    }


def test_a_series_says_which_part_this_is(catalog: Catalog) -> None:
    series = page(catalog, "news/fog").data["series"]
    assert (series["part"], series["parts"]) == (2, 3)
    assert series["previous"]["title"] == "Bridge <stuck> open & shut"
    assert series["next"]["url"] == Link("article:news/ferry")
    assert page(catalog, "recipes/buns").data["series"] is None


def test_four_headings_make_a_table_of_contents(catalog: Catalog) -> None:
    assert [heading["id"] for heading in page(catalog, "news/bridge").data["contents"]] == [
        "part-0",
        "part-1",
        "part-2",
        "part-3",
    ]
    assert page(catalog, "news/fog").data["contents"] == []


def test_an_article_with_a_table_of_contents_needs_no_other(catalog: Catalog) -> None:
    entry = catalog.entries["news/bridge"]
    own = msgspec.structs.replace(entry, facts={"html": {"contents": True}})
    assert contents(own) == []
    assert len(contents(msgspec.structs.replace(entry, anchors=("contents",)))) == 4


def test_its_body_is_a_hole(catalog: Catalog) -> None:
    assert page(catalog, "news/fog").data["body"] == Body("news/fog")


def test_an_article_at_the_root_has_no_kicker(catalog: Catalog) -> None:
    assert page(catalog, "about").data["kicker"] is None
    assert page(catalog, "news/fog").data["kicker"] == {"title": "News", "url": Link("section:news")}

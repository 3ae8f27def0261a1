"""What an article's page says."""

from typing import Any

import pytest
from msgspec.structs import replace

from presskit import Asset, Body, Catalog, Link, Measure, Page
from presskit_html.article import article_page, measured, places


def page(catalog: Catalog, id: str) -> Page:
    return article_page(catalog.entries[id], places(catalog)[id], catalog, {})


def test_its_image_names_the_article_that_it_lies_beside(catalog: Catalog) -> None:
    image = page(catalog, "news/bridge").data["image"]
    assert image["url"] == Asset("article:news/bridge!bridge.png")
    assert image["height"] == Asset("article:news/bridge!bridge.png", "height")


def test_its_length_and_headings_are_holes(catalog: Catalog) -> None:
    data = page(catalog, "news/bridge").data
    assert data["words"] == Measure("news/bridge", "words")
    assert data["outline"] == Measure("news/bridge", "outline")


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (230, 1), (231, 2), (460, 2)])
def test_its_time_to_read_is_rounded_up(words: int, minutes: int) -> None:
    assert measured({"words": words, "outline": []})["minutes"] == minutes


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
    entries = catalog.entries
    assert {id: (place.older, place.newer) for id, place in places(catalog).items()} == {
        id: (entries.get(older), entries.get(newer)) for id, (older, newer) in catalog.neighbours().items()
    }


def test_a_series_says_which_part_this_is(catalog: Catalog) -> None:
    series = page(catalog, "news/fog").data["series"]
    assert (series["part"], series["parts"]) == (2, 3)
    assert series["previous"]["title"] == "Bridge <stuck> open & shut"
    assert series["next"]["url"] == Link("article:news/ferry")
    assert page(catalog, "recipes/buns").data["series"] is None


def headings(*levels: int) -> list[dict[str, Any]]:
    return [
        {"level": level, "id": f"part-{number}", "title": f"Part {number}"}
        for number, level in enumerate(levels)
    ]


def test_four_headings_of_the_first_level_make_a_table_of_contents() -> None:
    def contents(*levels: int) -> list[str]:
        data = measured({"words": 1, "outline": headings(*levels)})
        return [heading["id"] for heading in data["contents"]]

    assert contents(2, 3, 2, 2, 2) == ["part-0", "part-2", "part-3", "part-4"]
    assert contents(2, 3, 3, 2, 2) == []


def test_an_article_with_a_table_of_contents_needs_no_other(catalog: Catalog) -> None:
    entry = replace(catalog.entries["news/bridge"], facts={"html": {"contents": True}})
    data = page(replace(catalog, entries={**catalog.entries, entry.id: entry}), entry.id).data
    assert measured({"words": 1, "outline": data["outline"]})["contents"] == []


def test_its_body_is_a_hole(catalog: Catalog) -> None:
    assert page(catalog, "news/fog").data["body"] == Body("news/fog")


def test_an_article_at_the_root_has_no_kicker(catalog: Catalog) -> None:
    assert page(catalog, "about").data["kicker"] is None
    assert page(catalog, "news/fog").data["kicker"] == {"title": "News", "url": Link("section:news")}


def test_documentation_lists_its_headings_of_two_levels() -> None:
    def contents(*levels: int) -> list[str]:
        data = measured({"words": 1, "outline": headings(*levels), "documentation": True})
        return [heading["id"] for heading in data["contents"]]

    assert contents(2, 3, 4) == ["part-0", "part-1"]
    assert contents(2) == []


def test_an_article_of_documentation_stands_between_what_is_read_before_and_after_it(
    catalog: Catalog,
) -> None:
    place = places(catalog, ["news"])["news/bridge"]
    data = article_page(catalog.entries["news/bridge"], place, catalog, {}).data
    assert data["documentation"]
    assert data["older"] == {
        "title": "News",
        "url": Link("section:news"),
        "language": "en",
        "date": "",
    }
    assert data["newer"]["url"] == Link("article:news/ferry")
    assert not places(catalog, ["news"])["about"].documentation

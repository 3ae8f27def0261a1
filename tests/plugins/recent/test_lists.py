from typing import Any

from msgspec.structs import replace

from presskit import Catalog, Link, Subject, article_subject
from presskit_recent.lists import Item, block, of_section, of_site, others
from tests.plugins.recent.conftest import entry
from tests.tools.words import said


def ids(items: tuple[Item, ...]) -> list[str]:
    return [uri.removeprefix("article:") for uri, _, _ in items]


def article(name: str, catalog: Catalog) -> Subject:
    return article_subject(catalog.entries[name], "en")


def listing(kind: Any, uri: str) -> Subject:
    return Subject(kind=kind, uri=uri, title="", language="en")


def test_site_list_is_newest_first(catalog: Catalog) -> None:
    found = of_site(listing("tag", "tag:sea"), catalog, 4)
    assert ids(found) == ["table/9", "table/8", "front", "news/local/6"]


def test_list_is_full_without_what_the_page_shows_already(catalog: Catalog) -> None:
    found = of_site(article("table/8", catalog), catalog, 5)
    assert ids(others(found, {"article:table/8", "article:front"}, 3)) == [
        "table/9",
        "news/local/6",
        "news/5",
    ]


def test_article_without_a_date_is_not_recent(catalog: Catalog) -> None:
    everything = ids(of_site(listing("tag", "tag:sea"), catalog, 100))
    assert len(everything) == 10
    assert not {"about", "news/undated"} & set(everything)
    assert "news/undated" not in ids(of_section(article("news/1", catalog), catalog, 100))


def test_pages_that_list_the_newest_have_no_second_list_of_them(catalog: Catalog) -> None:
    assert of_site(listing("home", "home:"), catalog, 5) == ()
    assert of_site(listing("archive", "archive:"), catalog, 5) == ()


def test_section_list_holds_what_lies_beneath_the_section(catalog: Catalog) -> None:
    found = of_section(article("news/4", catalog), catalog, 5)
    assert ids(found) == ["news/local/6", "news/5", "news/local/5", "news/4", "news/3"]


def test_section_list_stays_within_the_section(catalog: Catalog) -> None:
    assert ids(of_section(article("news/local/5", catalog), catalog, 4)) == ["news/local/6", "news/local/5"]
    assert ids(of_section(article("table/9", catalog), catalog, 4)) == ["table/9", "table/8"]


def test_only_articles_of_a_section_have_a_section_list(catalog: Catalog) -> None:
    section = catalog.sections["news"]
    page = Subject(
        kind="section",
        uri=section.uri,
        title=section.title,
        language="en",
        entry=catalog.entries[section.index],
        section=section,
    )
    assert of_section(page, catalog, 5) == ()
    assert of_section(article("about", catalog), catalog, 5) == ()


def test_item_is_a_link_and_a_date(catalog: Catalog) -> None:
    found = block("Recent", of_section(article("table/9", catalog), catalog, 1))
    item = {
        "title": Link("article:table/9", "title"),
        "url": Link("article:table/9"),
        "date": "2026-03-09T06:00:00+00:00",
        "language": "en",
    }
    assert said(found.data["title"]) == "Recent"
    assert found.data["items"] == [item]


def test_lists_are_those_of_their_catalog(catalog: Catalog) -> None:
    page = article("about", catalog)
    before = of_site(page, catalog, 1)
    newer = entry("news/7", "news", 10)
    changed = replace(
        catalog, entries={**catalog.entries, newer.id: newer}, newest=(newer.id, *catalog.newest)
    )
    assert ids(of_site(page, changed, 1)) == ["news/7"]
    assert of_site(page, catalog, 1) == before

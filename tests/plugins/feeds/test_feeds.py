import msgspec
import pytest

from presskit import Catalog, Site
from presskit.link.catalog import catalog as make_catalog
from presskit_feeds.feeds import Feed, feeds
from presskit_feeds.settings import Settings
from tests.plugins.feeds.conftest import entry


def every(catalog: Catalog, settings: Settings) -> list[Feed]:
    return [feed for found in feeds(catalog, settings).values() for feed in found]


def ids(feed: Feed) -> list[str]:
    return [entry.id for entry in feed.entries]


def test_the_site_has_one_of_each_format(catalog: Catalog) -> None:
    found = every(catalog, Settings())
    assert [(feed.path, feed.url, feed.title) for feed in found] == [
        ("feed.xml", "https://example.org/paper/feed.xml", "The Packet"),
        ("feed.json", "https://example.org/paper/feed.json", "The Packet"),
    ]


def test_it_holds_the_newest_of_the_articles_with_a_date(catalog: Catalog) -> None:
    (atom, _) = every(catalog, Settings())
    assert ids(atom) == ["front", "news/local/tide", "news/fog", "news/old"]
    (atom, _) = every(catalog, Settings(count=2))
    assert ids(atom) == ["front", "news/local/tide"]


def test_ten_thousand_articles(large: Catalog) -> None:
    (atom, _, tag, _) = every(large, Settings(tags=("all",)))
    assert ids(atom) == ids(tag) == [f"news/{n}" for n in range(9_999, 9_979, -1)]


def test_sections_tags_and_authors_have_their_own_where_they_ask(catalog: Catalog) -> None:
    settings = Settings(json="", sections=("news", "/news/local/"), tags=("Fog",), authors=("ada byng",))
    found = {feed.path: (feed.title, ids(feed)) for feed in every(catalog, settings)}
    assert list(found.items())[1:] == [
        ("news/feed.xml", ("The news — The Packet", ["news/local/tide", "news/fog", "news/old"])),
        ("news/local/feed.xml", ("Local — The Packet", ["news/local/tide"])),
        ("tags/fog/feed.xml", ("Fog — The Packet", ["news/fog", "news/old"])),
        ("authors/ada-byng/feed.xml", ("Ada Byng — The Packet", ["news/fog"])),
    ]


@pytest.mark.parametrize(
    ("key", "paths"),
    [
        ("sections", {"news/feed.xml", "news/local/feed.xml"}),
        ("tags", {"tags/fog/feed.xml", "tags/harbour/feed.xml"}),
        ("authors", {"authors/ada-byng/feed.xml"}),
    ],
)
def test_a_star_is_all(key: str, paths: set[str], catalog: Catalog) -> None:
    settings = msgspec.convert({"json": "", key: ["*"]}, Settings)
    assert {feed.path for feed in every(catalog, settings)} == {"feed.xml", *paths}


def test_without_an_article_with_a_date_there_is_none() -> None:
    catalog = make_catalog([entry("about", "")], Site(base_url="https://example.org"))
    assert every(catalog, Settings(sections=("*",))) == []
    assert every(make_catalog([], Site(base_url="https://example.org")), Settings()) == []


def test_without_an_address_there_is_none(catalog: Catalog) -> None:
    nowhere = msgspec.structs.replace(catalog, site=Site(title="The Packet"))
    assert every(nowhere, Settings()) == []

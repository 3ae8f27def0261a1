from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from presskit import Asset, Body, Catalog, Enclosure, Link
from presskit_feeds.pages import feed_pages, identifier, item, written
from presskit_feeds.settings import Settings
from tests.plugins.feeds.conftest import BASE, RICH, entry


def test_an_item_has_what_the_article_says(catalog: Catalog) -> None:
    found = item(RICH, catalog, Settings())
    image, enclosed = found.pop("image"), found.pop("enclosure")
    assert (image["alt"], image["credit"]) == ("A pier in fog", "Ada Byng")
    assert (enclosed["url"], enclosed["size"].want, enclosed["type"].want) == (image["url"], "size", "type")
    assert found == {
        "id": "",
        "url": Link("article:news/fog"),
        "title": "Title of news/fog",
        "subtitle": "What it costs",
        "summary": "Short.",
        "language": "en-GB",
        "published": "2026-03-02T06:30:00+00:00",
        "updated": "2026-03-09T06:30:00+00:00",
        "authors": [{"name": "Ada Byng", "url": Link("author:ada-byng")}, {"name": "☃", "url": ""}],
        "categories": ["The news", "Harbour", "fog"],
        "full": True,
        "prefix": "news/fog-",
        "body": Body("news/fog", prefix="news/fog-"),
    }


def test_a_recording_is_the_enclosure_instead_of_the_picture(catalog: Catalog) -> None:
    recording = Enclosure("https://media.example/fog.mp3", 12)
    spoken = replace(RICH, metadata=replace(RICH.metadata, enclosure=recording))
    found = item(spoken, catalog, Settings())
    uri = "article:news/fog!https://media.example/fog.mp3"
    assert found["enclosure"] == {"url": Asset(uri), "type": Asset(uri, "type"), "size": "12"}
    assert found["image"]["alt"] == "A pier in fog"


def test_a_summary_needs_no_body(catalog: Catalog) -> None:
    assert item(RICH, catalog, Settings(content="summary"))["body"] is None


def test_a_feed_changed_when_its_newest_article_did(catalog: Catalog) -> None:
    pages = {
        page.path: page.data["updated"] for page in feed_pages(catalog, Settings(sections=("news/local",)))
    }
    assert pages["feed.xml"] == "2026-03-09T06:30:00+00:00"  # an update of an older one
    assert pages["news/local/feed.xml"] == "2026-03-05T06:30:00+00:00"


@pytest.mark.parametrize(
    ("aliases", "id"),
    [
        ((), ""),
        (("/old/fog/",), f"{BASE}/old/fog/"),
        (("old fög", "/newer/"), f"{BASE}/old%20f%C3%B6g"),
        (("https://before.example/?p=7",), "https://before.example/?p=7"),
    ],
)
def test_an_article_that_moved_keeps_the_id_that_readers_know(aliases: tuple[str, ...], id: str) -> None:
    assert identifier(entry("news/fog", aliases=aliases), BASE) == id


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 3, 2, 6, tzinfo=timezone(timedelta(hours=-5))), "2026-03-02T06:00:00-05:00"),
        (datetime(1840, 3, 2, tzinfo=timezone(-timedelta(seconds=75))), "1840-03-02T00:01:15+00:00"),
        (datetime(987, 1, 1, tzinfo=UTC), "0987-01-01T00:00:00+00:00"),
    ],
)
def test_instants_are_those_of_rfc_3339(moment: datetime, text: str) -> None:
    assert written(moment) == text

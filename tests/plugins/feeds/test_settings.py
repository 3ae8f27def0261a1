from typing import Any

import msgspec
import pytest

from presskit_feeds.settings import Settings


def test_a_site_has_atom_and_json_feed_by_default() -> None:
    assert Settings().files == {"atom": "feed.xml", "json": "feed.json"}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"atom": "../feed.xml"}, "`atom` must be a file name"),
        ({"rss": "news/rss.xml"}, "`rss` must be a file name"),
        ({"rss": ".htaccess"}, "`rss` must be a file name"),
        ({"rss": "feed.xml"}, "`rss` has the file name of `atom`"),
        ({"hub": "hub.example"}, "`hub` must be a web address"),
        ({"count": 0}, ">= 1"),
        ({"content": "all"}, "Invalid enum value"),
    ],
)
def test_what_can_not_be(given: dict[str, Any], problem: str) -> None:
    with pytest.raises((msgspec.ValidationError, ValueError), match=problem):
        msgspec.convert(given, Settings)


def test_formats_can_be_left_out() -> None:
    assert Settings(atom="", json="", rss="index.xml").files == {"rss": "index.xml"}

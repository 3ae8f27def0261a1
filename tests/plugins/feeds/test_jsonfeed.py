import json
from typing import Any

from presskit_feeds.jsonfeed import json_feed
from tests.tools.feeds import faults

ITEM: dict[str, Any] = {
    "id": "https://example.org/a/",
    "url": "https://example.org/a/",
    "title": "A",
    "summary": "",
    "language": "en",
    "published": "2026-03-02T06:30:00+01:00",
    "updated": "2026-03-02T06:30:00+01:00",
    "authors": [],
    "categories": [],
    "image": None,
    "enclosure": None,
    "full": False,
    "content": "",
}
FEED: dict[str, Any] = {
    "title": "The Packet",
    "subtitle": "",
    "language": "en",
    "author": "N. G.",
    "self": "https://example.org/feed.json",
    "url": "https://example.org/",
    "hub": "",
}
IMAGE = {"url": "https://example.org/a.jpg", "type": "image/jpeg", "size": "12"}


def made(feed: dict[str, Any], **item: Any) -> Any:
    content = json_feed({**FEED, **feed, "items": [{**ITEM, **item}]})
    assert faults("feed.json", content) == []
    return json.loads(content)


def test_what_is_empty_is_not_there() -> None:
    document = made({})
    assert not {"description", "hubs"} & set(document)
    (item,) = document["items"]
    assert not {"summary", "image", "authors", "tags", "attachments"} & set(item)
    assert item["content_text"] == "A"  # one of the texts has to be there


def test_a_summary_stands_for_the_text() -> None:
    (item,) = made({}, summary="Short.")["items"]
    assert (item["content_text"], item["summary"], "content_html" in item) == ("Short.", "Short.", False)


def test_hub_picture_and_people() -> None:
    people = [{"name": "Ada", "url": "https://example.org/ada/"}, {"name": "Bo", "url": ""}]
    document = made(
        {"hub": "https://hub.example/"},
        image=IMAGE,
        enclosure=IMAGE,
        authors=people,
        full=True,
        content="<p>a</p>",
    )
    assert document["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    (item,) = document["items"]
    assert item["authors"] == [people[0], {"name": "Bo"}]
    assert item["attachments"] == [{"url": IMAGE["url"], "mime_type": "image/jpeg", "size_in_bytes": 12}]


def test_a_file_of_which_nobody_knows_the_kind_is_no_attachment() -> None:
    image = {"url": "https://example.com/a", "type": "", "size": ""}
    (item,) = made({}, image=image, enclosure=image)["items"]
    assert (item["image"], "attachments" in item) == ("https://example.com/a", False)


def test_a_recording_is_an_attachment_beside_the_picture() -> None:
    recording = {"url": "https://example.org/a.mp3", "type": "audio/mpeg", "size": ""}
    (item,) = made({}, image=IMAGE, enclosure=recording)["items"]
    assert item["image"] == IMAGE["url"]
    assert item["attachments"] == [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg"}]

"""A recording that goes with an article: on its page, and in every feed."""

import json
from pathlib import Path

import pytest

from presskit.build.pipeline import build
from tests.tools.feeds import ATOM, faults, markup, xml
from tests.tools.small_site import article, published, write

TOML = '[site]\nbase_url = "https://example.org/"\n[output]\nwriters = ["html", "json"]\n[plugin.feeds]\nrss = "rss.xml"\n'
MP3 = b"ID3" + bytes(1_500_000)
ELSEWHERE = "https://media.example/talk.mp4?session=1"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, "presskit.toml", TOML)
    write(tmp_path, "content/talk/one.mp3", MP3)
    write(tmp_path, "content/talk/pier.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    write(
        tmp_path,
        "content/talk/one.rst",
        article("One & only", enclosure="one.mp3", image="pier.svg", **{"image-alt": "A pier"}),
    )
    fields = {"enclosure": ELSEWHERE, "enclosure-length": "24986239", "date": "2026-01-02"}
    write(tmp_path, "content/talk/two.rst", article("Two", **fields))
    assert build(tmp_path).diagnostics == ()
    return tmp_path


def test_each_feed_has_the_recording_with_its_length_and_kind(site: Path) -> None:
    files = published(site)
    for name in ("feed.xml", "rss.xml", "feed.json"):
        assert faults(name, files[name]) == []
    here = next(f"https://example.org/{name}" for name in files if name.endswith(".mp3"))
    expected = [(ELSEWHERE, "24986239", "video/mp4"), (here, str(len(MP3)), "audio/mpeg")]
    rss = [item.get for item in xml(files["rss.xml"]).iter("enclosure")]
    assert [(get("url"), get("length"), get("type")) for get in rss] == expected
    atom = [link.get for link in xml(files["feed.xml"]).iter(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert [(get("href"), get("length"), get("type")) for get in atom] == expected
    attachments = [item["attachments"] for item in json.loads(files["feed.json"])["items"]]
    assert attachments == [
        [{"url": url, "mime_type": kind, "size_in_bytes": int(size)}] for url, size, kind in expected
    ]


def test_its_page_plays_nothing_until_it_is_asked_to(site: Path) -> None:
    files = published(site)
    (player,) = markup(files["talk/one/index.html"]).iter("audio")
    assert (player.get("preload"), player.get("controls"), player.get("autoplay")) == (
        "none",
        "controls",
        None,
    )
    assert f"talk/one/{player.get('src')}".replace("talk/one/../../", "") in files
    (caption,) = markup(files["talk/one/index.html"]).xpath("//figure[@class='enclosure']/figcaption")
    assert caption.find("a").get("href") == player.get("src")
    assert caption.text_content() == "Download the recording (2 MB)"
    (film,) = markup(files["talk/two/index.html"]).iter("video")
    assert film.get("src") == ELSEWHERE


def test_programs_get_it_as_data(site: Path) -> None:
    document = json.loads(published(site)["api/articles/talk/two.json"])
    assert document["metadata"]["enclosure"] == {"url": ELSEWHERE, "type": "video/mp4", "size": 24986239}

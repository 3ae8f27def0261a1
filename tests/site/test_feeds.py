"""What feed readers get of a whole site."""

from urllib.parse import unquote

from tests.site.built import HOST, Built
from tests.tools.feeds import ATOM, faults, xml


def test_every_feed_is_valid(built: Built) -> None:
    feeds = [path for name in ("feed.xml", "rss.xml", "feed.json") for path in built.folder.rglob(name)]
    assert feeds
    wrong = {path: found for path in feeds if (found := faults(path.name, path.read_bytes()))}
    assert wrong == {}


def test_the_feed_has_the_articles_that_have_a_page(built: Built) -> None:
    feed = xml((built.folder / "feed.xml").read_bytes())
    links = [unquote(entry.find(f"{ATOM}link").get("href")) for entry in feed.iter(f"{ATOM}entry")]
    pages = {document.url for document in built.documents if document.kind == "article"}
    assert links
    assert set(links) <= pages
    assert all(link.startswith(HOST + built.prefix) for link in links)

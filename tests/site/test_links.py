"""Every link within a site leads to a file, and its fragment to an id, as a browser resolves them."""

import json
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from tests.site.built import HOST, Built, Document, document


def test_every_link_of_every_page_leads_somewhere(built: Built) -> None:
    anchors = _anchors(built)
    assert [dead for page in built.documents for dead in _dead(page, built.root, anchors)] == []


def test_every_link_of_the_bodies_in_json_leads_somewhere(built: Built) -> None:
    """Bodies are shown on other sites: what is relative would lead nowhere there."""
    anchors = _anchors(built)
    bodies = [_body(path) for path in sorted(built.folder.glob("api/articles/**/*.json"))]
    assert any(body.links for body in bodies)
    relative = [
        link for body in bodies for link in body.links if not link.startswith(("https://", "mailto:", "#"))
    ]
    assert relative == []
    assert [dead for body in bodies for dead in _dead(body, built.root, anchors)] == []


def test_every_link_of_the_articles_in_feeds_leads_somewhere(built: Built) -> None:
    """Feed readers show them anywhere, and drop ids."""
    anchors = _anchors(built)
    items = json.loads((built.folder / "feed.json").read_bytes())["items"]
    articles = [document("feed.json", item["url"], item["content_html"]) for item in items]
    assert any(article.links for article in articles)
    relative = [
        link for article in articles for link in article.links if not link.startswith(("https://", "mailto:"))
    ]
    assert relative == []
    assert [dead for article in articles for dead in _dead(article, built.root, anchors)] == []
    ids = [id for article in articles for id in article.ids]
    assert len(ids) == len(set(ids))


def test_the_kitchen_sink_links_to_anchors_in_other_scripts(kitchen_sink: Built) -> None:
    links = {unquote(link) for page in kitchen_sink.documents for link in page.links}
    assert {"#概要", "#отзывы"} <= links


def _body(path: Path) -> Document:
    article = json.loads(path.read_text(encoding="utf-8"))
    return document(path.name, article["url"], article["body"]["html"])


def _anchors(built: Built) -> dict[str, frozenset[str]]:
    """The ids of every page, by its path from the root of the host."""
    return {built.prefix + page.path: frozenset(page.ids) for page in built.documents}


def _dead(page: Document, root: Path, anchors: dict[str, frozenset[str]]) -> list[tuple[str, str]]:
    return [
        (page.path, link)
        for link in page.links
        if urljoin(page.url, link).startswith(HOST)
        if not _leads_somewhere(urljoin(page.url, link), root, anchors)
    ]


def _leads_somewhere(url: str, root: Path, anchors: dict[str, frozenset[str]]) -> bool:
    address, fragment = urldefrag(url)
    path = unquote(address.removeprefix(HOST))
    if not path or path.endswith("/"):  # a folder without its slash would cost the reader a redirect
        path += "index.html"
    if not (root / path).is_file():
        return False
    return not fragment or unquote(fragment) in anchors.get(path, ())

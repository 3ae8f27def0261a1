"""What is wrong with a feed, by the schemas of Atom and JSON Feed, and by the rules of RFC 4287 and RSS 2.0 beside them."""

import json
from collections import Counter
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree, html

from presskit.model.language import LANGUAGE_TAG

_SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def faults(path: str, content: bytes) -> list[str]:
    """What is wrong with the feed that is published as ``path``."""
    if path.endswith(".json"):
        return list(_json_feed(json.loads(content)))
    root = xml(content)
    return list(_atom(root) if root.tag == f"{ATOM}feed" else _rss(root))


def xml(content: bytes) -> Any:
    """The root of a document."""
    return etree.fromstring(content)


def markup(text: str | bytes) -> Any:
    """The root of a page, or the one element of a piece of markup."""
    return html.fromstring(text)


@cache
def _schema() -> Any:
    return etree.RelaxNG(etree.parse(_SCHEMAS / "atom.rng"))


def _atom(feed: Any) -> Iterator[str]:
    schema = _schema()
    if not schema.validate(feed):
        yield from (f"{error.line}: {error.message}" for error in schema.error_log)
    has_author = feed.find(f"{ATOM}author") is not None
    for each in [feed, *feed.iter(f"{ATOM}entry")]:
        links = each.findall(f"{ATOM}link")
        kinds = Counter((link.get("rel"), link.get("type"), link.get("hreflang")) for link in links)
        yield from (f"more than one link {kind}" for kind, n in kinds.items() if n > 1)  # §4.1.1
        yield from (f"no URL: {link.get('href')}" for link in links if not _is_url(link.get("href")))
        if not _is_url(each.findtext(f"{ATOM}id")):
            yield "an id is no URL"
    for entry in feed.iter(f"{ATOM}entry"):
        if not has_author and entry.find(f"{ATOM}author") is None:
            yield "an entry without an author (§4.1.2)"
        if not entry.xpath("a:link[@rel='alternate']", namespaces={"a": ATOM.strip("{}")}):
            yield "an entry without an alternate link (§4.1.2)"
        if not (entry.findtext(f"{ATOM}title") or "").strip():
            yield "an entry without a title"
    yield from _twice(entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry"))


def _rss(rss: Any) -> Iterator[str]:
    """The required elements and the values of https://www.rssboard.org/rss-specification."""
    if rss.tag != "rss" or rss.get("version") != "2.0" or [each.tag for each in rss] != ["channel"]:
        yield "no RSS 2.0"
        return
    channel = rss[0]
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        if len(channel.findall(name)) != 1 or not channel.findtext(name).strip():
            yield f"the channel needs one {name}"
    if not LANGUAGE_TAG.fullmatch(channel.findtext("language")):
        yield "the language is no tag"
    if [link.get("rel") for link in channel.findall(f"{ATOM}link")].count("self") != 1:
        yield "the channel does not say where it is"
    for item in channel.findall("item"):
        yield from _item(item)
    for date in rss.xpath("//pubDate | //lastBuildDate"):
        if parsedate_to_datetime(date.text).tzinfo is None:
            yield f"a date without a zone: {date.text}"
    yield from _twice(guid.text for guid in rss.iter("guid"))


def _item(item: Any) -> Iterator[str]:
    tags = Counter(each.tag for each in item)
    yield from (f"{tag} twice" for tag, n in tags.items() if n > 1 and tag not in ("category", _CREATOR))
    if not item.findtext("title"):
        yield "an item without a title"
    guid, link = item.find("guid"), item.findtext("link")
    if guid.get("isPermaLink") == "true" and guid.text != link:
        yield f"no permalink: {guid.text}"
    urls = [link, *(enclosure.get("url") for enclosure in item.findall("enclosure"))]
    yield from (f"no URL: {url}" for url in urls if not _is_url(url))
    for enclosure in item.findall("enclosure"):
        if not (enclosure.get("length").isdecimal() and "/" in enclosure.get("type")):
            yield "an enclosure needs length and type"


_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def _json_feed(feed: Any) -> Iterator[str]:
    schema = json.loads((_SCHEMAS / "json-feed-1.1.json").read_bytes())
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    yield from (f"{error.json_path}: {error.message}" for error in validator.iter_errors(feed))
    yield from _twice(item["id"] for item in feed["items"])


def _twice(ids: Iterator[str]) -> Iterator[str]:
    yield from (f"the id {id} is there twice" for id, n in Counter(ids).items() if n > 1)


def _is_url(text: str | None) -> bool:
    parts = urlsplit(text or "")
    return parts.scheme in ("http", "https") and bool(parts.netloc)

from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

import presskit_feeds
from presskit import Filled, Templates
from presskit.write.templates import SiteTemplates
from presskit_feeds.content import content
from tests.tools.feeds import markup

URL = "https://example.org/news/fog/"
IMAGE = {
    "url": "https://example.org/pier.jpg",
    "alt": 'A "pier"',
    "credit": "Ada",
    "width": "40",
    "height": "",
}


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    folder = presskit_feeds.presskit_declare().templates
    assert folder is not None
    return SiteTemplates(tmp_path / "theme", [("feeds", folder)])


def item(body: str, **fields: Any) -> dict[str, Any]:
    note = Markup("<p id='one'>A note.</p>")
    filled = Filled(Markup(body), {"footnote": [note]})  # noqa: S704 - of this test
    return {
        "language": "en",
        "subtitle": "",
        "image": None,
        "url": URL,
        "prefix": "news/fog-",
        "body": filled,
        **fields,
    }


def test_standfirst_and_picture_come_first_and_notes_last(templates: Templates) -> None:
    text = content(item("<p>Text.</p>", subtitle="A < B", image=IMAGE), templates)
    div = markup(text)
    assert [each.tag for each in div] == ["p", "figure", "p", "hr", "section"]
    assert div[0].text == "A < B"
    assert dict(div[1][0].attrib) == {"src": IMAGE["url"], "alt": 'A "pier"', "width": "40"}
    assert div[1][1].text == "Ada"
    assert div[4].text_content().strip() == "A note."


@pytest.mark.parametrize(("language", "direction"), [("en-GB", "ltr"), ("ar", "rtl"), ("he-IL", "rtl")])
def test_it_says_its_language_and_direction(language: str, direction: str, templates: Templates) -> None:
    div = markup(content(item("", language=language), templates))
    assert (div.get("lang"), div.get("dir")) == (language, direction)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="#news/fog-note">', f'<a href="{URL}#note">'),
        ('<a id="x" href="#news/fog-note">', f'<a id="x" href="{URL}#note">'),
        ('<a href="#elsewhere">', f'<a href="{URL}#elsewhere">'),
        ('<a href="https://example.org/#news/fog-note">', '<a href="https://example.org/#news/fog-note">'),
        ('<use href="#icon"/>', '<use href="#icon"/>'),
        ('&lt;a href="#news/fog-note"&gt;', '&lt;a href="#news/fog-note"&gt;'),
        ('<a data-href="#note">', '<a data-href="#note">'),
    ],
)
def test_links_within_the_article_lead_to_its_page(written: str, expected: str, templates: Templates) -> None:
    assert f"\n{expected}\n" in content(item(written), templates)


def test_an_address_is_no_pattern(templates: Templates) -> None:
    text = content(item('<a href="#a.b">', url=r"https://example.org/\1/?a&b", prefix="a."), templates)
    assert r'<a href="https://example.org/\1/?a&amp;b#b">' in text


def test_an_article_without_text(templates: Templates) -> None:
    text = content({**item(""), "body": None, "subtitle": "Only this."}, templates)
    assert markup(text).text_content().split() == ["Only", "this."]

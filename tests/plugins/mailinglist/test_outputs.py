"""The whole way through: a site with lists of all kinds, as its readers get it."""

import json
import zipfile
from pathlib import Path

import pytest

from presskit.build.pipeline import build

SITE = """
[site]
title = "The Packet"
base_url = "https://example.org/"

[check]
required = ["title"]

[plugin.mailinglist]
after_article = "daily"
footer = "daily"

[plugin.mailinglist.lists.daily]
provider = "buttondown"
username = "packet"
consent = "One email a day."

[plugin.mailinglist.lists.weekly]
provider = "kit"
form = 123
consent = "One email a week."
"""

ARTICLE = """
Tides
=====

Text.

.. mailing-list:: weekly

.. mailing-list:: daily
"""

FORM = ("<form", "<input", "<button")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a site of one article."""
    site: Path = tmp_path_factory.mktemp("site")
    (site / "presskit.toml").write_text(SITE, encoding="utf-8")
    (site / "content").mkdir()
    (site / "content" / "tides.rst").write_text(ARTICLE, encoding="utf-8")
    outcome = build(site)
    assert outcome.diagnostics == ()
    return site / "public"


def test_a_page_has_each_form_in_its_place_and_no_list_at_the_end_that_the_article_holds(
    public: Path,
) -> None:
    article = (public / "tides" / "index.html").read_text(encoding="utf-8")
    home = (public / "index.html").read_text(encoding="utf-8")

    ids = ("ml-weekly-inline-1", "ml-daily-inline-2", "ml-daily-article", "ml-daily-footer")
    assert [article.count(f'<section class="mailing-list" id="{id}">') for id in ids] == [1, 1, 0, 1]
    assert article.count("Are you enjoying The Packet?") == home.count("Are you enjoying The Packet?") == 1
    assert home.count("<form") == 1


def test_a_book_has_links_and_no_form(public: Path) -> None:
    with zipfile.ZipFile(public / "the-packet.epub") as book:
        texts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]

    assert not any(tag in text for text in texts for tag in FORM)
    assert any('<a href="https://buttondown.com/packet">Subscribe</a>' in text for text in texts)


def test_json_has_data_and_its_html_no_form(public: Path) -> None:
    document = json.loads((public / "api" / "articles" / "tides.json").read_text(encoding="utf-8"))

    assert [block["data"]["list"] for block in document["blocks"]] == ["weekly", "daily"]
    assert not any(tag in document["body"]["html"] for tag in FORM)
    assert '<a href="https://example.org/">Subscribe</a>' in document["body"]["html"]

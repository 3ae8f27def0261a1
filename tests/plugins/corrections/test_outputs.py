"""The whole way through: a corrected article, as its readers get it."""

import json
import zipfile
from pathlib import Path

import pytest

from presskit.build.pipeline import build
from tests.tools.small_site import article

TEXT = "First.\n\n.. correction:: 2026-03-02\n\n   It *is* open.\n\nSecond.\n"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site: Path = tmp_path_factory.mktemp("site")
    (site / "presskit.toml").write_text('[site]\ntitle = "S"\nbase_url = "https://example.org/"\n')
    (site / "content").mkdir()
    (site / "content" / "tides.rst").write_text(article("Tides", TEXT), encoding="utf-8")
    log = article("What we got wrong", "All of it:\n\n.. correction-log::\n")
    (site / "content" / "corrections.rst").write_text(log, encoding="utf-8")
    outcome = build(site)
    assert outcome.diagnostics == ()
    return site / "public"


def test_a_page_has_the_corrections_at_its_end_and_leads_there_from_its_top(public: Path) -> None:
    page = (public / "tides" / "index.html").read_text(encoding="utf-8")
    notice = '<p class="correction-notice"><a href="#corrections">This article was corrected on <time datetime="2026-03-02">'
    assert page.index(notice) < page.index("<p>First.</p>")
    place = page.index('<section class="corrections" id="corrections">')
    assert page.index("<p>Second.</p>") < place < page.index("<p>It <em>is</em> open.</p>")
    assert page.count("It <em>is</em> open.") == 1
    assert "March 2, 2026" in page


def test_the_log_names_it(public: Path) -> None:
    page = (public / "corrections" / "index.html").read_text(encoding="utf-8")
    assert '<a href="../tides/#corrections">Tides</a></p>\n<p>It is open.</p>' in page


def test_json_has_the_block_and_the_fact(public: Path) -> None:
    document = json.loads((public / "api" / "articles" / "tides.json").read_text(encoding="utf-8"))
    assert document["facts"]["corrections"]["items"] == [{"date": "2026-03-02", "text": "It is open."}]
    assert document["metadata"]["updated"] == "2026-03-02T00:00:00+00:00"
    last = document["body"]["tree"][-1]
    assert (last["kind"], last["children"][0]["data"]["date"]) == ("corrections", "2026-03-02")
    assert document["body"]["html"].count('<section class="corrections"') == 1


def test_the_book_and_the_feed_have_it_too(public: Path) -> None:
    (book,) = public.glob("*.epub")
    with zipfile.ZipFile(book) as chapters:
        chapter = chapters.read("EPUB/text/tides.xhtml").decode()
    assert '<section class="corrections" id="corrections">' in chapter
    assert "correction-notice" not in chapter
    feed = (public / "feed.xml").read_text(encoding="utf-8")
    assert "It &lt;em&gt;is&lt;/em&gt; open." in feed
    assert "<updated>2026-03-02T00:00:00+00:00</updated>" in feed

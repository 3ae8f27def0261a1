"""The whole way through: a site with quotations, as its readers get it."""

import json
import zipfile
from pathlib import Path

import pytest

from presskit.build.pipeline import build

ARTICLE = """
Tides
=====

The tide :pull:`waits for *no* man`, they say.

    It sank.

    -- Callum Stobbs, skipper

.. pull-quote::
   :source: The Packet
   :link: article:other

   We were ready.
   -- Ruth Ellingsen
"""


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a site of two articles."""
    site: Path = tmp_path_factory.mktemp("site")
    (site / "presskit.toml").write_text(
        '[site]\ntitle = "S"\n[check]\nrequired = ["title"]\n', encoding="utf-8"
    )
    (site / "content").mkdir()
    (site / "content" / "tides.rst").write_text(ARTICLE, encoding="utf-8")
    (site / "content" / "other.rst").write_text("Other\n=====\n\nText.\n", encoding="utf-8")
    outcome = build(site)
    assert outcome.diagnostics == ()
    return site / "public"


def test_a_page_has_the_copy_and_links_the_source(public: Path) -> None:
    page = (public / "tides" / "index.html").read_text(encoding="utf-8")

    assert page.count('<aside class="pull-quote" aria-hidden="true"><p>waits for no man</p></aside>') == 1
    assert '— Ruth Ellingsen, <a href="../other/"><cite>The Packet</cite></a></figcaption>' in page
    assert "<figcaption>— Callum Stobbs, skipper</figcaption>" in page


def test_a_book_has_them_too(public: Path) -> None:
    with zipfile.ZipFile(public / "s.epub") as book:
        chapter = next(
            text
            for name in book.namelist()
            if "waits for" in (text := book.read(name).decode("utf-8", "ignore"))
        )

    assert '<aside class="pull-quote" aria-hidden="true"><p>waits for no man</p></aside>' in chapter
    assert "<cite>The Packet</cite>" in chapter


def test_json_has_data_and_its_html_no_copy(public: Path) -> None:
    document = json.loads((public / "api" / "articles" / "tides.json").read_text(encoding="utf-8"))

    assert [(block["kind"], block["data"]["text"]) for block in document["blocks"]] == [
        ("pull-quote", "waits for no man"),
        ("quote", "It sank."),
        ("pull-quote", "We were ready."),
    ]
    assert document["body"]["html"].count("waits for") == 1
    assert "aria-hidden" not in document["body"]["html"]

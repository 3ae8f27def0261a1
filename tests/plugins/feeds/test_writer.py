"""Feeds as they are published, read by checkers and by a library that feed readers use."""

import json
from pathlib import Path

import feedparser
import pytest

from presskit.build.pipeline import Options, build
from tests.plugins.feeds.conftest import BASE, Made, site_built
from tests.tools.feeds import ATOM, CONTENT, faults, markup, xml

FEEDS = ("feed.xml", "rss.xml", "feed.json")
ALL = 'rss = "rss.xml"'

HOSTILE = r"""
Fish & <chips> ]]> "quoted" ’n’ &amp; such
==========================================

:date: 2026-03-02 06:30 +0100
:updated: 2026-03-04
:authors: Ada <ada@example.org> & Sons, Bo
:tags: R&D, <b>, a]]>
:summary: Is 1 < 2 & 2 > 1? ]]> <script>alert(1)</script>
:image: pier.svg
:image-alt: "A" <pier>

It costs ``a < b && c ]]> d`` [#n]_, see :ref:`below <costs>`, :article:`tide` and `the map </map.pdf>`_.

.. [#n] A note with :math:`x^2` and a `link <https://example.com/?a=1&b=2>`_.

.. image:: pier.svg
   :alt: ]]> & "x"

.. _costs:

Costs
-----

.. code:: python

   print("<a href=\"#n\">]]>")
"""

TIDE = """
سلام
====

:date: 2026-03-05
:language: ar

مرحبا.
"""
FILES = {
    "news/fish.rst": HOSTILE,
    "news/pier.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
    "../static/map.pdf": "%PDF-1.4",
    "tide.rst": TIDE,
    "about.rst": "About\n=====\n\n:date: 2026-02-01\n\nUs.\n",
}
TITLE = 'Fish & <chips> ]]> "quoted" ’n’ &amp; such'


def sources(**more: str) -> dict[str, str]:
    text = HOSTILE.replace(":article:`tide`", ":article:`/tide`")
    return {**FILES, "news/fish.rst": text, **more}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is published of these."""
    return site_built(tmp_path_factory.mktemp("site"), sources(), ALL)


def contents(output: dict[str, bytes]) -> dict[str, list[str]]:
    """The articles' markup in each format."""
    atom, rss = (xml(output[path]) for path in FEEDS[:2])
    return {
        "atom": [each.text or "" for each in atom.iter(f"{ATOM}content")],
        "rss": [each.text or "" for each in rss.iter(CONTENT)],
        "json": [item["content_html"] for item in json.loads(output["feed.json"])["items"]],
    }


@pytest.mark.parametrize("settings", ["", 'content = "summary"', "count = 1", 'hub = "https://hub.example/"'])
def test_all_formats_are_valid(settings: str, made: Made) -> None:
    output = made(sources(), f'{ALL}\n{settings}\nsections = ["*"]\ntags = ["*"]\nauthors = ["*"]')
    found = [path for path in output if path.endswith(FEEDS)]
    assert len(found) == 3 * (1 + 1 + 3 + 2)  # site, section, tags, authors
    assert {path: faults(path, output[path]) for path in found} == {path: [] for path in found}


def test_a_feed_reader_finds_what_the_articles_say(output: dict[str, bytes]) -> None:
    for path in FEEDS[:2]:
        feed = feedparser.parse(output[path])
        assert not feed.bozo, path
        assert (feed.feed.title, feed.feed.link) == ("The Packet", f"{BASE}/")
        assert [entry.link for entry in feed.entries] == [
            f"{BASE}/tide/",
            f"{BASE}/news/fish/",
            f"{BASE}/about/",
        ]
        assert [entry.id for entry in feed.entries] == [entry.link for entry in feed.entries]
        fish = feed.entries[1]
        assert fish.published_parsed[:5] == (2026, 3, 2, 5, 30)
        assert [tag.term for tag in fish.tags] == ["News", "R&D", "<b>", "a]]>"]
        (enclosure,) = fish.enclosures
        assert (enclosure.type, enclosure.length) == ("image/svg+xml", "64")
        assert enclosure.href.removeprefix(f"{BASE}/") in output
        assert "A note with" in fish.content[0].value
        assert "مرحبا." in feed.entries[0].content[0].value
    atom = feedparser.parse(output["feed.xml"])
    assert [author.name for author in atom.entries[1].authors] == ["Ada <ada@example.org> & Sons", "Bo"]
    assert atom.entries[0].updated == "2026-03-05T00:00:00+00:00"
    assert atom.feed.updated == atom.entries[0].updated
    (document,) = (json.loads(output["feed.json"]),)
    assert [item["url"] for item in document["items"]] == [entry.link for entry in atom.entries]
    assert document["items"][1]["title"] == TITLE


def test_hostile_text_is_text(output: dict[str, bytes]) -> None:
    atom, rss = (xml(output[path]) for path in FEEDS[:2])
    summary = "Is 1 < 2 & 2 > 1? ]]> <script>alert(1)</script>"
    (entry,) = (each for each in atom.iter(f"{ATOM}entry") if each.findtext(f"{ATOM}title") == TITLE)
    assert entry.findtext(f"{ATOM}summary") == summary
    (item,) = (each for each in rss.iter("item") if each.findtext("title") == TITLE)
    # The description of RSS is markup, in which the summary is text.
    assert markup(item.findtext("description")).text_content() == summary
    for found in contents(output).values():
        assert "<script" not in "".join(found)


def test_every_format_has_the_same_text(output: dict[str, bytes]) -> None:
    found = contents(output)
    assert found["atom"] == found["rss"] == found["json"]
    assert len(found["atom"]) == 3


def test_nothing_in_a_text_depends_on_where_it_is_shown(output: dict[str, bytes]) -> None:
    (text,) = (text for text in contents(output)["atom"] if "costs" in text)
    body = markup(text)
    urls = body.xpath("//@href | //@src")
    assert all(url.startswith("https://") for url in urls)
    assert {f"{BASE}/tide/", f"{BASE}/map.pdf", f"{BASE}/news/fish/#costs", f"{BASE}/news/fish/#n"} <= set(
        urls
    )
    page = markup(output["news/fish/index.html"])
    ids = set(page.xpath("//@id"))
    own = [url.partition("#")[2] for url in urls if url.startswith(f"{BASE}/news/fish/#")]
    assert own
    assert set(own) <= ids
    assert r'print("<a href=\"#n\">]]>")' in body.text_content()  # code is no link
    notes = body.xpath("//section[@class='footnotes']")
    assert "A note with" in notes[0].text_content()
    assert body.xpath("//*[@id]")
    assert all(id.startswith("news/fish-") for id in body.xpath("//@id"))


def test_an_article_in_another_language_says_so(output: dict[str, bytes]) -> None:
    (entry,) = xml(output["feed.xml"]).xpath("//*[@xml:lang='ar']")
    assert entry.findtext(f"{ATOM}title") == "سلام"
    assert '<div lang="ar" dir="rtl">' in entry.findtext(f"{ATOM}content")
    assert json.loads(output["feed.json"])["items"][0]["language"] == "ar"


def test_a_site_whose_title_no_xml_may_hold(made: Made) -> None:
    output = made(sources(), ALL, site=f'base_url = "{BASE}"\ndescription = "a\\u0001b\\uffffc]]>&"')
    assert [faults(path, output[path]) for path in FEEDS] == [[], [], []]
    assert xml(output["feed.xml"]).findtext(f"{ATOM}subtitle") == "a\ufffdb\ufffdc]]>&"


QUOTED = """
Quoted
======

:date: 2026-03-03

We heard it at six. Nobody slept after that. Then it stopped.

.. pull-quote::
   :from: Nobody … after that.

.. mailing-list:: daily
"""
LIST = """
[plugin.mailinglist.lists.daily]
provider = "buttondown"
username = "packet"
consent = "One email a day."
"""


def test_no_form_and_no_repeated_quotation(made: Made) -> None:
    output = made({"quoted.rst": QUOTED}, f"{ALL}\n{LIST}")
    assert b"<form" in output["quoted/index.html"]
    for found in contents(output).values():
        (text,) = found
        assert text.count("Nobody slept") == 1
        assert "https://buttondown.com/packet" in text
        assert "<form" not in text


def test_what_is_not_out_is_in_no_feed(made: Made) -> None:
    hidden = {
        "draft.rst": "Secret draft\n============\n\n:date: 2026-03-01\n:status: draft\n\nHidden.\n",
        "later.rst": "Secret plan\n===========\n\n:date: 2026-03-21\n\nHidden.\n",
        "gone.rst": "Secret past\n===========\n\n:date: 2026-03-01\n:expires: 2026-03-02\n\nHidden.\n",
    }
    output = made({**sources(), **hidden}, ALL)
    for path in FEEDS:
        assert b"Secret" not in output[path]
        assert b"Hidden" not in output[path]


def test_an_article_without_a_date_is_in_no_feed(made: Made) -> None:
    site = f'base_url = "{BASE}"\n[check]\nrequired = ["title"]'
    output = made({"about.rst": "About\n=====\n\nUs.\n"}, ALL, site=site)
    assert not set(FEEDS) & set(output)
    output = made(sources(**{"about.rst": "About\n=====\n\nUs.\n"}), ALL, site=site)
    assert b"about" not in output["feed.xml"]


def test_without_an_address_there_is_no_feed_and_one_finding(made: Made) -> None:
    output = made(sources(), ALL, site='description = "x"', expect=("FE001",))
    assert not set(FEEDS) & set(output)


def test_an_article_can_link_to_a_feed(made: Made) -> None:
    about = "About\n=====\n\n:date: 2026-02-01\n\nFollow `us </feed.xml>`__.\n"
    output = made(sources(**{"about.rst": about}), ALL)
    page = markup(output["about/index.html"])
    assert page.xpath("//main//a[text()='us']/@href") == ["../feed.xml"]
    assert any(f'<a href="{BASE}/feed.xml">us</a>' in text for text in contents(output)["atom"])


def test_an_edit_changes_the_feeds_that_show_it_and_no_other(made: Made) -> None:
    settings = f'{ALL}\ncount = 2\nsections = ["*"]\ntags = ["*"]'
    site = sources(**{"news/old.rst": "Old\n===\n\n:date: 2026-01-01\n:tags: past\n\nOld.\n"})
    before = made(site, settings)
    edits = {
        "about.rst": ("Us.", set()),  # the third of the site, in no section and without a tag
        "news/old.rst": ("Old.\n", {"news", "tags/past"}),
        "tide.rst": ("مرحبا", {""}),
    }
    for path, (word, places) in edits.items():
        site[path] = site[path].replace(word, f"Edited {word}")
        after = made(site, settings)
        changed = {name for name in after if name.endswith(FEEDS) and after[name] != before[name]}
        assert changed == {f"{place}/{file}".lstrip("/") for place in places for file in FEEDS}, path
        before = after


def test_an_incremental_build_is_a_clean_one(made: Made, tmp_path: Path) -> None:
    settings = f'{ALL}\nsections = ["*"]\ntags = ["*"]'
    site = sources()
    made(site, settings)
    for path, old, new in (
        ("tide.rst", "مرحبا", "وداعا"),
        ("news/fish.rst", ":updated: 2026-03-04", ":updated: 2026-03-06"),
        ("news/fish.rst", ":tags: R&D", ":tags: fish"),
        ("news/pier.svg", "40", "50"),
        ("about.rst", ":date: 2026-02-01", ":date: 2026-03-09\n:aliases: /us/"),
    ):
        site[path] = site[path].replace(old, new)
        incremental = made(site, settings)
        assert build(tmp_path, Options(output=tmp_path / "clean", cache=False)).change is not None
        for name in (name for name in incremental if name.endswith(FEEDS)):
            assert incremental[name] == (tmp_path / "clean" / name).read_bytes(), (path, name)


def test_a_new_title_keeps_the_id(output: dict[str, bytes], made: Made) -> None:
    before = feedparser.parse(output["feed.xml"]).entries[-1]
    text = "About us and them\n=================\n\n:date: 2026-02-01\n\nUs.\n"
    after = feedparser.parse(made(sources(**{"about.rst": text}), ALL)["feed.xml"]).entries[-1]
    assert (before.id, before.title != after.title) == (after.id, True)


def test_a_theme_can_say_more(made: Made) -> None:
    output = made({**sources(), "../theme/feeds/content.html": "{{ item.body }}<p>© us</p>"}, ALL)
    assert all(text.endswith("<p>© us</p>") for text in contents(output)["rss"])

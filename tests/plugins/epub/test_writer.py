import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from tests.plugins.epub.packet import CONFIG, SITE
from tests.tools.epubcheck import Check

Publish = Callable[[Path, Mapping[str, str]], Path]


def book(path: Path) -> dict[str, bytes]:
    archive = zipfile.ZipFile(path)
    return {name: archive.read(name) for name in archive.namelist()}


def test_epubcheck_has_nothing_to_say_of_a_book_with_everything_in_it(
    publish: Publish, epubcheck: Check, tmp_path: Path
) -> None:
    assert epubcheck(publish(tmp_path, SITE) / "the-packet.epub") == []


def test_chapters_link_to_chapters_and_hold_their_notes(publish: Publish, tmp_path: Path) -> None:
    files = book(publish(tmp_path, SITE) / "the-packet.epub")
    bar = etree.fromstring(files["EPUB/text/harbour-bar.xhtml"])
    links = {link.get("href") for link in bar.iter("{*}a")}
    assert {"town-buns.xhtml", "town-buns.xhtml#oven", "https://example.com/%7Bx%7D"} <= links
    data = [link for link in links if link and link.endswith(".csv")]
    assert [link.partition("week.")[0] for link in data] == [
        "https://example.org/harbour/bar/"
    ]  # no book holds it
    notes = bar.findall(".//{*}aside[@role='doc-footnote']")
    assert [etree.XPath("normalize-space()")(note) for note in notes] == ["1 1↩2 Slowly.", "MOLE A book."]
    ids = {element.get("id") for element in bar.iter("{*}*")}
    backlinks = {link.get("href") for link in bar.iterfind(".//{*}a[@role='doc-backlink']")}
    assert len(backlinks) == 3
    assert backlinks <= {f"#{id}" for id in ids}


def test_what_a_book_cannot_hold_is_not_in_it(publish: Publish, tmp_path: Path) -> None:
    files = book(publish(tmp_path, SITE) / "the-packet.epub")
    assert not [name for name in files if "week" in name or "secret" in name]
    assert not [name for name, content in files.items() if b"<form" in content or b"Not yet." in content]
    assert [name for name in files if name.startswith("EPUB/images/")] == [
        name for name in files if name.startswith("EPUB/images/mole-koder.") and name.endswith(".png")
    ]


def test_an_article_in_another_language_says_so(publish: Publish, tmp_path: Path) -> None:
    files = book(publish(tmp_path, SITE) / "the-packet.epub")
    chapter = next(
        content
        for name, content in files.items()
        if name.startswith("EPUB/text/town-") and b'dir="rtl"' in content
    )
    root = etree.fromstring(chapter)
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_the_same_site_in_another_folder_is_the_same_book(publish: Publish, tmp_path: Path) -> None:
    once, again = (publish(tmp_path / name, SITE) / "the-packet.epub" for name in ("a", "b/c"))
    assert once.read_bytes() == again.read_bytes()


def test_each_book_of_the_configuration_is_whole(publish: Publish, epubcheck: Check, tmp_path: Path) -> None:
    books = """
[[plugin.epub.books]]
title = "Harbour book"
sections = ["harbour"]
cover = "harbour/Mole+Köder.png"
headings = true

[[plugin.epub.books]]
file = "books/town"
sections = ["town"]
language = "fr"
"""
    out = publish(tmp_path, {**SITE, "presskit.toml": CONFIG + books})
    found = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.epub"))
    assert found == ["books/town.epub", "harbour-book.epub"]
    assert [message for path in found for message in epubcheck(out / path)] == []
    harbour = book(out / "harbour-book.epub")
    assert b'href="https://example.org/town/buns/"' in harbour["EPUB/text/harbour-bar.xhtml"]
    assert b'properties="cover-image"' in harbour["EPUB/package.opf"]
    assert b"bar.xhtml#how" in harbour["EPUB/nav.xhtml"]


def test_a_theme_may_restyle_a_book_and_bring_files(
    publish: Publish, epubcheck: Check, tmp_path: Path
) -> None:
    own = {
        "theme/book/static/book.css": "p { margin: 0 }\n",
        "theme/book/static/more.css": '@import "https://example.com/far.css"; q { quotes: none }\n',
        "theme/book/layout.xhtml": """{% extends "epub:book/layout.xhtml" %}
{% block style %}{{ super() }}<link rel="stylesheet" href="{{ page.static }}/more.css"/>{% endblock %}""",
        "theme/book/title.xhtml": '{% extends "epub:book/title.xhtml" %}{% block title %}Ours{% endblock %}',
    }
    path = publish(tmp_path, {**SITE, **own}) / "the-packet.epub"
    files = book(path)
    assert files["EPUB/static/book.css"] == b"p { margin: 0 }\n"
    assert files["EPUB/static/more.css"] == b" q { quotes: none }\n"
    assert b'href="../static/more.css"' in files["EPUB/text/town-buns.xhtml"]
    assert b"<title>Ours</title>" in files["EPUB/title.xhtml"]
    assert epubcheck(path) == []


def test_without_an_address_of_the_site_a_book_is_still_sound(
    publish: Publish, epubcheck: Check, tmp_path: Path
) -> None:
    config = CONFIG.replace('base_url = "https://example.org/"\n', "")
    assert epubcheck(publish(tmp_path, {**SITE, "presskit.toml": config}) / "the-packet.epub") == []

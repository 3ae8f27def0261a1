"""Books as they are bound: covers, pages of print, issues, and what is wrong with one of several."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, build
from tests.plugins.epub.packet import CONFIG, SITE
from tests.tools.epubcheck import Check

Publish = Callable[[Path, Mapping[str, str]], Path]


def test_a_cover_is_drawn_and_shown(publish: Publish, tmp_path: Path) -> None:
    with zipfile.ZipFile(publish(tmp_path, SITE) / "the-packet.epub") as book:
        assert b'<img src="cover.svg" role="doc-cover" alt="The Packet"' in book.read("EPUB/cover.xhtml")
        assert b"<title>The Packet</title>" in book.read("EPUB/cover.svg")


@pytest.mark.parametrize("cover", ["/nowhere.png", "/harbour/week.csv"])
def test_a_cover_that_is_not_there_is_an_error(tmp_path: Path, cover: str) -> None:
    config = f"{CONFIG}\n[[plugin.epub.books]]\ncover = '{cover}'\n"
    for name, text in {**SITE, "presskit.toml": config, "content/harbour/Mole+Köder.png": ""}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = build(tmp_path, Options(output=tmp_path / "out")).diagnostics
    assert any(f"a book can hold no picture `{cover}`" in each.message for each in found)


def test_the_pages_of_print_are_listed_and_named(publish: Publish, epubcheck: Check, tmp_path: Path) -> None:
    config = f'{CONFIG}\n[[plugin.epub.books]]\nprint_edition = "urn:isbn:9780375704024"\n'
    print_ = "Print\n=====\n\n:date: 2026-03-05\n\nThe :page:`xii` tide\nturned :page:`13` twice.\n"
    out = publish(tmp_path, {**SITE, "presskit.toml": config, "content/town/print.rst": print_})
    with zipfile.ZipFile(out / "the-packet.epub") as book:
        nav = book.read("EPUB/nav.xhtml").decode()
        assert '<li><a href="text/town-print.xhtml#page.xii">xii</a></li>' in nav
        assert '<li><a href="text/town-print.xhtml#page.13">13</a></li>' in nav
        assert b'id="page.13" epub:type="pagebreak" role="doc-pagebreak"' in book.read(
            "EPUB/text/town-print.xhtml"
        )
    assert "The  tide\nturned  twice." in (out / "town/print/index.html").read_text(encoding="utf-8")
    assert epubcheck(out / "the-packet.epub") == []


def test_each_issue_is_a_sound_book_of_its_collection(
    publish: Publish, epubcheck: Check, tmp_path: Path
) -> None:
    books = """
[[plugin.epub.books]]

[[plugin.epub.books]]
each = "month"
certified_by = "Ada"
rights = "© The Packet"
"""
    late = "Late\n====\n\n:date: 2026-04-01\n\nApril.\n"
    out = publish(tmp_path, {**SITE, "presskit.toml": CONFIG + books, "content/town/late.rst": late})
    names = sorted(path.name for path in out.glob("*.epub"))
    assert names == ["the-packet-2026-03.epub", "the-packet-2026-04.epub", "the-packet.epub"]
    assert [message for name in names for message in epubcheck(out / name)] == []
    with zipfile.ZipFile(out / "the-packet-2026-04.epub") as book:
        package = book.read("EPUB/package.opf").decode()
        assert '<meta property="group-position" refines="#collection">2</meta>' in package
        assert [name for name in book.namelist() if "/text/" in name] == ["EPUB/text/town-late.xhtml"]
        colophon = book.read("EPUB/colophon.xhtml").decode()
        assert "The Packet: April 2026" in colophon
        assert "© The Packet" in colophon


def test_what_a_site_holds_that_a_book_may_not_does_not_spoil_it(
    publish: Publish, epubcheck: Check, tmp_path: Path
) -> None:
    bad = """Bad
===

:date: 2026-03-05

.. image:: a.svg
   :alt: A drawing

.. image:: b.svg
   :alt: No drawing

.. raw:: html

   <form action="https://example.com/f"><button>Join</button></form>
   <script>alert(1)</script><p onclick="alert(1)">Text</p><style>@import url("https://example.com/x.css");</style>
   <picture><source srcset="https://example.com/a.webp"/><img src="https://example.com/a.png" alt="Far"/></picture>
"""
    files = {
        "presskit.toml": f"{CONFIG}\n[read]\nraw = true\n",
        "content/town/bad.rst": bad,
        "content/town/a.svg": '<?xml-stylesheet href="x.css"?><svg xmlns="http://www.w3.org/2000/svg" onload="a()"'
        ' width="9" height="9"><script>a()</script><image href="https://example.com/a.png"/><g id="a b"/></svg>',
        "content/town/b.svg": "<svg><rect></svg>",
    }
    assert epubcheck(publish(tmp_path, {**SITE, **files}) / "the-packet.epub") == []


def test_a_chapter_that_fails_costs_its_book_alone(tmp_path: Path) -> None:
    """With ``--keep-going``: what a theme breaks in one chapter is told, and the other books are made."""
    books = """
[[plugin.epub.books]]
title = "Harbour"
sections = ["harbour"]

[[plugin.epub.books]]
title = "Town"
sections = ["town"]
"""
    broken = (
        '{% extends "epub:book/chapter.xhtml" %}'
        '{% block title %}{% if data.title == "Buns" %}<b>{% endif %}{% endblock %}'
    )
    files = {**SITE, "presskit.toml": CONFIG + books, "theme/book/chapter.xhtml": broken}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("" if name.endswith(".png") else text, encoding="utf-8")
    outcome = build(tmp_path, Options(output=tmp_path / "out", keep_going=True))
    told = [each for each in outcome.diagnostics if each.code == "PK504"]
    assert [each.span.path for each in told] == ["content/town/buns.rst"]
    assert (tmp_path / "out" / "harbour.epub").is_file()

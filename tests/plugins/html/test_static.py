"""Static files under names that no other content has."""

import re

import pytest

from presskit_html.settings import Colours, Settings
from presskit_html.static import looks, static_files, style_sheets


def test_a_name_changes_with_its_content() -> None:
    before = static_files({"a/b.woff2": b"one"}, Settings())["a/b.woff2"]
    after = static_files({"a/b.woff2": b"two"}, Settings())["a/b.woff2"]
    assert before.path != after.path
    assert before.path.startswith("static/a/b.")
    assert before.path.endswith(".woff2")


def test_the_accent_is_part_of_the_style_sheet_and_of_its_name() -> None:
    plain = static_files({"broadsheet.css": b""}, Settings())["broadsheet.css"]
    teal = static_files({"broadsheet.css": b""}, Settings(accent="teal"))["broadsheet.css"]
    assert teal.content == b":root{--brand:teal}"
    assert teal.path != plain.path


def test_sheets_of_plugins_and_sites_follow_the_themes() -> None:
    files = dict.fromkeys(("zebra.css", "broadsheet.css", "aside.css", "sub/later.css", "logo.svg"), b"")
    assert style_sheets(static_files(files, Settings())) == ["broadsheet.css", "aside.css", "zebra.css"]


def test_a_sheet_beneath_a_folder_is_for_the_pages_that_link_it_and_is_minified() -> None:
    files = static_files({"pages/tall.css": b"/* why */\na { b: c; }\n"}, Settings())
    assert files["pages/tall.css"].path.startswith("static/pages/tall.")
    assert files["pages/tall.css"].content == b"a{b:c}"
    assert style_sheets(files) == []


def test_a_sheet_in_another_encoding_keeps_its_bytes() -> None:
    files = static_files({"old.css": "a::after { content: 'é' } /* ü */".encode("latin-1")}, Settings())
    assert files["old.css"].content == b"a::after{content:'\xe9'}"


@pytest.mark.parametrize(
    ("text", "is_linked"),
    [
        ("<p>A <em>word</em>, a topic and its contents.</p>", False),
        ("<p>A <a href='#x' class='topics'>link</a> predicted in a <precinct>.</p>", False),
        ("<p>Some <code>code</code>.</p>", True),
        ('<aside class="admonition note" role="note">', True),
        ('<nav id="contents" class="topic contents" role="doc-toc">', True),
        ('<nav aria-label="Parts" class="contents">', True),
        ('<div class="table" tabindex="0"><table>', True),
    ],
)
def test_the_sheet_of_rare_markup_is_linked_where_that_occurs(text: str, is_linked: bool) -> None:
    names = static_files({"pages/markup.css": b"", "broadsheet.css": b""}, Settings())
    assert style_sheets(names, text) == ["pages/markup.css"] * is_linked + ["broadsheet.css"]


SHEETS = {
    "broadsheet.css": b"a{}",
    "looks/magazine.css": b"b{}",
    "looks/gazette.css": b"c{}",
}


def test_the_one_style_sheet_has_what_the_settings_ask_for() -> None:
    files = static_files(SHEETS, Settings(look="magazine", accent="teal"))
    assert list(files) == ["broadsheet.css"]
    assert files["broadsheet.css"].content == b"a{}b{}:root{--brand:teal}"
    assert static_files(SHEETS, Settings())["broadsheet.css"].content == b"a{}"


def test_looks_are_the_sheets_in_their_folder() -> None:
    assert looks(SHEETS) == ["magazine", "gazette"]


def test_colours_come_after_the_look_each_for_its_scheme() -> None:
    settings = Settings(look="magazine", light=Colours(text="#111111"), dark=Colours(text="#eeeeee"))
    content = static_files(SHEETS, settings)["broadsheet.css"].content.decode()
    assert content.startswith("a{}b{}")
    light, dark = re.findall(r"\(prefers-color-scheme:(?:light|dark)\)\{:root\{([^}]*)\}\}", content)
    assert "--ink:#111111" in light
    assert "--ink:#eeeeee" in dark

"""Static files under names that no other content has."""

import pytest

from presskit_html.static import check_look, static_files, style_sheets


def test_a_name_changes_with_its_content() -> None:
    before = static_files({"a/b.woff2": b"one"})["a/b.woff2"]
    after = static_files({"a/b.woff2": b"two"})["a/b.woff2"]
    assert before.path != after.path
    assert before.path.startswith("static/a/b.")
    assert before.path.endswith(".woff2")


def test_the_accent_is_part_of_the_style_sheet_and_of_its_name() -> None:
    plain = static_files({"broadsheet.css": b""})["broadsheet.css"]
    teal = static_files({"broadsheet.css": b""}, accent="teal")["broadsheet.css"]
    assert teal.content == b":root{--brand:teal}\n"
    assert teal.path != plain.path


def test_sheets_of_plugins_and_sites_follow_the_themes() -> None:
    files = dict.fromkeys(("zebra.css", "broadsheet.css", "aside.css", "sub/later.css", "logo.svg"), b"")
    assert style_sheets(static_files(files)) == ["broadsheet.css", "aside.css", "zebra.css"]


LOOKS = {"broadsheet.css": b"a{}", "looks/magazine.css": b"b{}", "looks/gazette.css": b"c{}"}


def test_a_look_is_part_of_the_one_style_sheet_and_gives_way_to_the_accent() -> None:
    files = static_files(LOOKS, "magazine", "teal")
    assert list(files) == ["broadsheet.css"]
    assert files["broadsheet.css"].content == b"a{}b{}:root{--brand:teal}\n"
    assert static_files(LOOKS)["broadsheet.css"].content == b"a{}"


def test_a_look_that_is_not_there_is_named() -> None:
    check_look("magazine", LOOKS)
    check_look("", {})
    with pytest.raises(ValueError, match=r"no look `magasine`; did you mean `magazine`\?"):
        check_look("magasine", LOOKS)
    with pytest.raises(ValueError, match=r"no look `x`; its style sheet is theme/static/looks/x\.css"):
        check_look("x", {})

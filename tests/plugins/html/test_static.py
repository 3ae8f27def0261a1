"""Static files under names that no other content has."""

from presskit_html.static import static_files, style_sheets


def test_a_name_changes_with_its_content() -> None:
    before = static_files({"a/b.woff2": b"one"}, "")["a/b.woff2"]
    after = static_files({"a/b.woff2": b"two"}, "")["a/b.woff2"]
    assert before.path != after.path
    assert before.path.startswith("static/a/b.")
    assert before.path.endswith(".woff2")


def test_the_accent_is_part_of_the_style_sheet_and_of_its_name() -> None:
    plain = static_files({"broadsheet.css": b""}, "")["broadsheet.css"]
    teal = static_files({"broadsheet.css": b""}, "teal")["broadsheet.css"]
    assert teal.content == b":root{--brand:teal}\n"
    assert teal.path != plain.path


def test_sheets_of_plugins_and_sites_follow_the_themes() -> None:
    files = dict.fromkeys(("zebra.css", "broadsheet.css", "aside.css", "sub/later.css", "logo.svg"), b"")
    assert style_sheets(static_files(files, "")) == ["broadsheet.css", "aside.css", "zebra.css"]

from pathlib import Path

import pytest

from presskit.config.load import load, parse
from presskit.config.settings import Config, OutputConfig
from presskit.model.site import Site


def test_an_empty_file_is_a_site(tmp_path: Path) -> None:
    (tmp_path / "presskit.toml").touch()
    loaded = load(tmp_path)
    assert (loaded.config, loaded.diagnostics) == (Config(), ())


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    (found,) = load(tmp_path).diagnostics
    assert (found.code, found.span.path) == ("PK100", "presskit.toml")
    assert "presskit new site" in found.hint


def test_a_folder_in_its_place_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "presskit.toml").mkdir()
    assert [found.code for found in load(tmp_path).diagnostics] == ["PK102"]


def test_bytes_that_are_not_utf8_have_a_place(tmp_path: Path) -> None:
    (tmp_path / "presskit.toml").write_bytes("[site]\ntitle = 'é".encode() + b"\xff'\n")
    (found,) = load(tmp_path).diagnostics
    assert (found.code, found.span.line, found.span.column) == ("PK102", 2, 11)


def test_a_byte_order_mark_and_crlf_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "presskit.toml").write_bytes(b"\xef\xbb\xbf[site]\r\ntitle = 'x'\r\nlanguage = 1\r\n")
    loaded = load(tmp_path)
    assert loaded.config.site.title == "x"
    assert [(found.span.line, found.span.column) for found in loaded.diagnostics] == [(3, 12)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[site]\ntitle = \n", 2, 9),
        ("[site]\ntitle = 1\ntitle = 2\n", 3, 10),
        ('[site]\n\ntitle = """never closed', 3, 24),
        ("[site\n", 1, 6),
    ],
)
def test_a_syntax_error_has_a_place(text: str, line: int, column: int) -> None:
    (found,) = parse(text).diagnostics
    assert (found.code, found.span.line, found.span.column) == ("PK101", line, column)
    assert "(at " not in found.message


def test_deep_nesting_is_a_finding() -> None:
    (found,) = parse("x = " + "[" * 100_000).diagnostics
    assert found.code == "PK101"


def test_errors_leave_the_rest_of_the_table_in_force() -> None:
    loaded = parse('[site]\ntitle = "T"\nlanguage = 4\n[output]\ndir = "out"\n[nonsense]\n')
    assert loaded.config == Config(site=Site(title="T"), output=OutputConfig(dir="out"))
    assert [found.code for found in loaded.diagnostics] == ["PK104", "PK103"]


def test_tables_of_plugins_stay_as_they_are() -> None:
    assert parse("[plugin.byline]\nx = [1, {y = 2}]\n").config.plugin == {"byline": {"x": [1, {"y": 2}]}}

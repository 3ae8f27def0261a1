"""The table ``[plugin.html]``."""

import msgspec
import pytest

from presskit_html.settings import Settings


@pytest.mark.parametrize("colour", ["#a3122b", "teal", "rgb(0 80 120 / 80%)", "oklch(0.5 0.1 200)", ""])
def test_an_accent_is_a_colour(colour: str) -> None:
    assert Settings(accent=colour).accent == colour


@pytest.mark.parametrize(
    "hostile", ["red}body{display:none", "url(https://example.com/)", "red;--ink:red", "#12"]
)
def test_nothing_else_gets_into_the_style_sheet(hostile: str) -> None:
    with pytest.raises(ValueError, match="`accent` must be a CSS colour"):
        Settings(accent=hostile)


@pytest.mark.parametrize("table", [{"page_size": 0}, {"home_articles": -1}])
def test_a_page_has_at_least_one_article(table: dict[str, int]) -> None:
    with pytest.raises(msgspec.ValidationError, match="at least 1"):
        msgspec.convert(table, Settings)

"""The direction of writing."""

import pytest

from presskit_html.direction import direction


@pytest.mark.parametrize("language", ["ar", "he", "fa-IR", "ur"])
def test_right_to_left(language: str) -> None:
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "de-CH", "zh-Hant-TW", "x-unknown", "", "qq"])
def test_left_to_right(language: str) -> None:
    assert direction(language) == "ltr"

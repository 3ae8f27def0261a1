import pytest

from presskit_epub.words import direction, words


def test_a_region_does_not_change_the_words() -> None:
    assert words("de-AT").contents == words("de").contents == "Inhalt"


def test_an_unknown_language_gets_english() -> None:
    assert words("tlh").contents == "Contents"


@pytest.mark.parametrize(
    ("language", "expected"), [("en-GB", "ltr"), ("ar", "rtl"), ("he_IL", "rtl"), ("FA", "rtl")]
)
def test_direction(language: str, expected: str) -> None:
    assert direction(language) == expected

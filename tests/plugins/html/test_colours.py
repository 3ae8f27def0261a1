"""Contrast as WCAG defines it, and colours that are moved until they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presskit_html.colours import BLACK, BORDER, WHITE, contrast, fitting, least, mixed

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21),
        ("#777777", "#fff", 4.48),  # the examples of WebAIM's checker
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#abcdef", "#ABCDEF", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_colours_are_mixed_as_browsers_do_in_oklab() -> None:
    assert mixed("#a3122b", WHITE, 0.52) == "#d78d8c"  # Chromium's color-mix() of the theme's accent
    assert mixed("#123456", WHITE, 1) == "#123456"


@given(colours, colours)
def test_a_fitting_colour_is_read_and_is_the_same_where_it_was_read_before(colour: str, ground: str) -> None:
    found = fitting(colour, [ground])
    assert contrast(found, ground) >= 4.5
    assert (found == colour) == (contrast(colour, ground) >= 4.5)


def test_it_is_no_further_away_than_it_must_be() -> None:
    assert fitting("#777777", [WHITE]) == "#767676"
    assert least(fitting("#dddddd", [WHITE, "#f4f4f2"], BORDER), [WHITE, "#f4f4f2"]) == pytest.approx(
        3, abs=0.05
    )

"""Lengths, in pixels and in CSS."""

import pytest

from presskit.read.lengths import css, pixels


@pytest.mark.parametrize(
    ("length", "in_pixels", "in_css"),
    [
        ("200", 200, "200px"),
        ("200px", 200, "200px"),
        ("12.5", None, "12.5px"),
        ("50 %", None, "50%"),
        ("3em", None, "3em"),
    ],
)
def test_lengths(length: str, in_pixels: int | None, in_css: str) -> None:
    assert (pixels(length), css(length)) == (in_pixels, in_css)

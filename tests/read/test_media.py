"""Images, sound and films."""

import pytest

from presskit.read.media import css, medium, pixels


@pytest.mark.parametrize(
    ("uri", "expected"),
    [("a.svg", "img"), ("a.MP4", "video"), ("https://example.org/a.mp3?x=1.png#t", "audio"), ("mp4", "img")],
)
def test_medium(uri: str, expected: str) -> None:
    assert medium(uri) == expected


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

"""Images, sound and films."""

import pytest

from presskit.read.media import medium


@pytest.mark.parametrize(
    ("uri", "expected"),
    [("a.svg", "img"), ("a.MP4", "video"), ("https://example.org/a.mp3?x=1.png#t", "audio"), ("mp4", "img")],
)
def test_medium(uri: str, expected: str) -> None:
    assert medium(uri) == expected

"""Images whose files don't fit a page."""

import pytest

from presskit.link.images import LARGEST_FILE, LARGEST_SIDE, image_faults
from presskit.model.article import Reference
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Span

SPAN = Span("content/a.rst", 4, 12, 4, 17)


def messages(shown: int | None, **file: object) -> list[str]:
    values: dict[str, object] = {
        "path": "content/a.png",
        "digest": "d",
        "size": 1,
        "media_type": "image/png",
        "width": 640,
        "height": 480,
    }
    found = list(image_faults(Reference("asset:a.png", SPAN, shown), AssetFile(**(values | file))))  # type: ignore[arg-type]
    assert all((each.code, each.span) == ("PK443", SPAN) for each in found)
    return [each.message for each in found]


@pytest.mark.parametrize("file", [{"width": 12_000}, {"height": LARGEST_SIDE + 1}])
def test_too_many_pixels(file: dict[str, int]) -> None:
    (message,) = messages(0, **file)
    assert message.endswith("pixels")


def test_too_many_bytes() -> None:
    assert messages(0, size=7_240_000) == ["the file of the image has 7.2 MB"]
    assert messages(0, size=7_240_000, media_type="image/svg+xml") == ["the file of the image has 7.2 MB"]


def test_shown_wider_than_it_is() -> None:
    assert messages(1200) == ["the image is shown 1,200 pixels wide, and has 640"]


def test_what_fits() -> None:
    assert messages(640) == messages(0, size=LARGEST_FILE, width=LARGEST_SIDE) == []


def test_what_has_no_pixels_or_is_not_shown() -> None:
    assert messages(1200, media_type="image/svg+xml", width=12_000) == []
    assert messages(1200, width=0, height=0) == []
    assert messages(None, width=12_000, size=LARGEST_FILE + 1) == []
    assert messages(0, media_type="video/mp4", size=LARGEST_FILE + 1) == []

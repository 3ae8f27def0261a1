import struct

import pytest

from presskit_images.strip import Malformed, stripped
from tests.plugins.images.conftest import camera, encoded, opened, picture


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "options", [{}, {"progressive": True, "restart_marker_blocks": 4}, {"lossless": True}]
)
def test_pixels_stay_bit_by_bit(format: str, options: dict[str, object]) -> None:
    content = encoded(picture(300, 200), format, exif=camera(), **options)
    clean = stripped(content, b"", b"")
    assert opened(clean).tobytes() == opened(content).tobytes()
    assert opened(clean).getexif() == {}
    assert stripped(clean, b"", b"") == clean


def test_what_is_behind_the_end_goes() -> None:
    """A telephone's film, or whatever else."""
    content = encoded(picture(300, 200))
    assert stripped(content + b"ftypmp42 film \xff\xd8\xff\xe0", b"", b"") == content
    png = encoded(picture(300, 200), "PNG")
    assert stripped(png + b"more", b"", b"") == png


def test_comments_and_texts_go() -> None:
    content = encoded(picture(300, 200), comment=b"made at home")
    assert b"made at home" in content
    assert b"made at home" not in stripped(content, b"", b"")
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x05city!"
    with_iptc = content[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + content[2:]
    assert b"city!" not in stripped(with_iptc, b"", b"")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_what_is_cut_off_is_malformed(format: str) -> None:
    content = encoded(picture(300, 200), format)
    for end in (13, 40, len(content) // 2, len(content) - 3):
        with pytest.raises(Malformed):
            stripped(content[:end], b"", b"")


def test_other_formats_are_not_taken_apart() -> None:
    with pytest.raises(Malformed):
        stripped(encoded(picture(300, 200), "AVIF"), b"", b"")

"""Real images, in all the kinds that cameras and editors make."""

import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from presskit_images.derive import derived
from presskit_images.settings import Settings
from tests.plugins.images.conftest import camera, encoded, is_red, opened, picture

WEBP = Settings(widths=(320, 640))
ALL = Settings(widths=(320, 640), formats=("avif", "webp", "original"))
HOSTILE = Path(__file__).parents[2] / "hostile/corpus"


def sizes(content: bytes, settings: Settings = WEBP) -> list[tuple[str, int, int]]:
    found = derived(content, settings)
    assert found.problem == ""
    for each in found.variants:
        assert opened(each.content).size == (each.width, each.height)
    return [(each.media_type, each.width, each.height) for each in found.variants]


def test_sizes_up_to_the_image_itself_and_none_beyond() -> None:
    assert sizes(encoded(picture(600, 300))) == [("image/webp", 320, 160), ("image/webp", 600, 300)]
    assert sizes(encoded(picture(1000, 600))) == [("image/webp", 320, 192), ("image/webp", 640, 384)]
    assert sizes(encoded(picture(640, 384))) == [("image/webp", 320, 192), ("image/webp", 640, 384)]
    assert sizes(encoded(picture(200, 100))) == [("image/webp", 200, 100)]


def test_formats_in_the_order_of_the_settings() -> None:
    assert sizes(encoded(picture(1000, 600)), ALL) == [
        (media_type, width, height)
        for media_type in ("image/avif", "image/webp", "image/jpeg")
        for width, height in ((320, 192), (640, 384))
    ]
    assert sizes(encoded(picture(1000, 600), "WEBP"), Settings(widths=(320,), formats=("original",))) == [
        ("image/webp", 320, 192)
    ]


def test_nothing_is_larger_than_the_file_itself() -> None:
    small = encoded(picture(600, 300), quality=8)
    assert derived(small, Settings(widths=(320, 640), formats=("webp",), quality=100)).variants == ()
    (_, whole) = derived(small, Settings(widths=(320, 640), formats=("original",), quality=100)).variants
    assert whole.content == small


@pytest.mark.parametrize("image", [(1, 1), (3, 2), (64, 64)])
def test_tiny_images_stay_as_they_are(image: tuple[int, int]) -> None:
    found = derived(encoded(picture(*image), "PNG"), ALL)
    assert (found.variants, found.instead, found.problem) == ((), None, "")


def test_thin_images_have_a_line_of_pixels_and_tall_ones_what_formats_hold() -> None:
    assert sizes(encoded(Image.effect_noise((3000, 2), 50), "PNG"), WEBP)[0] == ("image/webp", 320, 1)
    assert derived(encoded(Image.effect_noise((330, 17_000), 50), "JPEG"), WEBP).variants == ()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_seen_as_it_was_taken(orientation: int) -> None:
    """As pixels of the sizes, and as a mark in the file itself, whose pixels stay as they are."""
    turned = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[
        orientation
    ]  # back to how the camera held it
    scene = picture(800, 500)
    taken = scene if turned is None else scene.transpose(Image.Transpose(turned))
    content = encoded(taken, exif=camera(orientation))
    found = derived(content, WEBP)
    assert [each.width for each in found.variants] == [320, 640]
    for variant in found.variants:
        seen = opened(variant.content)
        assert 0x0112 not in seen.getexif()
        assert seen.width > seen.height
        assert is_red(seen, 0.1, 0.1)
        assert not is_red(seen, 0.9, 0.9)
    assert found.instead is not None
    assert (found.instead.width, found.instead.height) == (800, 500)
    instead = opened(found.instead.content)
    assert instead.getexif().get(0x0112, 1) == orientation
    assert instead.tobytes() == opened(content).tobytes()


def test_a_turned_png_is_turned_for_good() -> None:
    found = derived(
        encoded(picture(800, 500).transpose(Image.Transpose.ROTATE_90), "PNG", exif=camera(6)), WEBP
    )
    assert found.instead is not None
    seen = opened(found.instead.content)
    assert (seen.format, seen.size, seen.getexif().get(0x0112)) == ("PNG", (800, 500), None)
    assert is_red(seen, 0.1, 0.1)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_place_goes_and_the_photographer_stays(format: str) -> None:
    content = encoded(picture(900, 500), format, exif=camera())
    assert b"SERIAL-4711" in content
    found = derived(content, ALL)
    assert found.instead is not None
    for each in (*found.variants, found.instead):
        assert not [
            secret for secret in (b"SERIAL-4711", b"Phonemaker", b"Phone 9") if secret in each.content
        ]
        exif = opened(each.content).getexif()
        assert exif.get_ifd(0x8825) == {}
        assert (exif[0x013B], exif[0x8298]) == ("Ann Lumley", "(c) 2026 Ann Lumley")


def test_a_file_without_notes_goes_out_as_it_is() -> None:
    assert derived(encoded(picture(900, 500), "PNG"), WEBP).instead is None
    assert derived(encoded(picture(900, 500)), WEBP).instead is None


def test_the_colour_profile_stays() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = derived(encoded(picture(900, 500), icc_profile=profile, exif=camera()), ALL)
    assert found.instead is not None
    for each in (*found.variants, found.instead):
        assert opened(each.content).info["icc_profile"] == profile


def test_transparency_stays_without_dark_edges() -> None:
    image = Image.new("RGBA", (900, 500), (0, 0, 0, 0))
    image.paste((250, 240, 20, 255), (200, 100, 700, 400))
    small = opened(derived(encoded(image, "PNG"), Settings(widths=(300,))).variants[0].content)
    assert small.mode == "RGBA"
    assert small.getpixel((2, 2))[3] == 0  # type: ignore[index]
    red, alpha = small.getchannel("R").tobytes(), small.getchannel("A").tobytes()
    assert min(colour for colour, seen in zip(red, alpha, strict=True) if seen > 40) > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_all_kinds_of_png_are_read(mode: str) -> None:
    image = picture(700, 400)
    if mode == "I;16":
        image = Image.linear_gradient("L").resize((700, 400)).convert("I").point(lambda value: value * 257)
        image = image.convert("I;16")
    else:
        image = image.convert("L").convert(mode) if mode in ("1", "LA") else image.convert(mode)
    found = derived(encoded(image, "PNG"), ALL)
    assert found.problem == ""
    for each in found.variants:
        shown = opened(each.content).convert("L")
        assert shown.getextrema()[1] > 180  # type: ignore[operator] # not black


def test_a_print_is_shown_in_the_colours_of_a_screen() -> None:
    found = derived(encoded(picture(900, 500).convert("CMYK")), WEBP)
    assert found.variants
    shown = opened(found.variants[0].content)
    assert shown.mode == "RGB"
    assert is_red(shown, 0.1, 0.1)


def test_what_moves_is_left_alone() -> None:
    frames = [picture(400, 300), picture(400, 300).transpose(Image.Transpose.ROTATE_180)]
    for format in ("PNG", "WEBP"):
        content = encoded(frames[0], format, save_all=True, append_images=frames[1:], duration=90)
        found = derived(content, ALL)
        assert (found.variants, found.problem) == ((), "")
        assert found.instead is None or opened(found.instead.content).n_frames == 2  # type: ignore[attr-defined]


def test_the_preview_in_a_photograph_does_not_go_out() -> None:
    """Telephones put a second image behind the first, with notes of its own."""
    content = encoded(
        picture(900, 500), "MPO", save_all=True, append_images=[picture(300, 200)], exif=camera()
    )
    assert opened(content).format == "MPO"
    found = derived(content, WEBP)
    assert [each.width for each in found.variants] == [320, 640]
    assert found.instead is not None
    assert opened(found.instead.content).format == "JPEG"
    assert found.instead.content.count(b"\xff\xd8\xff") == 1


def test_the_same_image_gives_the_same_bytes() -> None:
    content = encoded(picture(900, 500), exif=camera(6))
    assert derived(content, ALL) == derived(content, ALL)


def test_damaged_files_are_a_problem_and_no_more() -> None:
    content = encoded(picture(900, 500))
    for broken in (b"", b"GIF89a", b"\xff\xd8", content[:300], content[:-4000], b"<svg/>", content[50:]):
        with warnings.catch_warnings(record=True) as said:
            found = derived(broken, ALL)
        assert (found.variants, found.instead, said) == ((), None, [])
        assert found.problem.startswith(("is damaged: ", "is no JPEG, PNG, WebP or AVIF that can be read"))
        assert "0x" not in found.problem


def test_a_bomb_is_told_by_its_head() -> None:
    bomb = encoded(Image.new("1", (12_000, 9_000)), "PNG")
    assert len(bomb) < 100_000
    head = b"IHDR" + (60_000).to_bytes(4) * 2 + bomb[24:29]
    for content in (bomb, bomb[:12] + head + zlib.crc32(head).to_bytes(4) + bomb[33:]):
        assert derived(content, ALL).problem == "has more than 100,000,000 pixels"


def test_hostile_inputs_raise_nothing() -> None:
    paths = [path for path in HOSTILE.rglob("*") if path.is_file()]
    assert len(paths) > 40
    for path in paths:
        assert derived(path.read_bytes(), WEBP).variants == () or path.suffix in (".png", ".jpg", ".webp")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_damage_is_survived(format: str) -> None:
    """Single bytes changed all over a small file: whatever decoders raise, it ends here."""
    content = encoded(picture(120, 80), format, exif=camera(6))
    for at in range(0, len(content), max(len(content) // 120, 1)):
        damaged = bytes([*content[:at], content[at] ^ 0x5A, *content[at + 1 :]])
        derived(damaged, Settings(widths=(70,)))

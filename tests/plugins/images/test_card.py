from pathlib import Path

import pytest

import presskit_images
from presskit_images.card import HEIGHT, WIDTH, Font, draw, fonts
from presskit_images.letters import OWN_FONT
from tests.plugins.images.conftest import opened

FONT = (Path(presskit_images.__file__).parent / "templates/fonts" / OWN_FONT).read_bytes()
DATA = {"site": "The Packet", "section": "News", "title": "Spring tides", "byline": "Zoë Müller"}


@pytest.fixture(scope="module")
def font() -> Font:
    return fonts(FONT)


def ink(content: bytes) -> tuple[int, int, int, int]:
    """The box of what is drawn above the line at the foot, and below the bar and the section."""
    image = opened(content).convert("L").crop((0, 130, WIDTH, HEIGHT - 110))
    box = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(
    "title",
    [
        "Zoë",
        "Spring tides: the highest water of the year comes on Sunday",
        "word " * 200,
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller" * 3,
        "W" * 400,
    ],
)
def test_every_headline_stays_in_its_place(title: str, font: Font) -> None:
    content = draw({**DATA, "title": title}, font, "#a3122b")
    image = opened(content)
    assert (image.format, image.size) == ("PNG", (1200, 630))
    left, _, right, bottom = ink(content)
    assert left >= 70
    assert right <= WIDTH - 60
    assert bottom < HEIGHT - 110 - 130
    assert len(content) < 60_000


def test_what_the_font_has_not_is_left_out(font: Font) -> None:
    assert draw({**DATA, "title": "Rain 🌧 tomorrow 海"}, font, "#a3122b") == draw(
        {**DATA, "title": "Rain tomorrow"}, font, "#a3122b"
    )


def test_the_same_words_give_the_same_card(font: Font) -> None:
    assert draw(DATA, font, "#a3122b") == draw(DATA, fonts(FONT), "#a3122b")
    assert draw(DATA, font, "#a3122b") != draw(DATA, font, "#1f4f8a")


def test_no_font_is_a_mistake_of_the_settings() -> None:
    with pytest.raises(ValueError, match=r"`plugin\.images\.font` is no font"):
        draw(DATA, fonts(b"OTTO no font"), "#a3122b")

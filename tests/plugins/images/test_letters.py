import sys
import unicodedata
from pathlib import Path

import pytest
from PIL import ImageFont

import presskit_images
from presskit_images.letters import OWN_FONT, is_drawable


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("Spring tides", True, True),
        ("Zoë, Łódź, Größe — “€ 5”", True, True),
        ("Zoe\u0308", True, True),
        ("Наука и Ψηφιακή", True, True),
        ("Rain 🌧 tomorrow", True, True),
        ("海のニュース", False, True),
        ("أخبار الميناء", False, False),
        ("חדשות", False, False),
        ("हिन्दी", False, False),
    ],
)
def test_headlines(text: str, *, own: bool, other: bool) -> None:
    assert (is_drawable(text, OWN_FONT), is_drawable(text, "theirs.ttf")) == (own, other)


def test_our_font_has_what_we_say() -> None:
    file = Path(presskit_images.__file__).parent / "templates/fonts" / OWN_FONT
    font = ImageFont.truetype(str(file), 20, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(font.getmask("\uffff"))
    every = {unicodedata.normalize("NFC", each) for each in map(chr, range(sys.maxunicode))}
    letters = [each for each in every if len(each) == 1 and unicodedata.category(each)[0] in "LN"]
    drawable = [each for each in letters if is_drawable(each, OWN_FONT)]
    assert len(drawable) > 1_000
    assert [each for each in drawable if bytes(font.getmask(each)) == missing] == []

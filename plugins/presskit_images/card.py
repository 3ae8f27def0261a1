"""The picture of an article that has none: its headline, set in type."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from presskit_images.settings import CARD

WIDTH, HEIGHT = CARD
_MARGIN = 80
_PAPER, _INK, _SOFT = "#fbf9f4", "#17181a", "#5a5c60"
_SIZES = (84, 74, 66, 58, 50, 44)
_SMALL = 32
_TOP, _ROOM = 170, 330
"""Where the headline begins, and how high it may be, in pixels."""
_LEADING = 1.18
_LONGEST = 400
"""Characters: more have no room."""
_NOWHERE = "\uffff"
"""What no font has: how a font shows it is how it shows all that it has not."""

Font = Callable[[int], ImageFont.FreeTypeFont]


def fonts(content: bytes) -> Font:
    """The font in its sizes, in pixels. Raises `ValueError` where it is none."""
    found: dict[int, ImageFont.FreeTypeFont] = {}

    def font(size: int) -> ImageFont.FreeTypeFont:
        if size not in found:
            try:
                # The other way of setting is not in every copy of Pillow, and sets otherwise.
                found[size] = ImageFont.truetype(BytesIO(content), size, layout_engine=ImageFont.Layout.BASIC)
            except OSError as error:
                raise ValueError(f"`plugin.images.font` is no font: {error}") from None
        return found[size]

    return font


def draw(data: dict[str, Any], font: Font, accent: str) -> bytes:
    """A card as a PNG; the same for the same ``data``: ``site``, ``section``, ``title`` and ``byline``."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 18), fill=accent)
    small = font(_SMALL)
    texts = {name: _drawn(str(text)[:_LONGEST], small) for name, text in data.items()}
    room = WIDTH - 2 * _MARGIN
    pen.text((_MARGIN, 72), _cut(texts["section"], small, room), font=small, fill=accent)
    size, lines = _fitted(texts["title"], font, room)
    for number, line in enumerate(lines):
        pen.text((_MARGIN, _TOP + round(number * size * _LEADING)), line, font=font(size), fill=_INK)
    pen.line((_MARGIN, HEIGHT - 104, WIDTH - _MARGIN, HEIGHT - 104), fill="#cfd0d2", width=2)
    site = _cut(texts["site"], small, room // 2)
    width = small.getlength(site)
    pen.text((WIDTH - _MARGIN - width, HEIGHT - 78), site, font=small, fill=_INK)
    pen.text((_MARGIN, HEIGHT - 78), _cut(texts["byline"], small, room - width - 60), font=small, fill=_SOFT)
    out = BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _drawn(text: str, font: ImageFont.FreeTypeFont) -> str:
    """``text`` without what the font does not have: signs, for letters were looked at before."""
    missing = bytes(font.getmask(_NOWHERE))
    composed = unicodedata.normalize("NFC", text)
    shown = {each for each in set(composed) if each.isspace() or bytes(font.getmask(each)) != missing}
    return " ".join("".join(each for each in composed if each in shown).split())


def _fitted(text: str, font: Font, room: float) -> tuple[int, list[str]]:
    """The largest of our sizes at which the text has its place, and its lines; at the smallest one, as many as there fit."""
    for size in _SIZES:
        lines = list(_wrapped(text, font(size), room))
        if len(lines) * size * _LEADING <= _ROOM:
            return size, lines
    most = int(_ROOM / (_SIZES[-1] * _LEADING))
    rest = " ".join(lines[most - 1 :])
    return _SIZES[-1], [*lines[: most - 1], _cut(rest, font(_SIZES[-1]), room)]


def _wrapped(text: str, font: ImageFont.FreeTypeFont, room: float) -> Iterator[str]:
    line = ""
    for piece in _pieces(text):
        if line and font.getlength((line + piece).rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += piece
        while font.getlength(line.rstrip()) > room:  # a word that no line holds
            end = _end(line, font, room)
            yield line[:end]
            line = line[end:]
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """The pieces between which a line may break: after a space, and after each ideograph."""
    piece = ""
    for each in text:
        piece += each
        if each == " " or unicodedata.east_asian_width(each) == "W":
            yield piece
            piece = ""
    yield piece


def _cut(text: str, font: ImageFont.FreeTypeFont, room: float) -> str:
    if font.getlength(text) <= room:
        return text
    return f"{text[: _end(text, font, room - font.getlength('…'))].rstrip()}…"


def _end(text: str, font: ImageFont.FreeTypeFont, room: float) -> int:
    """How many characters there is room for, one at least."""
    return max(1, bisect_right(range(1, len(text) + 1), room, key=lambda end: font.getlength(text[:end])))

"""Colours: how well one is read on another, and the nearest one that is read well enough."""

import re
from collections.abc import Sequence

TEXT = 4.5
"""The least contrast of text: WCAG 2.2 §1.4.3, level AA."""
BORDER = 3.0
"""The least contrast of what shows where a field is: WCAG 2.2 §1.4.11."""

HEX = re.compile(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}")
"""Colours as they are reckoned with here."""

BLACK, WHITE = "#000000", "#ffffff"
_STEPS = 12
"""Halvings of the way to black or white: eleven are finer than a step of a colour."""

_Triple = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least(colour: str, grounds: Sequence[str]) -> float:
    """The contrast of a colour on that of ``grounds`` on which it is read worst."""
    return min(contrast(colour, ground) for ground in grounds)


def fitting(colour: str, grounds: Sequence[str], wanted: float = TEXT) -> str:
    """The colour, as much darker or lighter as it takes to have the ``wanted`` contrast on all of ``grounds``."""
    if least(colour, grounds) >= wanted:
        return colour
    end = max((BLACK, WHITE), key=lambda each: least(each, grounds))
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        enough = least(mixed(end, colour, middle), grounds) >= wanted
        low, high = (low, middle) if enough else (middle, high)
    return mixed(end, colour, high)


def mixed(one: str, other: str, share: float) -> str:
    """``share`` of the one and the rest of the other, as CSS mixes them in Oklab."""
    parts = zip(_oklab(one), _oklab(other), strict=True)
    lightness, green, blue = (share * a + (1 - share) * b for a, b in parts)
    return _hex((lightness, green, blue))


def _linear(colour: str) -> _Triple:
    """The light in ``#rrggbb`` or ``#rgb``: sRGB without its gamma, 0 to 1."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return _light(red), _light(green), _light(blue)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _shown(light: float) -> int:
    bounded = min(max(light, 0.0), 1.0)
    return round(255 * (12.92 * bounded if bounded <= 0.0031308 else 1.055 * bounded ** (1 / 2.4) - 0.055))


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# The matrices of CSS Color 4 §9.2.


def _oklab(colour: str) -> _Triple:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _hex(oklab: _Triple) -> str:
    lightness, green, blue = oklab
    long = (lightness + 0.3963377774 * green + 0.2158037573 * blue) ** 3
    medium = (lightness - 0.1055613458 * green - 0.0638541728 * blue) ** 3
    short = (lightness - 0.0894841775 * green - 1.2914855480 * blue) ** 3
    lights = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{_shown(light):02x}" for light in lights)

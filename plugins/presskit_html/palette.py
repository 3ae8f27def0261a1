"""The colours of a site: those that its settings name, and those of the theme that have to follow them.

The theme's are the custom properties that its style sheets set at ``:root``.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from presskit_html.colours import BLACK, BORDER, HEX, TEXT, WHITE, contrast, fitting, least, mixed
from presskit_html.settings import Colours, Settings

Scheme = Literal["light", "dark"]

_ROOT = re.compile(r"(@media[^{}]*\{\s*)?:root\s*\{([^}]*)\}")
_COLOUR = re.compile(rf"--([\w-]+):\s*({HEX.pattern})\s*(?:;|$)")
_CODE = ("k", "s", "c", "n", "m", "o", "d")
"""What colours code."""
_DARK_ACCENT = 0.52
"""The share of the accent in its shade for dark pages; the rest is white. The style sheet has it, too."""


class Fault(Struct, frozen=True):
    """A colour of the settings, by its ``key``, that is not read well on ``ground``, and a ``better`` one."""

    key: str
    colour: str
    ground: str
    contrast: float
    better: str


class Palette(Struct, frozen=True):
    """Custom properties of one scheme in place of the theme's, and what is wrong with the settings."""

    scheme: Scheme
    properties: dict[str, str]
    faults: tuple[Fault, ...] = ()

    @property
    def rule(self) -> str:
        """The properties as CSS, for screens alone: paper has its own."""
        if not self.properties:
            return ""
        listed = "".join(f"--{name}:{value};" for name, value in self.properties.items())
        return f"@media screen and (prefers-color-scheme:{self.scheme}){{:root{{{listed}}}}}"


def is_coloured(settings: Settings) -> bool:
    """Whether the settings name a colour."""
    return bool(settings.accent) or settings.light != Colours() or settings.dark != Colours()


def palettes(sheet: str, settings: Settings) -> tuple[Palette, Palette]:
    """The palettes of light and dark pages; ``sheet`` are the style sheets of the theme and the look."""
    light, dark = _theme(sheet)
    if HEX.fullmatch(settings.accent):
        light["brand"] = settings.accent
    light.setdefault("accent", light["brand"])
    dark.setdefault("accent", mixed(light["brand"], WHITE, _DARK_ACCENT))
    return _palette("light", light, settings), _palette("dark", {**light, **dark}, settings)


def _theme(sheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of light and dark pages: a later rule goes before an earlier one. Without any, it is black on white."""
    light = {"paper": WHITE, "wash": WHITE, "ink": BLACK, "soft": BLACK, "brand": BLACK}
    dark: dict[str, str] = {}
    for media, declarations in _ROOT.findall(sheet):
        if "print" not in media:
            (dark if "dark" in media else light).update(_COLOUR.findall(declarations))
    return light, dark


def _palette(scheme: Scheme, theme: dict[str, str], settings: Settings) -> Palette:
    given: Colours = getattr(settings, scheme)
    paper = given.background or theme["paper"]
    ink = given.text or fitting(theme["ink"], [paper])
    wash = mixed(ink, paper, 0.05) if given.background else theme["wash"]
    wash = wash if contrast(ink, wash) >= TEXT else paper
    grounds = (paper, wash)
    found = {"paper": paper, "ink": ink, "wash": wash}
    if given.background:
        edge = fitting(mixed(ink, paper, 0.5), grounds, BORDER)
        found |= {"shade": paper, "rule": mixed(ink, paper, 0.2), "edge": edge}
    found |= {name: fitting(theme[name], grounds) for name in ("soft", *_CODE) if name in theme}
    if given.muted:
        found["soft"] = given.muted
    if given.link:
        found["link"] = given.link
    named = {"text": given.text, "muted": given.muted, "link": given.link}
    asked = {f"{scheme}.{name}": colour for name, colour in named.items() if colour}
    if HEX.fullmatch(settings.accent) and scheme == "light":
        asked["accent"] = settings.accent
    elif not settings.accent or HEX.fullmatch(settings.accent):  # another can't be measured
        found["accent"] = fitting(theme["accent"], grounds)
    changed = {name: colour for name, colour in found.items() if theme.get(name) != colour}
    return Palette(scheme, changed, tuple(_faults(asked, grounds)))


def _faults(asked: dict[str, str], grounds: tuple[str, str]) -> Iterator[Fault]:
    for key, colour in asked.items():
        found = least(colour, grounds)
        if found < TEXT:
            paper, wash = grounds
            ground = paper if contrast(colour, paper) == found else f"{wash}, as boxes are tinted,"
            yield Fault(key, colour, ground, found, fitting(colour, grounds))

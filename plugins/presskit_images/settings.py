"""The table ``[plugin.images]``."""

import re
from typing import Annotated, Literal

from msgspec import Meta, Struct

from presskit_images.letters import OWN_FONT

Format = Literal["original", "webp", "avif"]
Quality = Annotated[int, Meta(ge=1, le=100)]

CARD = (1200, 630)
"""Width and height of a card, in pixels."""
_LARGEST = 10_000


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is made of images, and whether articles without one get a card."""

    formats: tuple[Format, ...] = ("webp",)
    """Formats in which readers get images, the best first. ``original``: the same as the file."""
    widths: tuple[int, ...] = (480, 800, 1200, 1600, 2400)
    """Pixels. Those beyond the width of an image are left out; its own is added."""
    quality: Quality = 80
    """From 1 to 100, for JPEG and WebP; AVIF gets less, which looks the same."""
    cards: bool = True
    """Whether an article without an image gets a card with its headline, for social networks."""
    font: str = OWN_FONT
    """The font of cards, a file in the folder ``fonts`` of the theme."""
    accent: str = "#a3122b"
    """The colour of cards, as ``#rrggbb``."""

    def __post_init__(self) -> None:
        found = []
        if not self.formats:
            found.append(
                "`formats` is empty\nleave the plugin out where readers are to get the files themselves"
            )
        if not all(16 <= width <= _LARGEST for width in self.widths):
            found.append(f"`widths` must be from 16 to {_LARGEST:,} pixels")
        if not re.fullmatch("#[0-9a-fA-F]{6}", self.accent):
            found.append(f"`accent` must be a colour such as #a3122b, not `{self.accent}`")
        if found:
            raise ValueError(*found)

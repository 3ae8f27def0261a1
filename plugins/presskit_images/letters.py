"""Which headlines can be drawn: a card with boxes in place of letters is worse than none."""

import re
import unicodedata

OWN_FONT = "DejaVuSerifCondensed-Bold.ttf"
_OWN = re.compile(
    "[ -~\xa0-\u024f\u1e00-\u1efb\u0370-\u03e1\u03f0-\u03ff"
    "\u0400-\u045f\u0490-\u049b\u04a0-\u04a7\u04aa-\u04b7\u04ba\u04bb\u04c0-\u04c4\u04d0-\u04f9]"
)
"""The letters of our font: Latin, Greek and Cyrillic."""


def is_drawable(text: str, font: str) -> bool:
    """Whether the letters of ``text`` can be set one after the other, from the left, by glyphs that the font has.

    Nobody knows the letters of another font than ours before a card is drawn.
    """
    composed = unicodedata.normalize("NFC", text)
    if any(unicodedata.bidirectional(each) in ("R", "AL") for each in composed):
        return False
    kinds = {each: unicodedata.category(each)[0] for each in composed}
    if "M" in kinds.values():  # marks that go above, below and round others
        return False
    return font != OWN_FONT or all(_OWN.match(each) for each, kind in kinds.items() if kind in "LN")

"""The shape of language tags, the locales that they name, and the direction in which languages are written."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}"  # language, extended language
    r"(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"  # script, region
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"  # variants
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",  # extensions, private use
    re.IGNORECASE | re.ASCII,
)
"""RFC 5646 §2.1 without grandfathered tags, tags for private use alone, and languages of more than three letters."""


def shorter(language: str) -> list[str]:
    """A tag, and what is left of it without its last parts: ``zh-hant-tw``, ``zh-hant``, ``zh``."""
    parts = language.replace("_", "-").lower().split("-")
    return ["-".join(parts[:end]) for end in range(len(parts), 0, -1)]


@lru_cache(maxsize=64)
def locale_of(language: str) -> "Locale":
    """Babel's locale of a language, or of what it knows of it; English where it knows nothing."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only pages need it

    for tag in shorter(language):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=64)
def direction(language: str) -> str:
    """``ltr`` or ``rtl``, by a language tag (BCP 47); ``ltr`` where Babel does not know it, or it is written downwards."""
    return "rtl" if locale_of(language).text_direction == "rtl" else "ltr"

"""The shape of language tags, and the direction in which languages are written."""

import re
from functools import lru_cache

LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}"  # language, extended language
    r"(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"  # script, region
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"  # variants
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",  # extensions, private use
    re.IGNORECASE | re.ASCII,
)
"""RFC 5646 §2.1 without grandfathered tags, tags for private use alone, and languages of more than three letters."""


@lru_cache(maxsize=64)
def direction(language: str) -> str:
    """``ltr`` or ``rtl``, by a language tag (BCP 47); ``ltr`` where Babel does not know it."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only pages need it

    for tag in (language, language.partition("-")[0]):
        try:
            return str(Locale.parse(tag, sep="-").text_direction)
        except (UnknownLocaleError, ValueError):
            continue
    return "ltr"

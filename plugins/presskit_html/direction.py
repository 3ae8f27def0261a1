"""The direction of writing."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=64)
def direction(language: str) -> str:
    """``ltr`` or ``rtl``, by a language tag (BCP 47); ``ltr`` where Babel does not know it."""
    for tag in (language, language.partition("-")[0]):
        try:
            return str(Locale.parse(tag, sep="-").text_direction)
        except (UnknownLocaleError, ValueError):
            continue
    return "ltr"

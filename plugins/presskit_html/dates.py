"""Dates and the direction of writing, by language."""

import datetime as dt
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """The locale of a language tag (BCP 47); English where Babel does not know it."""
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=4096)
def date_text(instant: str, language: str, pattern: str = "long") -> str:
    """The date of an ISO 8601 instant in the zone that it carries; ``pattern`` is CLDR's or its name."""
    return format_date(dt.datetime.fromisoformat(instant), pattern, locale=locale_of(language))


def direction(language: str) -> str:
    """The value of ``dir``: ``ltr`` or ``rtl``."""
    return str(locale_of(language).text_direction)

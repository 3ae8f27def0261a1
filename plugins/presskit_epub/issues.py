"""Books that one table of the settings stands for: one for each month, section or series that the site has."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from presskit import Catalog, Entry, slugify
from presskit_epub.book import holds
from presskit_epub.settings import BookSettings, file_name

_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_PATTERNS = {"year": "y", "quarter": "yQQQQ", "month": "yMMMM"}


class _Issue(NamedTuple):
    """One of several books: its place in files, its name for readers, and the settings that choose its articles."""

    key: str
    name: str
    settings: BookSettings


def books(catalog: Catalog, settings: BookSettings) -> Iterator[BookSettings]:
    """The books of ``settings``: itself, or as many as there are years, sections, … with articles in it, oldest first."""
    if not settings.each:
        yield settings
        return
    title = settings.title or catalog.site.title
    for number, issue in enumerate(_issues(catalog, settings), 1):
        yield replace(
            issue.settings,
            each="",
            title=f"{title}: {issue.name}",
            file=file_name(settings.file, title, issue.key),
            collection=settings.collection or title,
            number=number,
        )


def _issues(catalog: Catalog, settings: BookSettings) -> Iterator[_Issue]:
    held = [entry for entry in catalog.articles() if holds(settings, entry)]
    if settings.each == "section":
        yield from _sections(catalog, settings, held)
    elif settings.each == "series":
        found = {slugify(entry.metadata.series) for entry in held}
        for slug, term in catalog.series.items():
            if slug in found:
                yield _Issue(slug, term.title, replace(settings, series=term.title))
    else:
        yield from _spans(settings, held, settings.language or catalog.site.language)


def _sections(catalog: Catalog, settings: BookSettings, held: list[Entry]) -> Iterator[_Issue]:
    """The sections directly beneath the root, and those that the settings name."""
    wanted = [path.strip("/") for path in settings.sections] or catalog.sections[""].children
    for path in wanted:
        one = replace(settings, sections=(path,))
        if path in catalog.sections and any(holds(one, entry) for entry in held):
            yield _Issue(slugify(path.replace("/", "-")) or "section", catalog.sections[path].title, one)


def _spans(settings: BookSettings, held: list[Entry], language: str) -> Iterator[_Issue]:
    """The spans of time, each within what the settings allow."""
    months = _MONTHS[settings.each]
    firsts = {
        dt.date(date.year, (date.month - 1) // months * months + 1, 1)
        for entry in held
        if (date := entry.metadata.date)
    }
    for first in sorted(firsts):
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        last = dt.date(year, month + 1, 1) - dt.timedelta(days=1)
        one = replace(
            settings,
            since=max(filter(None, (first, settings.since))),
            until=min(filter(None, (last, settings.until))),
        )
        yield _Issue(_KEYS[settings.each](first), _spoken(first, settings.each, language), one)


_KEYS: Mapping[str, Callable[[dt.date], str]] = {
    "year": lambda first: f"{first:%Y}",
    "quarter": lambda first: f"{first:%Y}-q{(first.month + 2) // 3}",
    "month": lambda first: f"{first:%Y-%m}",
}


def _spoken(first: dt.date, each: str, language: str) -> str:
    """The span that begins with ``first`` as people of ``language`` say it."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only sites with such books need it
    from babel.dates import format_skeleton  # noqa: PLC0415

    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    return format_skeleton(_PATTERNS[each], first, locale=locale)

"""What the types of presskit.toml can't say."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from presskit.config.places import Places
from presskit.config.settings import Config
from presskit.model.article import Metadata
from presskit.model.diagnostic import Diagnostic
from presskit.model.language import LANGUAGE_TAG
from presskit.report.aliases import code_named
from presskit.report.rules import RULES, finding
from presskit.report.severity import is_fixed
from presskit.report.suggestion import did_you_mean, one_of

EXECUTORS = ("serial", "processes")
"""Presskit's own executors."""
_OWN_FOLDERS = ("content", "static", "theme", "plugins", ".presskit")
_FIELDS = {*Metadata.__struct_fields__, "author", "image-alt", "image-credit", "enclosure-length"} - {"extra"}


def check(config: Config, places: Places) -> list[Diagnostic]:
    """Findings (PK105) in values that have the right type."""
    found = (
        *_title(config),
        *_base_url(config),
        *_timezone(config),
        *_language(config),
        *_output(config),
        *_fields(config),
        *_severities(config),
        *_baseline(config),
    )
    return [finding("PK105", places.value(path), message, hint) for path, message, hint in found]


def unknown_writers(config: Config, writers: Collection[str], places: Places) -> list[Diagnostic]:
    """Findings (PK107) in ``[output] writers``: unknown names, and names given twice.

    Where the file does not list writers, a disabled plugin just takes its own away.
    """
    if ("output", "writers") not in places.keys:
        return []
    found = []
    for index, name in enumerate(config.output.writers):
        place = places.value(("output", "writers", index))
        if name not in writers:
            found.append(
                finding(
                    "PK107",
                    place,
                    f"no active plugin has a writer `{name}`",
                    one_of(name, writers, "writers"),
                )
            )
        elif name in config.output.writers[:index]:
            found.append(finding("PK107", place, f"the writer `{name}` is listed twice"))
    return found


def unknown_executor(config: Config, offered: Collection[str], places: Places) -> list[Diagnostic]:
    """A finding (PK108) where ``[read] executor`` is neither presskit's nor one of the plugins' (``offered``)."""
    name = config.read.executor
    if name in EXECUTORS or name in offered:
        return []
    place = places.value(("read", "executor"))
    hint = did_you_mean(name, {*EXECUTORS, *offered}) or "enable the plugin that has it"
    return [finding("PK108", place, f"no active plugin has an executor `{name}`", hint)]


_Found = Iterator[tuple[tuple[str | int, ...], str, str]]


def _title(config: Config) -> _Found:
    if not config.site.title.strip():
        yield ("site", "title"), "`title` is empty", "every page, feed and book bears it"


def _base_url(config: Config) -> _Found:
    url = config.site.base_url
    if not url:
        return
    path = ("site", "base_url")
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s\x00-\x1f\x7f<>\"\\]", url):
        yield path, f"`{url}` is not a web address", 'write it in full: "https://example.org/"'
    elif parts.query or parts.fragment:
        yield path, "`base_url` can't hold a query or fragment", "leave out all from `?` or `#` on"


def _timezone(config: Config) -> _Found:
    name = config.site.timezone
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        hint = (
            did_you_mean(name, available_timezones())
            or "name a zone of the IANA database, such as Europe/London"
        )
        yield ("site", "timezone"), f"there is no time zone `{name}`", hint


def _language(config: Config) -> _Found:
    if not LANGUAGE_TAG.fullmatch(config.site.language):
        hint = "write a tag such as en, de or pt-BR"
        yield ("site", "language"), f"`{config.site.language}` is not a language tag", hint


def _output(config: Config) -> _Found:
    """The folder is replaced as a whole by each build, so it must be one that is the build's alone."""
    given = config.output.dir
    path = PurePosixPath(given)
    hint = 'name a folder of its own beneath the site, such as "public"'
    if not _is_relative(given):
        yield ("output", "dir"), f"`{given}` is not a relative path", hint
    elif ".." in path.parts:
        yield ("output", "dir"), f"`{given}` leads out of the site", hint
    elif path.parts[0].casefold() in _OWN_FOLDERS or given == "presskit.toml":
        yield (
            ("output", "dir"),
            f"`{path.parts[0]}` can't hold the output: the site's own files are there",
            hint,
        )
    if not config.output.writers:
        yield ("output", "writers"), "`writers` is empty: nothing would be written", 'such as ["html"]'


def _fields(config: Config) -> _Found:
    for name in config.read.fields:
        if name in _FIELDS:
            yield ("read", "fields", name), f"`{name}` is a field of presskit already", "give it another name"
    known = {*_FIELDS, *config.read.fields}
    for index, name in enumerate(config.check.required):
        if name not in known:
            yield (
                ("check", "required", index),
                f"there is no field `{name}`",
                did_you_mean(name, known) or "declare it in [read.fields]",
            )


def _baseline(config: Config) -> _Found:
    given = config.check.baseline
    taken = (*_OWN_FOLDERS, "presskit.toml")
    parts = PurePosixPath(given).parts
    if given and (not _is_relative(given) or ".." in parts or parts[0].casefold() in taken):
        hint = 'name a file beneath the site, such as "baseline.jsonl"'
        yield ("check", "baseline"), f"`{given}` can't be the baseline", hint


def _is_relative(path: str) -> bool:
    """Whether a path is one of POSIX, names something, and begins at the site wherever it leads."""
    given = PurePosixPath(path)
    foreign = PureWindowsPath(path).drive or "\\" in path or "\0" in path
    return bool(given.parts) and not given.is_absolute() and not foreign


def _severities(config: Config) -> _Found:
    for name in config.check.severity:
        code = code_named(name)
        if is_fixed(code):
            yield ("check", "severity", name), f"`{name}` can't be taken otherwise", "see to what it finds"
        elif not code and (name.startswith("PK") or name.islower()):
            yield ("check", "severity", name), f"there is no code `{name}`", did_you_mean(name, RULES)

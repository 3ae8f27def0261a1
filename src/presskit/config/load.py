"""Reads presskit.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

from msgspec import Struct

from presskit.config.checks import check
from presskit.config.decode import decode
from presskit.config.places import Places, places
from presskit.config.settings import Config
from presskit.model.diagnostic import Diagnostic, Span
from presskit.report.rules import finding

FILE = "presskit.toml"

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class Loaded(Struct, frozen=True, kw_only=True):
    """A configuration, and what is needed to report on it: the places of its keys, and the findings.

    A key with errors has its default in ``config``, so that the rest can be checked too.
    """

    config: Config = Config()
    places: Places = Places(FILE)
    diagnostics: tuple[Diagnostic, ...] = ()


def load(site_dir: Path) -> Loaded:
    """The configuration of the site in ``site_dir``. Diagnostics: PK100 to PK106."""
    start = Span(FILE)
    try:
        data = (site_dir / FILE).read_bytes()
    except FileNotFoundError:
        hint = "run presskit in the folder of a site, or make one: presskit new site DIR"
        return Loaded(diagnostics=(finding("PK100", start, "there is no presskit.toml here", hint),))
    except OSError as error:
        return Loaded(diagnostics=(finding("PK102", start, f"can't be read: {error.strerror}"),))
    try:
        return parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        place = Span(FILE, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Loaded(diagnostics=(finding("PK102", place, "is not UTF-8 text", "save the file as UTF-8"),))


def parse(text: str) -> Loaded:
    """The configuration in ``text``. Pure but for the time zone database."""
    text = text.replace("\r\n", "\n")
    try:
        tables = tomllib.loads(text)
        where = places(text, FILE)
    except tomllib.TOMLDecodeError as error:
        return Loaded(diagnostics=(_syntax(str(error), text),))
    except RecursionError:
        return Loaded(diagnostics=(finding("PK101", Span(FILE), "is nested too deeply"),))
    config, diagnostics = _decoded(tables, where)
    diagnostics += check(config, where)
    return Loaded(config=config, places=where, diagnostics=tuple(diagnostics))


def _decoded(tables: dict[str, Any], where: Places) -> tuple[Config, list[Diagnostic]]:
    """Where there are errors, what is sound without them, so that they don't hide what the checks find."""
    whole, diagnostics = decode(tables, Config, where)
    if whole is not None:
        return whole, diagnostics
    sound = {
        name: {
            key: value for key, value in table.items() if not decode({name: {key: value}}, Config, where)[1]
        }
        for name, table in tables.items()
        if name in Config.__struct_fields__ and isinstance(table, dict)
    }
    config, _ = decode(sound, Config, where)
    return config or Config(), diagnostics


def _syntax(message: str, text: str) -> Diagnostic:
    """tomllib tells the place in the words of its message."""
    place = _PLACE.search(message)
    if place and place["line"]:
        span = Span(FILE, int(place["line"]), int(place["column"]))
    else:
        end = text.rstrip("\n")
        span = Span(FILE, end.count("\n") + 1, len(end) - end.rfind("\n"))
    return finding("PK101", span, _PLACE.sub("", message))

"""The site's ``theme/`` over the plugins' template folders, as Jinja2 templates."""

import datetime
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import babel
import jinja2
from babel.dates import format_date

Folders = Sequence[tuple[str, Path]]


class SiteTemplates:
    """Templates of one site; see `presskit.Templates`.

    ``{% extends "html:article.html" %}`` names the template of a plugin where the site's own has the same name.
    """

    def __init__(self, theme: Path, folders: Folders) -> None:
        self._folders = [theme, *(folder for _, folder in folders)]
        by_plugin = {plugin: jinja2.FileSystemLoader(folder) for plugin, folder in folders}
        loaders = [jinja2.FileSystemLoader(folder) for folder in self._folders]
        self._environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader([jinja2.PrefixLoader(by_plugin, ":"), *loaders]),
            autoescape=jinja2.select_autoescape(("html", "xhtml", "xml", "svg", "ncx")),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters["dateformat"] = dateformat
        self._names = frozenset(self._environment.list_templates())

    def has(self, name: str) -> bool:
        return name in self._names

    def render(self, name: str, **context: Any) -> str:
        return self._environment.get_template(name).render(context)

    def files(self, folder: str) -> Mapping[str, bytes]:
        found: dict[str, bytes] = {}
        for home in reversed(self._folders):
            root = home / folder
            for path in sorted(root.rglob("*")):
                if path.is_file():
                    found[path.relative_to(root).as_posix()] = path.read_bytes()
        return dict(sorted(found.items()))


@lru_cache(maxsize=4096)
def dateformat(value: str | datetime.date, language: str, width: str = "long") -> str:
    """A date (ISO 8601 text or a date) as people of ``language`` write it."""
    day = datetime.datetime.fromisoformat(value) if isinstance(value, str) else value
    try:
        locale = babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        locale = babel.Locale("en")
    return format_date(day, width, locale)  # type: ignore[arg-type] # the width comes from a template

"""What a plugin says of itself, and the markup it adds."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docutils.parsers.rst import Directive
from msgspec import Struct

API = 1

Role = Callable[..., tuple[list[Any], list[Any]]]


class Declaration(Struct, frozen=True, kw_only=True):
    """Returned by ``presskit_declare``.

    ``settings`` is the `msgspec.Struct` type of the table ``[plugin.<name>]``; every field has a default, so that
    an empty table is valid. ``templates`` is the folder with the plugin's templates (``blocks/<kind>.<suffix>`` and others).
    ``codes`` gives a sentence for each diagnostic code of the plugin; ``explanations`` is a TOML file that says more of
    them, read when somebody asks. ``executors`` are the names for which its
    ``presskit_executor`` has one. ``libraries`` are the distributions, besides its own, that what it makes depends on:
    with another version of one, or where one comes or goes, everything is made anew. ``derives`` are the media types of
    files from which its ``presskit_derive`` makes others.
    """

    api: int = API
    settings: type[Struct] | None = None
    templates: Path | None = None
    codes: Mapping[str, str] = {}
    explanations: Path | None = None
    executors: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    derives: tuple[str, ...] = ()


class Markup(Struct, frozen=True, kw_only=True):
    """Returned by ``presskit_markup``: directives and roles by name."""

    directives: Mapping[str, type[Directive]] = {}
    roles: Mapping[str, Role] = {}


class FrontMatter(Struct, frozen=True, kw_only=True):
    """Returned by ``presskit_front_matter``: raw fields by name, and the text that is left.

    ``text`` must keep the line numbers of the source: replace what was taken by empty lines. ``lines`` and ``columns``
    give the 1-based place of each field's value. Values of several items have one a line.
    """

    fields: dict[str, str]
    text: str
    lines: dict[str, int] = {}
    columns: dict[str, int] = {}

"""What presskit.toml says, typed. Every key has a default: an empty file is a site."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from presskit.model.site import Site
from presskit.report.severity import Taken

FieldType = Literal["string", "list", "date", "integer", "boolean"]
NotNegative = Annotated[int, Meta(ge=0)]
Parser = Literal["tuned", "docutils"]


class OutputConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[output]``. ``dir`` is POSIX, relative to the site; ``writers`` are names of writers."""

    dir: str = "public"
    writers: tuple[str, ...] = ("html", "epub", "json")


class PluginsConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[plugins]``: names of plugins; those that begin with ``./`` are files beneath the site."""

    enabled: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()


class ReadConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[read]``. ``raw`` permits the raw directive; ``fields`` declares more front matter.

    ``executor`` is ``serial``, ``processes``, or the name of one that a plugin has; ``jobs`` of 0 are as many workers as
    there are processors, where they pay. ``timeout`` is in seconds an article; 0 is none.
    """

    raw: bool = False
    parser: Parser = "tuned"
    executor: str = "processes"
    jobs: NotNegative = 0
    timeout: NotNegative = 60
    fields: dict[str, FieldType] = {}


class CheckConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[check]``. ``required`` are the front matter fields that every article must have; ``severity`` says by
    code how findings are taken."""

    required: tuple[str, ...] = ("title", "date")
    severity: dict[str, Taken] = {}


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of presskit.toml. ``plugin`` holds the raw tables ``[plugin.<name>]``, undecoded."""

    site: Site = Site()
    output: OutputConfig = OutputConfig()
    plugins: PluginsConfig = PluginsConfig()
    read: ReadConfig = ReadConfig()
    check: CheckConfig = CheckConfig()
    plugin: dict[str, dict[str, Any]] = {}

"""What presskit.toml says, typed. Every key has a default: an empty file is a site."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from presskit.model.site import Site
from presskit.report.severity import Taken

FieldType = Literal["string", "list", "date", "integer", "boolean"]
NotNegative = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(ge=1)]
Demand = Literal["caption", "credit"]
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


class ExternalConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[check.external]``, for ``--external``. ``ignore`` are patterns of URLs that are not visited, ``timeout``
    is in seconds, ``keep`` are the days for which a page that was there is not visited again."""

    ignore: tuple[str, ...] = ()
    timeout: Positive = 10
    keep: NotNegative = 7


class CheckConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``[check]``. ``required`` are the front matter fields that every article must have, ``images`` what images
    need; ``authors`` and ``sections`` are all that there are, where they are listed; ``line_length`` is in characters, 0
    without end. ``severity`` says by code how findings are taken; ``baseline`` is a file with known findings, POSIX and
    relative to the site.
    """

    required: tuple[str, ...] = ("title", "date")
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    images: tuple[Demand, ...] = ()
    line_length: NotNegative = 0
    severity: dict[str, Taken] = {}
    baseline: str = ""
    external: ExternalConfig = ExternalConfig()


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of presskit.toml. ``plugin`` holds the raw tables ``[plugin.<name>]``, undecoded."""

    site: Site = Site()
    output: OutputConfig = OutputConfig()
    plugins: PluginsConfig = PluginsConfig()
    read: ReadConfig = ReadConfig()
    check: CheckConfig = CheckConfig()
    plugin: dict[str, dict[str, Any]] = {}

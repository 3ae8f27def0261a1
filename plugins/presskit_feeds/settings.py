"""The table ``[plugin.feeds]``."""

import re
from typing import Annotated, Literal

from msgspec import Meta, Struct

_FILE = re.compile(r"\w[\w.-]*")
_HUB = re.compile(r"https?://[^\s/]+\S*")

FORMATS = ("atom", "rss", "json")
ALL = "*"
"""Stands for every section, tag or author."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What feeds there are, and what they hold."""

    atom: str = "feed.xml"
    """The file name of Atom feeds. Empty: none."""
    json: str = "feed.json"
    """The file name of JSON Feeds. Empty: none."""
    rss: str = ""
    """The file name of RSS feeds. Empty: none."""
    sections: tuple[str, ...] = ()
    """Sections with feeds of their own; ``*`` is every section."""
    tags: tuple[str, ...] = ()
    """Tags with feeds of their own; ``*`` is every tag."""
    authors: tuple[str, ...] = ()
    """Authors with feeds of their own; ``*`` is every author."""
    count: Annotated[int, Meta(ge=1)] = 20
    """Articles in a feed, the newest."""
    content: Literal["full", "summary"] = "full"
    """What a feed holds of an article."""
    hub: str = ""
    """The WebSub hub that tells subscribers of news."""

    def __post_init__(self) -> None:
        found = []
        names: dict[str, str] = {}
        for format in FORMATS:
            name = getattr(self, format)
            if name and not _FILE.fullmatch(name):
                found.append(f"`{format}` must be a file name such as feed.xml, not `{name}`")
            elif name and name in names:
                found.append(f"`{format}` has the file name of `{names[name]}`")
            names[name] = format
        if self.hub and not _HUB.fullmatch(self.hub):
            found.append(f"`hub` must be a web address, not `{self.hub}`")
        if found:
            raise ValueError(*found)

    @property
    def files(self) -> dict[str, str]:
        """The file name of each format that is asked for."""
        return {format: name for format in FORMATS if (name := getattr(self, format))}

"""The writer of feeds."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any, ClassVar

from markupsafe import Markup

from presskit import Catalog, Page, Templates, View, Writer
from presskit_feeds.settings import Settings

# What XML may not hold (XML 1.0 §2.2).
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class FeedWriter(Writer):
    """Feeds beside web pages, with the public URL of everything.

    Its methods import what they need: every build loads the writer, and in most no feed differs.
    """

    name: ClassVar[str] = "feeds"
    suffix: ClassVar[str] = "plain.html"
    links: ClassVar = "public"
    gathers: ClassVar[frozenset[str]] = frozenset({"footnote"})
    follows: ClassVar[bool] = True
    lasting: ClassVar[bool] = True

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        from presskit_feeds.pages import feed_pages  # noqa: PLC0415 - as the class says

        return feed_pages(catalog, self.settings)

    def render(self, view: View, templates: Templates) -> bytes:
        from presskit_feeds.content import content  # noqa: PLC0415 - as the class says
        from presskit_feeds.jsonfeed import json_feed  # noqa: PLC0415

        feed = view.data
        items = [
            {
                **item,
                "id": item["id"] or item["url"],
                "content": content(item, templates) if item["full"] else "",
            }
            for item in feed["items"]
        ]
        if feed["format"] == "json":
            return json_feed({**feed, "items": items})
        return _xml({**feed, "items": items}, templates)


def _xml(feed: Mapping[str, Any], templates: Templates) -> bytes:
    """Atom or RSS, in which markup is the text of an element: it is escaped here, since templates escape quotes too."""
    items = [
        {**item, "content": Markup(escape(item["content"], quote=False))}  # noqa: S704 - escaped
        for item in feed["items"]
    ]
    text = templates.render(f"feeds/{feed['format']}.xml", feed={**feed, "items": items}, rfc822=_rfc822)
    return _ILLEGAL.sub("\ufffd", text).encode()


def _rfc822(moment: str) -> str:
    """A date as RSS has it (RFC 822 with years of four digits)."""
    from email.utils import format_datetime  # noqa: PLC0415 - RSS alone needs it

    return format_datetime(datetime.fromisoformat(moment))

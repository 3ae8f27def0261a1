"""The notice above a corrected article, and the list of all corrections of the site."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from presskit import Block, Catalog, Link


def notice(facts: Mapping[str, Any]) -> Block:
    """What leads from the top of an article to its corrections."""
    return Block("corrections-notice", {"date": facts["items"][0]["date"], "anchor": facts["anchor"]})


@lru_cache(maxsize=1)
def log(catalog: Catalog) -> Block:
    """All corrections, the newest first."""
    found = [
        (item["date"], entry.uri, facts["anchor"], item["text"], catalog.language_of(entry))
        for entry in catalog.entries.values()
        if "items" in (facts := entry.facts.get("corrections", {}))
        for item in facts["items"]
    ]
    items = [
        {
            "date": date,
            "title": Link(uri, "title"),
            "url": Link(f"{uri}#{anchor}"),
            "text": text,
            "language": language,
        }
        for date, uri, anchor, text, language in sorted(found, reverse=True)
    ]
    return Block("corrections-log", {"items": items})

"""A site with articles and sections, whose dates are days of March 2026."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from presskit import Catalog, Entry, Metadata, Picture, Site
from presskit.link.catalog import catalog as make_catalog

Make = Callable[..., Catalog]


def entry(id: str, day: int = 0, **fields: Any) -> Entry:
    date = datetime(2026, 3, day, 6, tzinfo=UTC) if day else None
    section, _, name = id.rpartition("/")
    return Entry(id=id, metadata=Metadata(title=name, section=section, slug=name, date=date, **fields))


ENTRIES = (
    entry("about"),
    entry("news/old", 1, updated=datetime(2026, 3, 20, tzinfo=UTC), authors=("Ann",)),
    entry("news/fresh", 9, tags=("tides",), image=Picture("map.png"), language="de-AT"),
    entry("news/city/elsewhere", 8, canonical="https://other.example/"),
    entry("sport/far", 3, tags=("tides",), authors=("Ann",)),
)


@pytest.fixture
def make_site() -> Make:
    """``make_site(base_url)``: the catalog."""
    return lambda base_url="https://example.org/": make_catalog(
        ENTRIES, Site(title="P & T", base_url=base_url)
    )

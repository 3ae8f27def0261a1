"""Ten articles in two sections, a day apart, and two without a date."""

from datetime import UTC, datetime

import pytest

from presskit import Catalog, Entry, Metadata, Site
from presskit.link.catalog import catalog as make_catalog


def entry(id: str, section: str, day: int = 0) -> Entry:
    date = datetime(2026, 3, day, 6, tzinfo=UTC) if day else None
    return Entry(id=id, metadata=Metadata(title=f"Title of {id}", section=section, date=date))


@pytest.fixture
def catalog() -> Catalog:
    news = [entry(f"news/{day}", "news", day) for day in range(1, 6)]
    local = [entry(f"news/local/{day}", "news/local", day) for day in (5, 6)]
    table = [entry(f"table/{day}", "table", day) for day in (8, 9)]
    others = [entry("about", ""), entry("news/undated", "news"), entry("front", "", 7)]
    index = Entry(id="news/index", kind="index", metadata=Metadata(title="Latest News", section="news"))
    return make_catalog([*news, *local, *table, *others, index], Site(title="The Packet"))

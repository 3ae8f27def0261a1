"""Entries and articles as values."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Literal

import pytest

from presskit.model.article import Article, Entry, Metadata

Make = Callable[..., Entry]


def entry(id: str, date: str = "", **metadata: Any) -> Entry:
    """An entry whose section is its folder, as reading makes it."""
    when = dt.datetime.fromisoformat(date).replace(tzinfo=dt.UTC) if date else None
    values = {
        "title": id.rpartition("/")[2].capitalize(),
        "section": id.rpartition("/")[0],
        "date": when,
        **metadata,
    }
    kind: Literal["article", "index"] = "index" if id.rpartition("/")[2] == "index" else "article"
    return Entry(id=id, kind=kind, metadata=Metadata(**values))


@pytest.fixture
def make_entry() -> Make:
    return entry


@pytest.fixture
def make_article() -> Callable[..., Article]:
    def make(entry: Entry, **values: Any) -> Article:
        return Article(entry=entry, path=f"content/{entry.id}.rst", **values)

    return make

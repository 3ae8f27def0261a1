"""A site of two articles as values."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from presskit import Catalog, Entry, Metadata, Picture, Site
from presskit.link.catalog import catalog as make_catalog

Make = Callable[..., Catalog]

ENTRIES = (
    Entry(id="index", kind="index", metadata=Metadata(title="Home", summary="Of the index.")),
    Entry(
        id="news/city/bridge",
        metadata=Metadata(
            title="The bridge",
            slug="bridge",
            section="news/city",
            date=datetime(2026, 3, 1, 6, tzinfo=UTC),
            authors=("Ann", "…"),
            tags=("x", "y"),
            summary="It is shut.",
            language="de",
            image=Picture("bridge.png", "A bridge", "Photo: Bo"),
        ),
        facts={"corrections": {"items": [{"date": "2026-03-02", "text": "It is open."}]}},
    ),
    Entry(
        id="about", metadata=Metadata(title="About", slug="about", canonical="https://other.example/about")
    ),
)


@pytest.fixture
def make_site() -> Make:
    """``make_site(**site)``: the catalog."""

    def make(**site: Any) -> Catalog:
        return make_catalog(
            ENTRIES, Site(**{"title": "The Packet", "base_url": "https://example.org/", **site})
        )

    return make

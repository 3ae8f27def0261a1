"""A small site with something in every field, as a catalog and on disk."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from presskit import Catalog, Entry, Metadata, Picture, Site
from presskit.build.pipeline import build
from presskit.link.catalog import catalog as make_catalog
from tests.tools.small_site import published, write

BASE = "https://example.org/paper"
SITE = Site(title="The Packet", base_url=BASE, description="News & tides.", author="N. G.", language="en-GB")


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 6, 30, tzinfo=UTC)


def entry(id: str, section: str = "news", date: datetime | None = None, **fields: object) -> Entry:
    metadata = Metadata(title=f"Title of {id}", section=section, date=date, **fields)  # type: ignore[arg-type]
    return Entry(id=id, metadata=metadata)


RICH = entry(
    "news/fog",
    date=day(2),
    updated=day(9),
    authors=("Ada Byng", "☃"),
    tags=("Harbour", "fog"),
    summary="Short.",
    subtitle="What it costs",
    image=Picture("fog.jpg", "A pier in fog", "Ada Byng"),
)
ENTRIES = [
    RICH,
    entry("news/old", date=day(1), tags=("Fog",)),
    entry("news/local/tide", "news/local", day(5), language="ar"),
    entry("about", "", None),
    entry("front", "", day(7)),
    Entry(id="news/index", kind="index", metadata=Metadata(title="The news", section="news", summary="All.")),
    Entry(id="empty/index", kind="index", metadata=Metadata(title="Nothing yet", section="empty")),
]


@pytest.fixture
def catalog() -> Catalog:
    return make_catalog(ENTRIES, SITE)


@pytest.fixture
def large() -> Catalog:
    """Ten thousand articles, an hour apart."""
    start = datetime(2025, 1, 1, tzinfo=UTC)
    entries = [entry(f"news/{n}", date=start + timedelta(hours=n), tags=("all",)) for n in range(10_000)]
    return make_catalog(entries, SITE)


def site_built(
    folder: Path,
    articles: dict[str, str],
    settings: str = "",
    site: str = f'base_url = "{BASE}"',
    expect: tuple[str, ...] = (),
) -> dict[str, bytes]:
    """The output of the site in ``folder``, built, or built again, as a publisher does it.

    ``articles`` are texts by path beneath ``content/``; ``settings`` are lines of ``[plugin.feeds]``, ``site`` of
    ``[site]``; ``expect`` are the codes of the findings.
    """
    for path, text in articles.items():
        write(folder, f"content/{path}", text)
    configuration = (
        f'[site]\ntitle = "The Packet"\n{site}\n[output]\nwriters = ["html"]\n[plugin.feeds]\n{settings}\n'
    )
    write(folder, "presskit.toml", configuration)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSKIT_NOW", "2026-03-20T00:00Z")
        outcome = build(folder)
    assert tuple(found.code for found in outcome.diagnostics) == expect, outcome.diagnostics
    return published(folder)


Made = Callable[..., dict[str, bytes]]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """``made(articles, settings, …)``: see `site_built`; each call changes the same site."""
    return partial(site_built, tmp_path)

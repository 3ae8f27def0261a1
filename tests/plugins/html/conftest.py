"""A small site as values, and pages rendered without a disk but the theme's own templates."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from markupsafe import Markup

import presskit_html
from presskit import (
    Asset,
    Body,
    Catalog,
    Entry,
    Filled,
    Link,
    Measure,
    Message,
    Metadata,
    Page,
    Picture,
    Site,
    View,
    Writer,
)
from presskit.link.catalog import catalog as make_catalog
from presskit.write.templates import SiteTemplates

Render = Callable[..., str]
OUTLINE = [{"level": 2, "id": f"part-{number}", "title": f"Part {number}"} for number in range(4)]


def make_entry(id: str, title: str = "", **fields: Any) -> Entry:
    """An entry: what the front matter leaves out is as the core would set it."""
    section, _, name = id.rpartition("/")
    plain = {"title": title or name.replace("-", " ").capitalize(), "section": section, "slug": name}
    return Entry(
        id=id,
        kind="index" if name == "index" else "article",
        metadata=Metadata(**{**plain, **fields}),
    )


def day(year: int, month: int, number: int) -> dt.datetime:
    return dt.datetime(year, month, number, 9, 30, tzinfo=dt.UTC)


ENTRIES = (
    make_entry("index", "The Packet", summary="News & tides."),
    make_entry("about", "About us"),
    make_entry("news/index", "News", summary="What happened."),
    make_entry(
        "news/bridge",
        "Bridge <stuck> open & shut",
        subtitle="It would not shut.",
        date=day(2025, 11, 20),
        updated=day(2025, 11, 24),
        authors=("Nell Garrity", "Bea Thorsby"),
        tags=("Fish Quay", "ferry"),
        series="The Bar",
        summary="A bush <wore> out.",
        aliases=(
            "/old/bridge.html",
            "https://old.example/2025/bridge/?p=1",
            "/news/bridge/",
            "old/bridge.html",
        ),
        image=Picture("bridge.png", alt="An iron bridge", credit="Illustration: B. T."),
    ),
    make_entry(
        "news/ferry", date=day(2026, 1, 15), authors=("Nell Garrity",), tags=("ferry",), series="The Bar"
    ),
    make_entry("news/fog", date=day(2026, 1, 2), series="The Bar"),
    make_entry("news/tides/gauge", date=day(2026, 2, 1), tags=("ferry",)),
    make_entry("recipes/buns", date=day(2024, 12, 24)),
)


@pytest.fixture
def catalog() -> Catalog:
    return make_catalog(
        ENTRIES, Site(title="The Packet", base_url="https://example.org/paper", author="N. G.")
    )


@pytest.fixture
def flat() -> Callable[[int], Catalog]:
    """``flat(45)``: a site of so many articles in the section ``news`` alone."""

    def site(count: int) -> Catalog:
        dates = [day(2026, 1, 1) + dt.timedelta(days=number) for number in range(count)]
        return make_catalog(
            [make_entry(f"news/n{number:03}", date=date) for number, date in enumerate(dates)],
            Site(title="Flat"),
        )

    return site


@pytest.fixture
def templates(tmp_path: Path) -> SiteTemplates:
    """The theme, beneath an empty ``theme/`` of the site."""
    folder = presskit_html.presskit_declare().templates
    assert folder is not None
    return SiteTemplates(tmp_path / "theme", [("html", folder)])


@pytest.fixture
def render(templates: SiteTemplates) -> Render:
    """``render(writer, page, catalog)``: the page as text.

    Links read ``to/<uri>``, bodies are one paragraph, articles have 460 words and four headings.
    """

    def rendered(writer: Writer, page: Page, catalog: Catalog, **fields: Any) -> str:
        base_url = catalog.site.base_url
        url = f"{base_url}/{page.path.removesuffix('index.html')}" if base_url else ""
        view = View(page=page, site=catalog.site, data=_filled(page.data), slots={}, url=url)
        return writer.render(msgspec.structs.replace(view, **fields), templates).decode()

    return rendered


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _filled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item) for item in value]
    return _hole(value)


def _hole(value: Any) -> Any:
    if isinstance(value, Link):
        return f"to/{value.uri}"
    if isinstance(value, Asset):
        return {"url": f"file/{value.uri}", "width": "1200"}.get(value.want, "")
    if isinstance(value, Measure):
        return {"words": 460, "outline": OUTLINE}[value.want]
    if isinstance(value, Message):
        return value.text
    return Filled(Markup("<p>{}</p>").format(value.article)) if isinstance(value, Body) else value

"""A small site with something in every field, and pages as the core fills them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from markupsafe import Markup

from presskit import (
    SLOTS,
    Asset,
    Body,
    Catalog,
    Entry,
    Filled,
    Link,
    Measure,
    Metadata,
    Page,
    Picture,
    Site,
    Templates,
    View,
)
from presskit.link.catalog import catalog as make_catalog
from presskit.write.templates import SiteTemplates
from presskit_json.writer import JsonWriter

TREE = Markup("""[{"type":"paragraph","children":["High water at ",{"type":"strong","children":["six"]},"."]},
{"type":"block","kind":"note","data":{"n":1},"children":[
{"type":"paragraph","children":["x"]},{"type":"block","kind":"inner","data":{},"children":[]}]},
{"type":"block","kind":"mailing-list","data":{"list":"daily"},"children":[]}]""")
HTML = Markup("<p>High water at <strong>six</strong>.</p>")
MEASURES = {"words": 812, "outline": [{"level": 2, "id": "cost", "title": "Cost"}]}
BODY = {"tree": Filled(TREE), "html": Filled(HTML)}

CRUMBS = Markup("""{"type":"block","kind":"breadcrumbs","data":{"items":[{"title":"Home","url":"https://example.org/"},
{"title":"Fog","url":"https://example.org/news/fog/"}]},"children":[]}""")


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 6, 30, tzinfo=UTC)


@pytest.fixture
def catalog() -> Catalog:
    rich = Metadata(
        title="Fog & “foghorns”",
        subtitle="What it costs",
        date=day(2),
        updated=day(3),
        expires=day(30),
        authors=("Ada Byng", "☃"),
        section="news",
        tags=("Harbour", "fog", "harbour"),
        series="The sea",
        summary="Short.",
        slug="fog",
        aliases=("/old/fog/",),
        language="en-GB",
        image=Picture("fog.jpg", "A pier in fog", "Ada Byng"),
        extra={"edition": 3, "embargo": day(1)},
    )
    entries = [
        Entry(id="about", metadata=Metadata(title="About", slug="about")),
        Entry(
            id="news/index",
            kind="index",
            metadata=Metadata(title="The news", section="news", summary="All of it."),
        ),
        Entry(id="empty/index", kind="index", metadata=Metadata(title="Nothing yet", section="empty")),
        Entry(
            id="news/new",
            metadata=Metadata(title="New", date=day(4), section="news", slug="new", series="The sea"),
        ),
        Entry(
            id="news/fog",
            metadata=rich,
            facts={"pullquote": {"quotes": [{"text": "We heard it.", "name": "Ada"}]}},
        ),
        Entry(id="news/old", metadata=Metadata(title="Old", date=day(1), section="news", slug="old")),
        Entry(
            id="news/local/tide",
            metadata=Metadata(title="Tide", date=day(1), section="news/local"),
        ),
    ]
    site = Site(title="The Packet", base_url="https://example.org", timezone="Europe/London")
    linked = {"news/old": ("about", "news/fog"), "about": ("news/fog",), "news/fog": ("news/index",)}
    return msgspec.structs.replace(make_catalog(entries, site), backlinks=linked)


def filled(value: Any) -> Any:
    """Page data with its holes filled, as the core does it."""
    if isinstance(value, Mapping):
        return {key: filled(item) for key, item in value.items()}
    return [filled(item) for item in value] if isinstance(value, list | tuple) else _answer(value)


def _answer(value: Any) -> Any:
    match value:
        case Link(uri):
            return f"https://example.org/{uri}"
        case Asset(uri, want):
            file = f"https://example.org/files/{uri.rpartition('!')[2]}"
            return {"url": file, "width": "1200", "height": ""}[want]
        case Measure(_, want):
            return MEASURES[want]
        case Body(_, form):
            return BODY[form]
    return value


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    return SiteTemplates(tmp_path / "theme", [])


Rendered = Callable[[str], Any]


@pytest.fixture
def rendered(catalog: Catalog, templates: Templates) -> Rendered:
    """``rendered(path)``: the document at that path, as a reader parses it."""
    writer = JsonWriter()
    pages: dict[str, Page] = {page.path: page for page in writer.pages(catalog)}

    def document(path: str) -> Any:
        slots = {slot: [CRUMBS] if slot == "before-title" else [] for slot in SLOTS[:3]}
        view = View(page=pages[path], site=catalog.site, data=filled(pages[path].data), slots=slots)
        return msgspec.json.decode(writer.render(view, templates))

    return document


@pytest.fixture
def validator(templates: Templates) -> Callable[[str], Draft202012Validator]:
    """``validator(name)``: a validator of the schema that is published under that name."""
    schemas = {output.path: msgspec.json.decode(output.content) for output in JsonWriter().files(templates)}
    return lambda name: Draft202012Validator(schemas[f"api/schema/{name}"], format_checker=FormatChecker())

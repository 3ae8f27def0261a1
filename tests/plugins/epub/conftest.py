"""A small library of entries, real sites built into books, and EPUBCheck."""

import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from presskit import Catalog, Entry, Metadata, Site
from presskit.build.pipeline import Options, build
from presskit.link.catalog import catalog as make_catalog


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 6, 30, tzinfo=UTC)


@pytest.fixture
def catalog() -> Catalog:
    """Two sections, one with a section beneath it; five articles and two index articles."""
    metadata = {
        "index": Metadata(title="The Packet"),
        "harbour/index": Metadata(title="Harbour", section="harbour", order=1),
        "harbour/gauge": Metadata(title="Gauge", section="harbour", date=day(5), authors=("Dipa", "Nell")),
        "harbour/bar": Metadata(
            title="Bar", section="harbour", date=day(2), authors=("Nell",), tags=("Sand",)
        ),
        "harbour/tides/twelfths": Metadata(title="Twelfths", section="harbour/tides", date=day(4)),
        "town/buns": Metadata(title="Buns", section="town", date=day(3), updated=day(9), series="To eat"),
        "town/undated": Metadata(title="Undated", section="town", tags=("sand", "Fog"), language="de"),
    }
    return make_catalog(
        [
            Entry(
                id=id,
                kind="index" if id.endswith("index") else "article",
                metadata=each,
            )
            for id, each in metadata.items()
        ],
        Site(
            title="The Packet", base_url="https://example.org/", description="News of the sea.", author="Ada"
        ),
    )


def png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    rows = zlib.compress(b"".join(bytes(width + 1) for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


Publish = Callable[[Path, Mapping[str, str]], Path]


@pytest.fixture
def publish(monkeypatch: pytest.MonkeyPatch) -> Publish:
    """``publish(folder, files)``: a site of these files built there by all first-party plugins; its output folder.

    A ``.png`` file has its measures as text: ``"40x30"``.
    """

    monkeypatch.setenv("PRESSKIT_NOW", "2026-06-01T00:00:00+00:00")

    def published(folder: Path, files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            width, _, height = text.partition("x")
            path.write_bytes(png(int(width), int(height)) if path.suffix == ".png" else text.encode())
        outcome = build(folder, Options(output=folder / "out"))
        assert [finding for finding in outcome.diagnostics if finding.severity == "error"] == []
        return folder / "out"

    return published

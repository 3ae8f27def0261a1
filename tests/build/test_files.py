import os
import struct
import zlib
from pathlib import Path

import pytest

from presskit.build.files import Assets, asset_file, fetch
from presskit.build.roots import Roots

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="12" height="7"/>'


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("content/news", "static"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(("path", "data"), [("a.png", png(12, 7)), ("a.svg", SVG)])
def test_measures_come_from_the_header(path: str, data: bytes) -> None:
    file = asset_file(path, data)
    assert (file.width, file.height) == (12, 7)


@pytest.mark.parametrize("data", [b"", b"not an image", png(3, 3)[:14], b"<svg"])
def test_a_damaged_image_has_no_measures(data: bytes) -> None:
    assert asset_file("a.png", data).width == 0
    assert asset_file("a.svg", data).width == 0


def test_fingerprints_differ_with_the_content() -> None:
    assert asset_file("x/Map.SVG", SVG).fingerprint != asset_file("x/Map.SVG", SVG + b" ").fingerprint
    assert asset_file("x/Map.SVG", SVG).fingerprint.startswith("Map.")
    assert asset_file("x/Map.SVG", SVG).fingerprint.endswith(".svg")


def test_a_leading_slash_means_static_then_content(site: Path) -> None:
    (site / "content/a.svg").write_bytes(SVG)
    assets = Assets(Roots(site))
    found = assets.probe("/a.svg", "content/news/x.rst")
    assert found is not None
    assert found.path == "content/a.svg"
    (site / "static/a.svg").write_bytes(SVG)
    found = Assets(Roots(site)).probe("/a.svg", "content/news/x.rst")
    assert found is not None
    assert found.path == "static/a.svg"


@pytest.mark.parametrize(
    "path", ["../../secret.svg", "/../secret.svg", "/etc/hostname", "link.svg", "../../../../etc/hostname"]
)
def test_nothing_outside_content_and_static_is_an_asset(site: Path, path: str) -> None:
    (site / "secret.svg").write_bytes(SVG)
    (site / "content/news/link.svg").symlink_to(site / "secret.svg")
    assert Assets(Roots(site)).probe(path, "content/news/x.rst") is None


def test_texts_are_fetched_with_their_digest_or_the_reason(site: Path) -> None:
    (site / "content/a.txt").write_text("\ufeffTide", encoding="utf-8")
    (site / "content/b.txt").write_bytes(b"\xff")
    (site / "secret").write_text("secret", encoding="utf-8")
    (site / "content/c.txt").symlink_to(site / "secret")
    assert fetch(Roots(site), "content/a.txt").text == "Tide"
    assert fetch(Roots(site), "content/a.txt").digest
    assert fetch(Roots(site), "content/b.txt").problem == "is not UTF-8"
    assert fetch(Roots(site), "content/c.txt").problem == "leads out of the content folder"
    assert fetch(Roots(site), "content/gone.txt").problem == "does not exist"
    assert fetch(Roots(site), "content").problem


def test_texts_that_articles_must_not_include(site: Path) -> None:
    with (site / "content/large.txt").open("wb") as file:
        file.truncate(8_000_001)
    (site / "content/escape.txt").write_bytes(b"one\x1b[31m")
    os.mkfifo(site / "content/pipe")
    assert fetch(Roots(site), "content/large.txt").problem == "is larger than 8 MB"
    assert fetch(Roots(site), "content/escape.txt").problem == "holds the control character U+001B"
    assert fetch(Roots(site), "content/pipe").problem == "is not a file"
    assert fetch(Roots(site), "content/" + "x" * 300).problem == "does not exist"


def test_lines_of_texts_end_in_one_way(site: Path) -> None:
    (site / "content/a.txt").write_bytes(b"one\r\ntwo\rthree\n")
    assert fetch(Roots(site), "content/a.txt").text == "one\ntwo\nthree\n"


def test_a_name_that_no_file_can_have_is_no_asset(site: Path) -> None:
    assert Assets(Roots(site)).probe("x" * 300 + ".png", "content/news/x.rst") is None

"""Images as cameras and editors make them, and a site that shows some."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from PIL.ImageFile import ImageFile

from presskit.build.pipeline import build
from presskit.model.diagnostic import Diagnostic
from tests.tools.small_site import article, write

NOW = "2026-06-01T12:00Z"
TOML = """[site]
title = "The Packet"
base_url = "https://example.org/sub/"
[plugins]
enabled = ["images"]
"""


def picture(width: int = 1000, height: int = 600, mode: str = "RGB") -> Image.Image:
    """A scene whose left upper quarter is red, on a ground that is no flat colour."""
    image = Image.merge("RGB", [Image.linear_gradient("L").resize((width, height))] * 3)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, max(width // 2 - 1, 0), max(height // 2 - 1, 0)), fill="#c01020")
    for at in range(0, width, 9):
        pen.line((at, height, width, at % max(height, 1)), fill=(at % 255, 90, 160))
    pen.rectangle((0, 0, max(width // 4, 0), max(height // 4, 0)), fill="#c01020")
    return image.convert(mode)


def encoded(image: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, format, **{"quality": 95, **options} if format != "PNG" else options)
    return out.getvalue()


def camera(orientation: int = 1, **more: Any) -> Image.Exif:
    """EXIF as a telephone writes it: the place, the serial number, the photographer."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0110] = "Phonemaker", "Phone 9"
    exif[0x013B], exif[0x8298] = "Ann Lumley", "(c) 2026 Ann Lumley"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (52.0, 30.0, 12.5), "E", (13.0, 22.0, 41.0)
    exif.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
    for tag, value in more.items():
        exif[int(tag)] = value
    return exif


def opened(content: bytes) -> ImageFile:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def is_red(image: Image.Image, x: float, y: float) -> bool:
    """Whether the pixel so far across and down is that of the red corner, about."""
    found = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(found, tuple)
    return found[0] > 150 and found[1] < 90 and found[2] < 100


def make(site: Path, configuration: str = "") -> Path:
    """The site, not built: an article with a turned photograph, one with a picture of ``static/``, one with none."""
    write(site, "presskit.toml", TOML + configuration)
    write(site, "content/news/quay.jpg", encoded(picture(1800, 1200), exif=camera(6)))
    write(site, "content/news/map.png", encoded(picture(900, 500, "RGBA"), "PNG"))
    write(site, "static/pictures/lead.jpg", encoded(picture(1600, 900), exif=camera()))
    body = ".. image:: quay.jpg\n   :alt: Waves\n\nText with |map| in it.\n\n.. |map| image:: map.png\n   :alt: a map"
    fields = {"image": "quay.jpg", "image-alt": "Waves"}
    write(site, "content/news/a.rst", article("Spring tides", body, date="2026-03-01", **fields))
    fields = {"image": "/pictures/lead.jpg", "image-alt": "The quay"}
    write(site, "content/news/b.rst", article("Neap tides", "Text.", date="2026-03-02", **fields))
    write(site, "content/c.rst", article("No picture", "Text.", date="2026-02-01", author="Zoë Müller"))
    return site


def findings(site: Path, **options: Any) -> list[Diagnostic]:
    from presskit.build.options import Options

    return list(build(site, Options(**options)).diagnostics)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built; not to be changed."""
    site = make(tmp_path_factory.mktemp("images") / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESSKIT_NOW", NOW)
        assert build(site).diagnostics == ()
    return site

"""The pictures in the README and the documentation: ``python -m tests.site.pictures [FOLDER]``.

They show examples/magazine as it is on 1 July 2026, so that making them again changes only what changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Literal

from msgspec import Struct
from PIL import Image
from playwright.sync_api import Browser
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from presskit.build.pipeline import Options, build
from tests.tools.chromium import program, running
from tests.tools.serve import PRESSKIT, served, until
from tests.tools.server import serving

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "docs" / "content" / "pictures"
LIMIT = 250_000
"""Bytes that a picture may have."""

NONE = Image.Dither.NONE
GALLERY = "gallery/"
"""Pictures in this folder are WebP, which is smaller. Others are not: what shows README.rst need not know WebP."""


class Picture(Struct, frozen=True):
    """A view of a page: measures in CSS pixels, ``from_top`` is how far the page is scrolled."""

    name: str
    path: str
    width: int
    height: int
    from_top: int = 0
    scheme: Literal["light", "dark"] = "light"
    style: str = ""


READING_SYSTEM = "body { margin: 2rem 3rem }"
"""The margins of a page are the reading system's, so a book has none."""

PICTURES = (
    Picture("front-page", "", 1280, 1060),
    Picture("article", "harbour/nine-days-of-the-patience/", 1280, 900, from_top=1620),
    Picture("article-phone", "latest-news/harbour-dues-vote/", 390, 780),
    Picture("section-dark", "harbour/", 1280, 800, scheme="dark"),
    Picture("search", "searched/search/?q=tide", 1280, 860),
    Picture("look-magazine", "magazine/", 1280, 1060),
    Picture("manual", "manual/how-to/schedule/", 1280, 760),
    Picture(
        "book-chapter",
        "book/EPUB/text/harbour-nine-days-of-the-patience.xhtml",
        640,
        860,
        style=READING_SYSTEM,
    ),
    Picture("gallery/front-page-phone", "", 390, 844),
    Picture("gallery/front-page-tablet", "", 768, 1024, scheme="dark"),
    Picture("gallery/front-page-magazine-dark", "magazine/", 1440, 1000, scheme="dark"),
    Picture("gallery/section-magazine", "magazine/harbour/", 1280, 1000),
    Picture("gallery/section-phone", "harbour/", 390, 844, scheme="dark"),
    Picture("gallery/section-page-2", "paged/harbour/page/1/", 1024, 860),
    Picture("gallery/article", "latest-news/harbour-dues-vote/", 1440, 1000),
    Picture(
        "gallery/article-notes", "latest-news/harbour-dues-vote/", 1440, 1000, from_top=560, scheme="dark"
    ),
    Picture(
        "gallery/article-magazine", "magazine/harbour/nine-days-of-the-patience/", 1440, 1000, from_top=560
    ),
    Picture("gallery/article-tablet", "harbour/nine-days-of-the-patience/", 768, 1024, from_top=1180),
    Picture(
        "gallery/article-phone", "harbour/nine-days-of-the-patience/", 390, 844, from_top=380, scheme="dark"
    ),
    Picture("gallery/author", "authors/nell-garrity/", 1024, 800),
    Picture("gallery/tag", "magazine/tags/tides/", 1024, 800, scheme="dark"),
    Picture("gallery/series", "series/the-bar/", 1024, 760),
    Picture("gallery/archive", "archive/", 1024, 760),
    Picture("gallery/missing", "404.html", 1024, 640),
    Picture("gallery/documentation-magazine", "manual-magazine/how-to/theme/", 1280, 800, scheme="dark"),
    Picture("gallery/documentation-phone", "manual/how-to/theme/", 390, 844),
    Picture("gallery/right-to-left", "arabic/عربي/مقال/", 1280, 800),
    Picture("gallery/right-to-left-phone", "arabic/عربي/مقال/", 390, 844, scheme="dark"),
)

ARABIC = """[site]
title = "صحيفة الميناء"
language = "ar"
"""


FERRY = """\
The ferry
=========

:date: 2026-03-01
:sumary: New times from Sunday.

The times are in :article:`timetable`, said the harbour master, and
so does ``the notice on the quay.
"""
TERMINAL = """<style>
body {{ margin: 0; background: #16161a; color: #e8e6e0 }}
pre {{ padding: 1.2rem 1.6rem; font-size: 15px }}
</style>{}"""

BROKEN = "\nWe asked about :article:`nine-days-of-the-pacience` before.\n"


def make(folder: Path) -> list[Path]:
    """All pictures, in ``folder``."""
    chromium = program()
    if chromium is None:
        raise SystemExit("no Chromium on PATH")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, running(chromium) as browser:
        site = _site(Path(work))
        with serving(site) as url:
            found = [_taken(picture, browser, url, folder) for picture in PICTURES]
        return [
            *found,
            _finding(Path(work) / "source", browser, folder),
            _check(Path(work) / "harbour", browser, folder),
        ]


def _finding(source: Path, browser: Browser, folder: Path) -> Path:
    """What ``presskit serve`` shows while an article is broken."""
    picture = Picture("serve-finding", "latest-news/harbour-dues-vote/", 1100, 720)
    with served(source) as server:
        article = source / "content" / "latest-news" / "harbour-dues-vote.rst"
        article.write_text(article.read_text(encoding="utf-8") + BROKEN, encoding="utf-8")
        until(lambda: "PK401" in server.printed)
        return _taken(picture, browser, server.url, folder)


def _check(site: Path, browser: Browser, folder: Path) -> Path:
    """What ``presskit check`` prints on a terminal."""
    (site / "content").mkdir(parents=True)
    (site / "presskit.toml").touch()
    (site / "content" / "ferry.rst").write_text(FERRY, encoding="utf-8")
    ours, theirs = os.openpty()
    command: list[str | Path] = [PRESSKIT, "check"]
    subprocess.run(command, cwd=site, stdout=theirs, stderr=subprocess.DEVNULL, check=False)
    os.close(theirs)
    console = Console(record=True, width=100, file=StringIO())
    console.print(
        Text("$ presskit check"), Text.from_ansi(os.read(ours, 1 << 16).decode().replace("\r", "")), sep="\n"
    )
    html = console.export_html(theme=MONOKAI, inline_styles=True, code_format="<pre>{code}</pre>")
    page = browser.new_page(viewport={"width": 860, "height": 300})
    page.set_content(TERMINAL.format(html))
    path = folder / "check.png"
    page.screenshot(path=path)
    page.close()
    return path


def _site(work: Path) -> Path:
    """The magazine, built, with the pages of its book beneath ``book/``.

    Beneath the folders that are named so: with a search, with short listings, and in the other look; the manual in both; a
    site in Arabic.
    """
    magazine, output = _copied(PROJECT / "examples" / "magazine", work / "source"), work / "output"
    os.environ["PRESSKIT_NOW"] = "2026-07-01T00:00Z"
    outcome = build(magazine, Options(output=output))
    if outcome.change is None:
        raise SystemExit("examples/magazine has findings: run presskit check examples/magazine")
    (epub,) = output.glob("*.epub")
    with zipfile.ZipFile(epub) as book:
        book.extractall(output / "book")
    _set(magazine, "[site]", "search = true")
    build(magazine, Options(output=output / "searched"))
    _set(magazine, "[plugin.html]", 'look = "magazine"')
    build(magazine, Options(output=output / "magazine"))
    paged = _copied(PROJECT / "examples" / "magazine", work / "paged")
    _set(paged, "[plugin.html]", "page_size = 3")
    build(paged, Options(output=output / "paged"))
    manual = _copied(PROJECT / "docs", work / "manual")
    build(
        manual, Options(output=output / "manual", keep_going=True)
    )  # it lacks the pictures that are to be made
    _set(manual, "[plugin.html]", 'look = "magazine"')
    build(manual, Options(output=output / "manual-magazine", keep_going=True))
    arabic = work / "arabic"
    _copied(PROJECT / "tests" / "site" / "kitchen_sink" / "content" / "عربي", arabic / "content" / "عربي")
    (arabic / "presskit.toml").write_text(ARABIC, encoding="utf-8")
    build(arabic, Options(output=output / "arabic", keep_going=True))
    return output


def _copied(source: Path, folder: Path) -> Path:
    return shutil.copytree(source, folder, ignore=shutil.ignore_patterns("public", ".presskit"))


def _set(site: Path, table: str, line: str) -> None:
    """Add a line to a table of the site's configuration."""
    configuration = site / "presskit.toml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace(table, f"{table}\n{line}", 1), encoding="utf-8")


def _taken(picture: Picture, browser: Browser, url: str, folder: Path) -> Path:
    viewport = {"width": picture.width, "height": picture.height}
    page = browser.new_page(viewport=viewport, color_scheme=picture.scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(url + picture.path)
    if picture.style:
        page.add_style_tag(content=picture.style)
    page.evaluate("top => scrollTo(0, top)", picture.from_top)
    if picture.name == "serve-finding":  # its page listens as long as it is open
        page.get_by_text("PK401").wait_for()
    else:
        page.wait_for_load_state("networkidle")
    path = folder / f"{picture.name}{'.webp' if picture.name.startswith(GALLERY) else '.png'}"
    path.parent.mkdir(exist_ok=True)
    with Image.open(BytesIO(page.screenshot())) as taken:
        # The accent is on few points, and must keep its colour.
        small = (
            taken
            if path.suffix == ".webp"
            else taken.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=NONE)
        )
        small.save(path, quality=78, method=6, optimize=True)
    page.close()
    if path.stat().st_size > LIMIT:
        raise SystemExit(f"{path.name} has {path.stat().st_size} bytes, more than {LIMIT}")
    return path


if __name__ == "__main__":
    for path in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        sys.stdout.write(f"{path} ({path.stat().st_size} bytes)\n")

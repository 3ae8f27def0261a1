"""The pictures in the README and the documentation: ``python -m tests.site.pictures [FOLDER]``.

They show examples/magazine as it is on 1 July 2026, so that making them again changes only what changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from io import StringIO
from pathlib import Path
from typing import Literal

from msgspec import Struct
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
)


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
    """The magazine, built, with the pages of its book beneath ``book/``, with a search in ``searched/`` and in the
    other look in ``magazine/``; and the manual in ``manual/``."""
    copy, output = work / "source", work / "output"
    shutil.copytree(
        PROJECT / "examples" / "magazine", copy, ignore=shutil.ignore_patterns("public", ".presskit")
    )
    os.environ["PRESSKIT_NOW"] = "2026-07-01T00:00Z"
    outcome = build(copy, Options(output=output))
    if outcome.change is None:
        raise SystemExit("examples/magazine has findings: run presskit check examples/magazine")
    (epub,) = output.glob("*.epub")
    with zipfile.ZipFile(epub) as book:
        book.extractall(output / "book")
    configuration = copy / "presskit.toml"
    configuration.write_text(configuration.read_text().replace("[site]", "[site]\nsearch = true", 1))
    build(copy, Options(output=output / "searched"))
    configuration.write_text(
        configuration.read_text().replace("[plugin.html]", '[plugin.html]\nlook = "magazine"', 1)
    )
    build(copy, Options(output=output / "magazine"))
    manual = work / "manual"
    shutil.copytree(PROJECT / "docs", manual, ignore=shutil.ignore_patterns("public", ".presskit"))
    build(
        manual, Options(output=output / "manual", keep_going=True)
    )  # it lacks the pictures that are to be made
    return output


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
    path = folder / f"{picture.name}.png"
    page.screenshot(path=path)
    page.close()
    if path.stat().st_size > LIMIT:
        raise SystemExit(f"{path.name} has {path.stat().st_size} bytes, more than {LIMIT}")
    return path


if __name__ == "__main__":
    for path in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        sys.stdout.write(f"{path} ({path.stat().st_size} bytes)\n")

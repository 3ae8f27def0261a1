"""Whatever is edited, in whatever order: what an incremental build publishes is what a clean one does, byte for byte."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from presskit.build.pipeline import Options, build
from tests.tools.sample import NIGHTLY

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="7"/>'
PLUGIN = """from presskit import Block, hookimpl


@hookimpl
def presskit_slots(subject, catalog):
    return {{"after-title": [Block("note", {{"text": "{}", "count": len(catalog.newest)}})]}}
"""
NAMES = ("a", "b", "news/c", "news/d", "news/city/e")

Edit = Callable[[Path, int, str], None]


def article(title: str, body: str, **fields: str) -> str:
    front = "\n".join(f":{name}: {value}" for name, value in {"date": "2026-01-01", **fields}.items())
    return f"{title}\n{'=' * len(title)}\n\n{front}\n\n{body}\n"


def start(site: Path) -> None:
    files = {
        "presskit.toml": TOML.format("Paper", "https://example.org/", 20),
        "note.py": PLUGIN.format("first"),
        "theme/blocks/note.html": "<p>{{ block.data.text }} {{ block.data.count }}</p>",
        "static/logo.svg": SVG.format(1),
        "content/m.svg": SVG.format(12),
        "content/_part.rst": "The part.\n",
        "content/index.rst": "Paper\n=====\n\nWelcome.\n",
        "content/news/index.rst": "News\n====\n\n:order: 1\n",
        "content/a.rst": article("A", "See :article:`b`, :ref:`spot`.", tags="x, y", author="Ann"),
        "content/b.rst": article(
            "B", ".. image:: m.svg\n   :alt: m\n\n.. include:: _part.rst", tags="x", series="S"
        ),
        "content/news/c.rst": article("C", "A note [#]_.\n\n.. [#] Here.", series="S", image="/m.svg"),
        "content/news/d.rst": article(
            "D", ".. _spot:\n\nPart\n----\n\nText.", date="2026-03-01", author="Bo; Ann"
        ),
    }
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")


def body(site: Path, number: int, name: str) -> None:
    path = site / f"content/{name}.rst"
    if path.exists():
        path.write_text(path.read_text() + f"\nMore {number}.\n")


def correction(site: Path, number: int, name: str) -> None:
    path = site / f"content/{name}.rst"
    if path.exists():
        path.write_text(
            path.read_text() + f"\n.. correction:: 2026-04-{number + 1:02}\n\n   Wrong {number}.\n"
        )


def field(key: str, values: tuple[str, ...]) -> Edit:
    def edit(site: Path, number: int, name: str) -> None:
        path = site / f"content/{name}.rst"
        if path.exists():
            lines = [line for line in path.read_text().split("\n") if not line.startswith(f":{key}:")]
            lines.insert(3, f":{key}: {values[number % len(values)]}")
            path.write_text("\n".join(lines))

    edit.__name__ = key
    return edit


def add(site: Path, number: int, name: str) -> None:
    path = site / f"content/{name}-{number}.rst"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(article(f"New {number}", "See :article:`/a`.", tags="y", date=f"2026-02-{number + 1:02}"))


def delete(site: Path, _number: int, name: str) -> None:
    (site / f"content/{name}.rst").unlink(missing_ok=True)


def rename(site: Path, number: int, name: str) -> None:
    path = site / f"content/{name}.rst"
    if path.exists():
        path.rename(path.with_name(f"{path.stem}-{number}.rst"))


def move_label(site: Path, number: int, name: str) -> None:
    for path in sorted((site / "content").rglob("*.rst")):
        path.write_text(path.read_text().replace("\n.. _spot:\n", "\n"))
    path = site / f"content/{name}.rst"
    if path.exists():
        path.write_text(path.read_text() + f"\n.. _spot:\n\nSpot {number}\n-------\n\nHere.\n")


def in_silence(site: Path, number: int, name: str) -> None:
    """The same size and the same time of modification."""
    path = site / f"content/{name}.rst"
    if path.exists() and "Text" in path.read_text():
        before = path.stat()
        path.write_text(path.read_text().replace("Text", f"Tex{number % 10}"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def backwards(site: Path, number: int, name: str) -> None:
    """A time of modification long ago."""
    body(site, number, name)
    path = site / f"content/{name}.rst"
    if path.exists():
        os.utime(path, (1_000_000, 1_000_000 + number))


def text(name: str, *texts: str) -> Edit:
    def edit(site: Path, number: int, _name: str) -> None:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(texts[number % len(texts)])

    edit.__name__ = name
    return edit


def tick(_site: Path, number: int, _name: str) -> None:
    os.environ["PRESSKIT_NOW"] = f"2026-{number % 12 + 1:02}-15T00:00Z"


TOML = (
    '[site]\ntitle = "{}"\nbase_url = "{}"\n[plugins]\nenabled = ["./note.py"]\n[plugin.html]\npage_size = {}\n'
    'redirects = ["netlify"]\n[plugin.sitemap]\nnews = true\n'
)
EDITS: tuple[Edit, ...] = (
    body,
    correction,
    field("title", ("T1", "T2 & <more>")),
    field("date", ("2025-05-05", "2026-02-20", "2026-05-14", "2026-03-31", "2026-10-01")),
    field("tags", ("x", "y, z", "")),
    field("section", ("news", "sport", "news/city")),
    field("status", ("draft", "published")),
    field("expires", ("2026-06-01", "2027-01-01")),
    field("summary", ("Short.", "Long.")),
    field("language", ("de", "fr", "en")),
    field("translates", ("/a", "b", "/news/c", "/draft")),
    field("enclosure", ("/m.svg", "https://media.example/a.mp3")),
    add,
    delete,
    rename,
    move_label,
    in_silence,
    backwards,
    text("content/_part.rst", "Changed part.\n", "The part.\n"),
    text("content/m.svg", SVG.format(99), SVG.format(12)),
    text("static/logo.svg", SVG.format(2), SVG.format(1)),
    text("static/new.txt", "new"),
    text("static/robots.txt", "User-agent: *\n"),
    text("theme/blocks/note.html", "<p>other</p>", "<b>{{ block.data.text }}</b>"),
    text("theme/static/own.css", "p{}", "b{}"),
    text("theme/locale/en.po", 'msgid "Archive"\nmsgstr "Files"\n', 'msgid "Home"\nmsgstr "Start"\n'),
    text("theme/listing.html", '{% extends "html:listing.html" %}'),
    text("content/news/index.rst", "Latest\n======\n", "News\n====\n\n:order: 3\n\nIntro.\n"),
    text("note.py", PLUGIN.format("second"), PLUGIN.format("third")),
    text("presskit.toml", TOML.format("One", "", 20), TOML.format("Two", "https://example.org/", 1)),
    tick,
)

steps = st.lists(
    st.tuples(st.sampled_from(EDITS), st.integers(0, 11), st.sampled_from(NAMES)), min_size=3, max_size=10
)


def published(site: Path) -> dict[str, bytes]:
    root = site / "public"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.mark.timeout(3600 if NIGHTLY else 900)
@settings(
    max_examples=500 if NIGHTLY else 20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
@given(steps)
def test_incremental_equals_clean(chain: list[tuple[Edit, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRESSKIT_NOW"] = "2026-04-01T00:00Z"
        try:
            site, clean = Path(folder, "site"), Path(folder, "clean")
            start(site)
            build(site, Options(keep_going=True))
            for edit, number, name in chain:
                edit(site, number, name)
                build(site, Options(keep_going=True))
            ignore = shutil.ignore_patterns("public", ".presskit")
            shutil.copytree(site, clean, ignore=ignore)
            warm = build(site, Options(keep_going=True))
            cold = build(clean, Options(keep_going=True))
            assert warm.diagnostics == cold.diagnostics
            assert published(site) == published(clean)
        finally:
            os.environ.pop("PRESSKIT_NOW")

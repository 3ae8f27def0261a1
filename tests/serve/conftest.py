"""A small site, and a server of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools.serve import Served, served

CONFIG = '[site]\ntitle = "Small"\n[output]\nwriters = ["html"]\n[check]\nrequired = ["title"]\n'


def article(title: str, text: str = "Text.") -> str:
    return f"{title}\n{'=' * len(title)}\n\n{text}\n"


def make(folder: Path) -> Path:
    """A site with an article, a style sheet of its own, and files that hosts send in ways of their own."""
    files: dict[str, str | bytes] = {
        "presskit.toml": CONFIG,
        "content/tide.rst": article("Tide", "The tide is out."),
        "content/news/index.rst": article("News"),
        "content/news/caf\u00e9.rst": article("Caf\u00e9"),
        "theme/static/own.css": "h1 { color: rgb(1, 2, 3) }\n",
        "static/film.mp4": bytes(range(256)) * 40,
        "static/feed.json": "{}\n",
        "static/.secret": "secret",
        "static/.well-known/security.txt": "Contact: mailto:a@example.org\n",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make(tmp_path / "site")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One for all tests of a module that change nothing."""
    with served(make(tmp_path_factory.mktemp("site"))) as running:
        yield running


Write = Callable[[str, str], None]


@pytest.fixture
def write(site: Path) -> Write:
    """``write(name, text)`` writes a file of the site as editors do it: beside, and then in its place."""

    def save(name: str, text: str) -> None:
        beside = site / f"{name}~"
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(site / name)

    return save

"""From output paths to URLs."""

import posixpath
from functools import lru_cache
from urllib.parse import quote


@lru_cache(maxsize=100_000)
def public(path: str) -> str:
    """The path that a web server answers to: ``news/index.html`` becomes ``news/``. Percent-encoded."""
    if path == "index.html" or path.endswith("/index.html"):
        path = path[: -len("index.html")]
    return quote(path)


def root(path: str) -> str:
    """What leads from the output ``path`` to the root: ``../../`` for ``news/a/index.html``."""
    return "../" * path.count("/")


def within(start: str, path: str) -> str:
    """The URL of a file as another of the same container writes it."""
    return posixpath.relpath(quote(path), quote(posixpath.dirname(start)) or ".")


def absolute(base_url: str, path: str) -> str:
    """The full URL of the output ``path``; empty where the site has no ``base_url``."""
    return base_url.rstrip("/") + "/" + public(path) if base_url else ""

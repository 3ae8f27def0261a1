"""From output paths to URLs."""

import posixpath
from urllib.parse import quote


def public(path: str) -> str:
    """The path that a web server answers to: ``news/index.html`` becomes ``news/``. Percent-encoded."""
    if path == "index.html" or path.endswith("/index.html"):
        path = path[: -len("index.html")]
    return quote(path)


def relative(start: str, path: str) -> str:
    """The URL of the output ``path`` as the page at ``start`` writes it, so that a site works beneath any folder."""
    target = public(path)
    here = posixpath.dirname(start)
    if not target:
        return posixpath.relpath(".", here or ".") + "/" if here else "./"
    url = posixpath.relpath(target, quote(here) or ".")
    if target.endswith("/") or url in (".", ".."):
        url += "/"
    return url


def absolute(base_url: str, path: str) -> str:
    """The full URL of the output ``path``; empty where the site has no ``base_url``."""
    return base_url.rstrip("/") + "/" + public(path) if base_url else ""

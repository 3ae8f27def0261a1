"""Where pages lie in the output folder."""

import posixpath
from urllib.parse import unquote, urlsplit

from presskit import Entry, Term

HOME = "index.html"
ARCHIVE = "archive/index.html"
SEARCH = "search/index.html"
ERROR = "404.html"
_TERM_FOLDERS = {"tag": "tags", "author": "authors", "series": "series"}


def article_path(entry: Entry) -> str:
    return posixpath.join(entry.metadata.section, entry.metadata.slug, "index.html")


def entry_path(entry: Entry) -> str:
    """Where an entry is shown: an article on its own page, an ``index.rst`` on that of its section."""
    return article_path(entry) if entry.kind == "article" else section_path(entry.metadata.section)


def section_path(section: str) -> str:
    return posixpath.join(section, "index.html")


def term_path(term: Term) -> str:
    return f"{_TERM_FOLDERS[term.kind]}/{term.slug}/index.html"


def numbered(path: str, number: int) -> str:
    """The path of a listing's page ``number``; the first has none, and is at ``path`` itself."""
    return f"{posixpath.dirname(path)}/page/{number}/index.html" if number else path


def turn(start: int, target: int) -> str:
    """The relative URL from page ``start`` of a listing to its page ``target``; the first has the number 0."""
    if not target:
        return "../../" if start else "./"
    return f"../{target}/" if start else f"page/{target}/"


def alias_path(alias: str) -> str:
    """The output path for an address that an article had, a path or a URL; empty where it names no page.

    A last part without a suffix is a folder, as the pretty URLs of most sites are.
    """
    parts = posixpath.normpath("/" + unquote(urlsplit(alias.strip()).path)).strip("/")
    if not parts or "\0" in parts:
        return ""
    return parts if parts.endswith((".html", ".htm", ".xhtml")) else f"{parts}/index.html"


def root(path: str, base_url: str) -> str:
    """The URL of the site's root as the page at ``path`` writes it. The error page is served at any address."""
    if path == ERROR:
        return urlsplit(base_url).path.rstrip("/") + "/"
    return "../" * path.count("/") or "./"

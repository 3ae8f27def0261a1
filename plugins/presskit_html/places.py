"""Where pages lie in the output folder."""

import posixpath
from urllib.parse import quote, unquote, urlsplit

from presskit import Entry, Section, Term

HOME = "index.html"
ARCHIVE = "archive/index.html"
SEARCH = "search/index.html"
ERROR = "404.html"
_TERM_FOLDERS = {"tag": "tags", "author": "authors", "series": "series"}


def article_path(entry: Entry) -> str:
    return posixpath.join(entry.metadata.section, entry.metadata.slug, "index.html")


def section_path(section: Section) -> str:
    return posixpath.join(section.path, "index.html")


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


def absolute(base_url: str, path: str) -> str:
    """The full URL of a page; empty without ``base_url``."""
    return f"{base_url.rstrip('/')}/{quote(path.removesuffix('index.html'))}" if base_url else ""


def root(path: str, base_url: str) -> str:
    """The URL of the site's root as the page at ``path`` writes it. The error page is served at any address."""
    if path == ERROR:
        return urlsplit(base_url).path.rstrip("/") + "/"
    return "../" * path.count("/") or "./"

"""Where each subject's page is, and which paths can't be."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.page import Page
from presskit.plugins.writer import Writer
from presskit.report.rules import finding

_MAX_NAME = 255  # bytes, of ext4, APFS and NTFS alike


class Paths(Struct, frozen=True):
    """The first page of each subject: ``own`` by writer, container and URI; ``public`` by URI.

    ``public_writer`` is the one whose pages links from elsewhere lead to.
    """

    own: dict[tuple[str, str, str], Page]
    public: dict[str, Page]
    public_writer: str = ""


def paths(pages: Mapping[str, tuple[Page, ...]], writers: Sequence[Writer]) -> Paths:
    """Where links lead."""
    own = {
        (writer, page.container, page.subject.uri): page
        for writer, each in pages.items()
        for page in each
        if page.number == 1
    }
    public_writer = next((writer.name for writer in writers if writer.public), "")
    public = {uri: page for (writer, _, uri), page in own.items() if writer == public_writer}
    return Paths(own, public, public_writer)


def path_findings(
    pages: Mapping[str, tuple[Page, ...]], articles: Mapping[str, Article]
) -> Iterator[Diagnostic]:
    """Two pages of one path (also where a file system ignores case), and paths that leave the output or can't be names."""
    seen: dict[tuple[str, str], Page] = {}
    for each in pages.values():
        for page in each:
            problem = _problem(page.path)
            if problem:
                yield finding("PK502", _span(page, articles), f"the output path `{page.path}` {problem}")
            key = (page.container, unicodedata.normalize("NFC", page.path).casefold())
            other = seen.setdefault(key, page)
            if other is not page:
                message = f"`{page.path}` is also the output of {_name(other, articles)}"
                yield finding("PK501", _span(page, articles), message, "give one of them another :slug:")


def _problem(path: str) -> str:
    parts = path.split("/")
    if any(part in ("", ".", "..") for part in parts):
        return "leads out of the output folder"
    if any(len(part.encode()) > _MAX_NAME for part in parts):
        return "has a name of more than 255 bytes"
    return ""


def _span(page: Page, articles: Mapping[str, Article]) -> Span:
    entry = page.subject.entry
    return Span(articles[entry.id].path if entry and entry.id in articles else "presskit.toml")


def _name(page: Page, articles: Mapping[str, Article]) -> str:
    entry = page.subject.entry
    return articles[entry.id].path if entry and entry.id in articles else page.subject.uri

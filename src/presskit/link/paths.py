"""Where each subject's page is, and which paths can't be."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from presskit.link.plan import Plan, Planned, every
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic, Span
from presskit.plugins.writer import Writer
from presskit.report.rules import finding

_OUTSIDE = re.compile(r"(?:^|/)\.{0,2}(?:/|$)")
_MAX_NAME = 255  # bytes, of ext4, APFS and NTFS alike


class Paths(Struct, frozen=True):
    """The path of each subject's first page: ``own`` by writer, container and URI; ``public`` by URI.

    ``public_writer`` is the one whose pages links from elsewhere lead to.
    """

    own: dict[tuple[str, str, str], str]
    public: dict[str, str]
    public_writer: str = ""


def paths(plan: Plan, writers: Sequence[Writer]) -> Paths:
    """Where links lead."""
    own = {
        (writer, page.container, page.uri): page.path
        for writer, pages in plan.items()
        for page in pages
        if page.number == 1
    }
    public_writer = next((writer.name for writer in writers if writer.public), "")
    public = {uri: path for (writer, _, uri), path in own.items() if writer == public_writer}
    return Paths(own, public, public_writer)


def path_findings(plan: Plan, articles: Mapping[str, Article]) -> Iterator[Diagnostic]:
    """Two pages of one path (also where a file system ignores case), and paths that leave the output or can't be names."""
    seen: dict[tuple[str, str], Planned] = {}
    for page in every(plan):
        problem = _problem(page.path)
        if problem:
            yield finding("PK502", _span(page, articles), f"the output path `{page.path}` {problem}")
        key = (page.container, unicodedata.normalize("NFC", page.path).casefold())
        other = seen.setdefault(key, page)
        if other is not page:
            yield from _taken(page, other, articles)


def _taken(page: Planned, other: Planned, articles: Mapping[str, Article]) -> Iterator[Diagnostic]:
    """At each article that can do something about it, for either may be the one that is checked; a listing can't."""
    pairs = [(other, page), (page, other)]
    ours = [pair for pair in pairs if pair[0].entry in articles] or pairs[:1]
    for one, two in ours if page.entry != other.entry else ours[:1]:
        message = f"`{one.path}` is also the output of {_name(two, articles)}"
        yield finding("PK501", _span(one, articles), message, "give one of them another :slug:")


def _problem(path: str) -> str:
    if _OUTSIDE.search(path):
        return "leads out of the output folder"
    if len(path) * 4 > _MAX_NAME and any(len(part.encode()) > _MAX_NAME for part in path.split("/")):
        return "has a name of more than 255 bytes"
    return ""


def _span(page: Planned, articles: Mapping[str, Article]) -> Span:
    """The place of the slug, where the article gives one."""
    article = articles.get(page.entry)
    return (article.slug or Span(article.path)) if article else Span("presskit.toml")


def _name(page: Planned, articles: Mapping[str, Article]) -> str:
    return articles[page.entry].path if page.entry in articles else page.uri

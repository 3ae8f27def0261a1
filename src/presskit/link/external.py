"""Links to other hosts, beside what these answered."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Literal
from urllib.parse import urldefrag, urlsplit

from msgspec import Struct

from presskit.model.article import Article, Reference
from presskit.model.diagnostic import Diagnostic
from presskit.read.references import is_web_address
from presskit.report.rules import finding

_RESERVED = (
    *(".example", ".test", ".invalid", ".localhost", ".local"),
    *(".example.com", ".example.net", ".example.org"),
)
"""Names that stand for no host of the web (RFC 2606, RFC 6761, RFC 6762): there is nobody to ask."""


class Answer(Struct, frozen=True):
    """What came of a visit at ``at`` (a POSIX time): ``said`` is why a page is dead or could not be reached, ``moved`` where
    it is for good now, empty where it is where it was."""

    at: float
    state: Literal["fine", "dead", "unreachable"]
    said: str = ""
    moved: str = ""


def external_links(
    articles: Iterable[Article], ignored: Collection[str] = (), only: Collection[str] | None = None
) -> Iterator[Reference]:
    """The links to other hosts; those in the files ``only``, where that is given. ``ignored`` are patterns of URLs: ``*`` is
    anything."""
    for article in articles:
        for each in (*article.external, *article.references):
            if (
                is_web_address(each.uri)
                and (only is None or each.span.path in only)
                and not _is_reserved(each.uri)
                and not any(fnmatchcase(each.uri, pattern) for pattern in ignored)
            ):
                yield each


def page_of(uri: str) -> str:
    """What is asked for: the URL without its fragment."""
    return urldefrag(uri).url


def external_findings(links: Iterable[Reference], answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    """PK430, PK431 and PK432, for each link at its place."""
    for link in dict.fromkeys(links):
        answer = answers.get(page_of(link.uri))
        if answer is None:
            continue
        if answer.state == "dead":
            message = f"`{link.uri}` leads nowhere: {answer.said}"
            hint = "look for the page's new address, or link to a copy in an archive"
            yield finding("PK430", link.span, message, hint)
        elif answer.state == "unreachable":
            message = f"`{link.uri}` can't be looked at: {answer.said}"
            yield finding("PK432", link.span, message, "open it in a browser, or try again later")
        elif answer.moved:
            fragment = "" if "#" in answer.moved else link.uri.removeprefix(page_of(link.uri))
            message = f"`{link.uri}` has moved for good"
            yield finding("PK431", link.span, message, f"write `{answer.moved}{fragment}`")


def _is_reserved(uri: str) -> bool:
    try:
        host = urlsplit(uri).hostname or ""
    except ValueError:
        return False
    return f".{host}".endswith(_RESERVED)

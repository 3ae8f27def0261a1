"""The ledger of published URLs: what readers were promised, line by line, beside what there is.

A URL in it is a path from the root of the site, percent-encoded or not: ``/news/spring-tides/``.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from msgspec import Struct

from presskit.link.catalog import catalog
from presskit.link.plan import Planned, every
from presskit.link.site import Linked
from presskit.link.targets import target, targets
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.url import public
from presskit.plugins.writer import Writer
from presskit.report.rules import finding

LEDGER = "urls.txt"
"""The file beside presskit.toml. Where there is none, nothing was promised."""

HEAD = "# URLs that were published, and must not vanish. See: presskit urls --help"

_URL = re.compile(r"/(?!/)[^\s?#\\]*")
_MANY = 500
"""With how many new URLs one that vanished is compared: what is close takes long to find."""


class Ledger(Struct, frozen=True):
    """``lines`` are the URLs by their 1-based line, ``head`` the comments above them; PK621 are ``findings``."""

    head: tuple[str, ...] = (HEAD,)
    lines: Mapping[int, str] = {}
    findings: tuple[Diagnostic, ...] = ()

    @property
    def paths(self) -> set[str]:
        """The output paths that the URLs stand for."""
        return {path_of(url) for url in self.lines.values()}


class Published(Struct, frozen=True):
    """A URL of the site, and what it is: ``kind`` is that of a subject, ``redirect``, or ``file`` for books and feeds."""

    url: str
    kind: str = "file"
    title: str = ""


def parsed(text: str) -> Ledger:
    """The ledger in ``text``."""
    lines: dict[int, str] = {}
    head: list[str] = []
    findings: list[Diagnostic] = []
    for number, line in enumerate(text.splitlines(), 1):
        url = line.strip()
        if url.startswith("#") or not url:
            if url and not lines:
                head.append(url)
        elif _URL.fullmatch(url) and "/../" not in f"{url}/":
            lines[number] = url
        else:
            span = Span(LEDGER, number, 1, number, len(line) + 1)
            hint = "a line is a path of this site, such as /news/spring-tides/, or begins with #"
            findings.append(finding("PK621", span, f"`{url}` is no URL of this site", hint))
    return Ledger(tuple(head) or (HEAD,), lines, tuple(findings))


def text_of(ledger: Ledger, urls: set[str]) -> str:
    """The ledger with ``urls``, one a line, so that two branches that add some can be merged."""
    return "\n".join([*ledger.head, *sorted(urls)]) + "\n"


def path_of(url: str) -> str:
    """The output path that a URL stands for."""
    path = unquote(url) if "%" in url else url
    return f"{path}index.html"[1:] if path.endswith("/") else path[1:]


def url_of(path: str) -> str:
    """The URL of an output path, as the ledger has it."""
    return f"/{public(path)}"


def promised(linked: Linked, writers: Iterable[Writer]) -> list[Published]:
    """The URLs that readers may rely on: pages that links lead to, redirects, books, and what ``writers`` call lasting.

    Not in it are further pages of lists, which come and go, the error page, and what is there because of articles that
    expire alone.
    """
    lasting = [each.entry for each in linked.articles.values() if each.entry.metadata.expires is None]
    known = targets(catalog(lasting, linked.site))
    found = [
        Published(url_of(page.path), page.kind if page.number else "redirect", page.title)
        for page in linked.plan.get(linked.paths.public_writer, ())
        if not page.container and page.number < 2 and page.kind != "error" and target(page.uri, known)
    ]
    found += [
        Published(url_of(page.path), title=page.title)
        for writer in writers
        for page in (linked.plan.get(writer.name, ()) if writer.lasting else ())
        if not page.container and target(page.uri, known)
    ]
    books = {page.container for page in every(linked.plan) if page.container}
    return sorted({*found, *(Published(url_of(path)) for path in books)}, key=lambda each: each.url)


def ledger_findings(
    ledger: Ledger, linked: Linked, file_at: Callable[[str], AssetFile | None]
) -> Iterator[Diagnostic]:
    """PK620 where nothing has a URL of the ledger any more, PK621, and PK622 where nothing will have it.

    A line may also name a file beneath ``static/``.
    """
    yield from ledger.findings
    if not ledger.lines:  # most sites have no ledger, and some have many pages
        return
    pages = {page.container or page.path: page for page in every(linked.plan)}
    fresh: dict[str, list[Planned]] | None = None
    for number, url in ledger.lines.items():
        path = path_of(url)
        page = pages.get(path) or pages.get(f"{path}/index.html")
        span = Span(LEDGER, number, 1, number, len(url) + 1)
        if page is None and file_at(f"static/{path}") is None:
            if fresh is None:
                fresh = _fresh(ledger, linked)
            message = f"`{url}` was published, and is no more"
            yield finding("PK620", span, message, _hint(url, path, fresh, linked))
        elif page is not None and not page.container and _expires(page, linked):
            message = f"`{url}` is to stay, but {linked.articles[page.entry].path} expires"
            yield finding(
                "PK622", span, message, f"take :expires: out of it, or: presskit urls --forget {url}"
            )


def _expires(page: Planned, linked: Linked) -> bool:
    article = linked.articles.get(page.entry)
    return article is not None and article.entry.metadata.expires is not None


def _fresh(ledger: Ledger, linked: Linked) -> dict[str, list[Planned]]:
    """The pages that have a new URL, by their names."""
    known = ledger.paths
    found: dict[str, list[Planned]] = defaultdict(list)
    for page in linked.plan.get(linked.paths.public_writer, ()):
        if page.number == 1 and page.path not in known:
            found[_name(page.path)].append(page)
    return found


def _hint(url: str, path: str, fresh: Mapping[str, Sequence[Planned]], linked: Linked) -> str:
    """Where the page probably is now, and what keeps its old address."""
    forget = f"or let it go: presskit urls --forget {url}"
    id = path.removesuffix("/index.html")
    if id in linked.hidden:
        return f"content/{id}.rst is a draft, dated later, or expired: publish it, {forget}"
    near = _nearest(path, fresh)
    if near is None:
        return f"name it in the :aliases: of the article that readers should find there, {forget}"
    meant = f"did you mean `{url_of(near.path)}`?"
    if near.entry not in linked.articles:
        return f"{meant} Name the old address in the :aliases: of an article, {forget}"
    return f"{meant} Put `:aliases: {url}` into {linked.articles[near.entry].path}, {forget}"


def _nearest(path: str, names: Mapping[str, Sequence[Planned]]) -> Planned | None:
    """The new page whose name, the last part of its path, is that of ``path`` or close to it; of several the closest."""
    wanted = _name(path)
    near = [wanted] if wanted in names else difflib.get_close_matches(wanted, list(names)[:_MANY], 1)
    by_path = {page.path: page for name in near for page in names[name]}
    close = difflib.get_close_matches(path, by_path, 1, 0.0)
    return by_path[close[0]] if close else None


def _name(path: str) -> str:
    return path.removesuffix("index.html").strip("/").rpartition("/")[2]

"""What a hole is filled with on one page of one writer."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from presskit.link.site import Linked
from presskit.link.targets import EXTERNAL, OUTPUT, Target, subject_uri, target
from presskit.model.asset import AssetFile
from presskit.model.fragment import Asset, Link
from presskit.model.page import Page
from presskit.model.url import absolute, public, root, within
from presskit.plugins.writer import Writer

StaticProbe = Callable[[str], AssetFile | None]
"""``probe(path)``: the file of the site that a path with a leading slash stands for."""


class Memo:
    """Answers that are the same on many pages: those of one writer that stand equally far from the root, or in one folder of
    a book."""

    def __init__(self) -> None:
        self.links: dict[Link, tuple[str, str]] = {}
        self.blocks: dict[bytes, tuple[Markup, frozenset[str]]] = {}


class Memos:
    """The memos of one build, by writer, container and where in them."""

    def __init__(self) -> None:
        self._memos: dict[tuple[str, str, str], Memo] = {}

    def of(self, writer: Writer, page: Page, base: str) -> Memo:
        return self._memos.setdefault((writer.name, page.container, base), Memo())


@dataclass(slots=True)
class Noted:
    """What the answers on a page depended on.

    ``used`` maps the output paths of assets (inside the page's container, if it has one) to the files. ``asked`` are the
    subjects that links lead to, or would if they had a page; ``owners`` the articles whose files were asked for, and
    ``probed`` the site's own files.
    """

    used: dict[str, AssetFile] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    probed: dict[str, AssetFile | None] = field(default_factory=dict)

    def add(self, other: "Noted") -> None:
        """Take in what another noted."""
        self.used |= other.used
        self.asked |= other.asked
        self.owners |= other.owners
        self.probed |= other.probed


class Answers:
    """Fills links and assets for ``page``, and notes what the answers depend on."""

    def __init__(
        self,
        linked: Linked,
        writer: Writer,
        writers: Mapping[str, Writer],
        page: Page,
        probe: StaticProbe,
        memos: Memos,
    ) -> None:
        self._linked = linked
        self._writer = writer
        self._writers = writers
        self._page = page
        self._probe = probe
        self._base_url = linked.catalog.site.base_url
        self._base = _base(page, self._base_url)
        self.memo = memos.of(writer, page, self._base)
        self.noted = Noted()

    def link(self, hole: Link, owner: str) -> str:
        """The URL or title of a target; empty where it has no URL in this output."""
        resolved = self._linked.resolved.get(owner) if owner else None
        if resolved is not None and hole.uri in resolved.targets:
            found = resolved.targets[hole.uri]
            self.noted.asked.add(found.uri)
            return self._answer(hole, found)
        known = self.memo.links.get(hole)
        if known is None:
            goal = target(hole.uri, self._linked.catalog)
            known = self._answer(hole, goal), goal.uri if goal else hole.uri.partition("#")[0]
            if not (goal and goal.anchor):  # a link to an anchor of the page itself is written differently
                self.memo.links[hole] = known
        self.noted.asked.add(known[1])
        return known[0]

    def _answer(self, hole: Link, found: Target | None) -> str:
        if found is None:
            return "" if hole.want == "url" else hole.uri.partition(":")[2]
        return found.title if hole.want == "title" else self._url(found)

    def _url(self, found: Target) -> str:
        if found.uri.startswith(EXTERNAL):
            return found.uri
        anchor = f"#{quote(found.anchor)}" if found.anchor else ""
        if found.uri.startswith(OUTPUT):
            path = found.uri.removeprefix(OUTPUT)
            inside = self._writer.public and not self._page.container
            return (self._own(path) if inside else self.public(path)) + anchor
        if self._writer.links == "own":
            page = self._linked.paths.own.get((self._writer.name, self._page.container, found.uri))
            if page is not None:
                return anchor if anchor and page is self._page else self._own(page.path) + anchor
        page = self._linked.paths.public.get(found.uri)
        if page is None:
            return ""
        url = (
            self.public(page.path) if self._writer.links == "public" else absolute(self._base_url, page.path)
        )
        return url + anchor if url else ""

    def _own(self, path: str) -> str:
        """The URL of an output of the same writer, as this page writes it."""
        return within(self._page.path, path) if self._page.container else (self._base + public(path) or "./")

    def public(self, path: str) -> str:
        """The URL of a page of the public writer: absolute, or from the root where the site has no ``base_url``."""
        return absolute(self._base_url, path) or f"/{public(path)}"

    def asset(self, hole: Asset, owner: str) -> str:
        """Where this output has a file, or a measure of it; empty where there is no such file or measure."""
        uri = hole.uri
        if uri.startswith("article:"):
            owner, _, uri = uri.removeprefix("article:").partition("!")
        if uri.startswith(("http://", "https://", "//")):
            return uri if hole.want == "url" else ""
        file = self._file(uri, owner)
        if file is None:
            return ""
        if hole.want != "url":
            return str((file.width if hole.want == "width" else file.height) or "")
        return self._place(file, owner)

    def _file(self, uri: str, owner: str) -> AssetFile | None:
        resolved = self._linked.resolved.get(owner)
        if resolved is None:
            self.noted.probed[uri] = self._probe(uri)
            return self.noted.probed[uri]
        self.noted.owners.add(owner)
        return resolved.assets.get(uri)

    def _place(self, file: AssetFile, owner: str) -> str:
        if self._writer.links == "public":
            path = self._public_path(file, owner)
            return self.public(path) if path else ""
        path = place(file, self._home_page(owner), self._writer)
        if not path:
            return absolute(self._base_url, self._public_path(file, owner))
        self.noted.used[path] = file
        return self._own(path)

    def _public_path(self, file: AssetFile, owner: str) -> str:
        """Where the public writer has a file; empty where there is no such writer."""
        writer = self._writers.get(self._linked.paths.public_writer)
        page = self._linked.paths.public.get(self._subject(owner), self._page)
        return place(file, page, writer) if writer else ""

    def _subject(self, owner: str) -> str:
        entry = self._linked.catalog.entries.get(owner)
        return subject_uri(entry) if entry else ""

    def _home_page(self, owner: str) -> Page:
        """The page beside which an article's files lie: its own, wherever else they are shown."""
        own = self._linked.paths.own
        return own.get((self._writer.name, self._page.container, self._subject(owner)), self._page)


def place(file: AssetFile, page: Page, writer: Writer) -> str:
    """The output path of a file: what lies in ``static/`` keeps its place in the public output."""
    if writer.public and file.path.startswith("static/"):
        return posixpath.relpath(file.path, "static")
    return writer.place(file, page)


def _base(page: Page, base_url: str) -> str:
    """What stands before every path: the way to the root, so that a site works beneath any folder.

    An error page is served anywhere, so it begins at the host. In a container it is the folder, of use to tell pages apart.
    """
    if page.container:
        return posixpath.dirname(page.path)
    return urlsplit(base_url).path.rstrip("/") + "/" if page.subject.kind == "error" else root(page.path)

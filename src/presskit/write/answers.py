"""What a hole is filled with on one page of one writer."""

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec
from markupsafe import Markup

from presskit.link.site import Linked
from presskit.link.targets import EXTERNAL, OUTPUT, Target, output, target
from presskit.model.asset import DERIVED, NOTHING, AssetFile, Derivation
from presskit.model.fragment import Asset, Link, Measure
from presskit.model.media_types import UNKNOWN, media_type_of_url
from presskit.model.page import Page
from presskit.model.url import absolute, public, root, within
from presskit.plugins.writer import Writer

StaticProbe = Callable[[str], AssetFile | None]
"""``probe(path)``: the file of the site that a path with a leading slash stands for."""

Derive = Callable[[AssetFile], Derivation]
"""What plugins derived from a file of the site."""


class Memo:
    """Answers that are the same on many pages: those of one writer that stand equally far from the root, or in one folder of
    a book."""

    def __init__(self) -> None:
        self.links: dict[Link, tuple[str, str]] = {}
        self.blocks: dict[tuple[object, ...], tuple[Markup, frozenset[str]]] = {}


class Memos:
    """The memos of one build, by writer, container and where in them."""

    def __init__(self) -> None:
        self._memos: dict[tuple[str, str, str], Memo] = {}

    def of(self, writer: Writer, page: Page, base: str) -> Memo:
        return self._memos.setdefault((writer.name, page.container, base), Memo())


@dataclass(slots=True)
class Noted:
    """What the answers on a page depended on.

    ``needs`` are names of rows of the `Table`. ``used`` maps the output paths of assets (inside the page's container, if it
    has one) to the files. ``alone`` tells that an answer may be another on the next page.
    """

    needs: set[str] = field(default_factory=set)
    used: dict[str, AssetFile] = field(default_factory=dict)
    alone: bool = False

    def add(self, other: "Noted") -> None:
        """Take in what another noted."""
        self.needs |= other.needs
        self.used |= other.used
        self.alone |= other.alone


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
        derive: Derive | None = None,
    ) -> None:
        self._linked = linked
        self._writer = writer
        self._writers = writers
        self._page = page
        self._probe = probe
        self._derive = derive
        self._base_url = linked.site.base_url
        self._base = _base(page, self._base_url)
        self.memo = memos.of(writer, page, self._base)
        self.noted = Noted()

    def link(self, hole: Link, owner: str) -> str:
        """The URL or title of a target; empty where it has no URL in this output."""
        resolved = self._linked.resolved.get(owner) if owner else None
        if resolved is not None and hole.uri in resolved.targets:
            found = resolved.targets[hole.uri]
            self.noted.needs.add(found.uri)
            return self._answer(hole, found)
        known = self.memo.links.get(hole)
        if known is None:
            goal = output(hole.uri) or target(hole.uri, self._linked.targets)
            known = self._answer(hole, goal), goal.uri if goal else hole.uri.partition("#")[0]
            if not (goal and goal.anchor):  # a link to an anchor of the page itself is written differently
                self.memo.links[hole] = known
        self.noted.needs.add(known[1])
        return known[0]

    def _answer(self, hole: Link, found: Target | None) -> str:
        if found is None:
            return hole.uri.partition(":")[2] if hole.want == "title" else ""
        if hole.want == "title":
            return found.title
        return self._absolute(found) if hole.want == "absolute" else self._url(found)

    def _url(self, found: Target) -> str:
        if found.uri.startswith(EXTERNAL):
            return found.uri
        anchor = f"#{quote(found.anchor)}" if found.anchor else ""
        if found.uri.startswith(OUTPUT):
            path = found.uri.removeprefix(OUTPUT)
            inside = self._writer.public and not self._page.container
            return (self._own(path) if inside else self.public(path)) + anchor
        if self._writer.links == "own":
            own = self._linked.paths.own.get((self._writer.name, self._page.container, found.uri))
            if own is not None:
                self.noted.alone |= bool(anchor)
                return anchor if anchor and own == self._page.path else self._own(own) + anchor
        there = self._linked.paths.public.get(found.uri)
        if there is None:
            return ""
        url = self.public(there) if self._writer.links == "public" else absolute(self._base_url, there)
        return url + anchor if url else ""

    def _absolute(self, found: Target) -> str:
        """The public URL of a target; empty where it has none, or the site has no ``base_url``."""
        if found.uri.startswith(EXTERNAL):
            return found.uri
        if found.uri.startswith(OUTPUT):
            there: str | None = found.uri.removeprefix(OUTPUT)
        else:
            there = self._linked.paths.public.get(found.uri)
        url = absolute(self._base_url, there) if there is not None else ""
        return f"{url}#{quote(found.anchor)}" if url and found.anchor else url

    def _own(self, path: str) -> str:
        """The URL of an output of the same writer, as this page writes it."""
        return within(self._page.path, path) if self._page.container else (self._base + public(path) or "./")

    def public(self, path: str) -> str:
        """The URL of a page of the public writer: absolute, or from the root where the site has no ``base_url``."""
        return absolute(self._base_url, path) or f"/{public(path)}"

    def measure(self, hole: Measure) -> Any:
        """The words or the headings of an article; none of one that is not out."""
        self.noted.needs.add(f"{hole.want} {hole.article}")
        article = self._linked.articles.get(hole.article)
        if hole.want == "words":
            return article.words if article else 0
        return [msgspec.to_builtins(heading) for heading in article.outline] if article else []

    def asset(self, hole: Asset, owner: str) -> Any:
        """Where this output has a file, or what is known of it; empty where there is no such file or measure.

        A list of what was derived from it for ``srcset``, else text."""
        uri = hole.uri
        if uri.startswith("article:"):
            owner, _, uri = uri.removeprefix("article:").partition("!")
        if uri.startswith(("http://", "https://", "//")):
            return [] if hole.want == "srcset" else _of_another_host(uri, hole.want)
        file = self._file(uri, owner)
        derivation = self._derivation(file) if file is not None else NOTHING
        if hole.want == "srcset":
            return self._sources(derivation.variants, owner)
        return self._told(derivation.instead or file, hole, owner)

    def _told(self, file: AssetFile | None, hole: Asset, owner: str) -> str:
        if file is None:
            return ""
        match hole.want:
            case "url":
                return self._place(file, owner)
            case "absolute":
                return self._everywhere(file, owner)
            case "type":
                return file.media_type
            case want if hole.at:
                other = getattr(file, "width" if want == "height" else "height")
                return str(max(round(getattr(file, want) * hole.at / other), 1)) if other else ""
            case want:
                return str(getattr(file, want) or "")

    def _derivation(self, file: AssetFile) -> Derivation:
        """What there is of a file besides itself; noted where that may differ though the file does not."""
        if self._derive is None:
            return NOTHING
        found = self._derive(file)
        if found is not NOTHING:
            self.noted.needs.add(f"derived {file.path}")
        return found

    def _sources(self, variants: Sequence[AssetFile], owner: str) -> list[dict[str, str]]:
        """The variants as a browser chooses among them: by media type in their order, with URLs and widths."""
        found: dict[str, list[str]] = {}
        for file in variants:
            if url := self._place(file, owner):
                found.setdefault(file.media_type, []).append(f"{url} {file.width}w")
        return [{"type": media_type, "srcset": ", ".join(urls)} for media_type, urls in found.items()]

    def _file(self, uri: str, owner: str) -> AssetFile | None:
        resolved = self._linked.resolved.get(owner)
        if resolved is None:
            self.noted.needs.add(f"file {uri}")
            return self._probe(uri)
        self.noted.needs.add(f"files {owner}")
        return resolved.assets.get(uri)

    def _place(self, file: AssetFile, owner: str) -> str:
        if self._writer.links == "public":
            path = self._public_path(file, owner)
            return self.public(path) if path else ""
        path = place(file, self._home(owner), self._writer)
        if not path:
            return absolute(self._base_url, self._public_path(file, owner))
        self.noted.used[path] = file
        return self._own(path)

    def _everywhere(self, file: AssetFile, owner: str) -> str:
        """The public URL of a file; empty where the site has no ``base_url``."""
        path = self._public_path(file, owner) if self._base_url else ""
        if path and self._writer.public and not self._page.container:
            self.noted.used[path] = file
        return absolute(self._base_url, path) if path else ""

    def _public_path(self, file: AssetFile, owner: str) -> str:
        """Where the public writer has a file; empty where there is no such writer."""
        writer = self._writers.get(self._linked.paths.public_writer)
        path = self._linked.paths.public.get(self._subject(owner), self._page.path)
        return place(file, path, writer) if writer else ""

    def _subject(self, owner: str) -> str:
        found = self._linked.targets.get(f"article:{owner}")
        return found.uri if found else ""

    def _home(self, owner: str) -> str:
        """The page beside which an article's files lie: its own, wherever else they are shown."""
        own = self._linked.paths.own
        return own.get((self._writer.name, self._page.container, self._subject(owner)), self._page.path)


def place(file: AssetFile, page: str, writer: Writer) -> str:
    """The output path of a file: what lies in ``static/`` keeps its place in the public output, and so does the file that
    goes out instead of it; other sizes and formats of it are beside it."""
    if writer.public and file.path.startswith("static/"):
        path, _, derived = file.path.removeprefix("static/").partition(DERIVED)
        instead = PurePosixPath(derived).name in ("", PurePosixPath(path).name)
        return path if instead else str(PurePosixPath(path).parent / file.fingerprint)
    return writer.place(file, page)


def _of_another_host(uri: str, want: str) -> str:
    """What is known of a file that nobody looked at: its kind, where the address ends in a suffix that tells it."""
    if want == "type":
        found = media_type_of_url(uri)
        return found if found != UNKNOWN else ""
    return uri if want in ("url", "absolute") else ""


def _base(page: Page, base_url: str) -> str:
    """What stands before every path: the way to the root, so that a site works beneath any folder.

    An error page is served anywhere, so it begins at the host. In a container it is the folder, of use to tell pages apart.
    """
    if page.container:
        return posixpath.dirname(page.path)
    return urlsplit(base_url).path.rstrip("/") + "/" if page.subject.kind == "error" else root(page.path)

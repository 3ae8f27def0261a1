"""A built site as its files say: what each page is, names and links to."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from msgspec import Struct

HOST = "https://example.org/"
_URLS = {"href", "src", "poster", "action", "data"}


class Document(Struct, frozen=True, kw_only=True):
    """One page. ``path`` is beneath the site's folder; ``links`` are URLs as written, ``scripts`` all that could run."""

    path: str
    url: str
    kind: str
    language: str
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    ids: tuple[str, ...]
    links: tuple[str, ...]
    scripts: tuple[str, ...]
    size: int


class Built(Struct, frozen=True, kw_only=True):
    """A site on disk: a host serves ``root``, the site lies beneath it in the folder ``prefix``."""

    name: str
    root: Path
    prefix: str
    documents: tuple[Document, ...]

    @property
    def folder(self) -> Path:
        return self.root / self.prefix

    def longest(self) -> dict[str, Document]:
        """The longest page of each kind, by kind; redirects are of none."""
        ordered = sorted(self.documents, key=lambda document: document.size)
        return {document.kind: document for document in ordered if document.kind}


def documents(root: Path, prefix: str) -> tuple[Document, ...]:
    """All pages of the site in ``root``/``prefix``, by path."""
    folder = root / prefix
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return tuple(
        document(path, HOST + prefix + path, (folder / path).read_text(encoding="utf-8")) for path in paths
    )


def document(path: str, url: str, markup: str) -> Document:
    """What ``markup`` says; ``url`` is where it is."""
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    return Document(
        path=path,
        url=url.removesuffix("index.html"),
        kind=parser.kind,
        language=parser.language,
        titles=tuple(parser.texts["title"]),
        headings=tuple(parser.texts["h1"]),
        ids=tuple(parser.ids),
        links=tuple(parser.links),
        scripts=tuple(parser.scripts),
        size=len(markup),
    )


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.kind = self.language = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.texts: dict[str, list[str]] = {"title": [], "h1": []}
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = attributes.get("lang", "")
        if tag == "body":
            self.kind = attributes.get("class", "").removeprefix("page-")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        self.links.extend(_urls(attributes))
        self.scripts.extend(_scripts(tag, attributes))
        if tag in self.texts:
            self._open = self.texts[tag]
            self._open.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.texts:
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open[-1] += data


def _urls(attributes: dict[str, str]) -> Iterator[str]:
    yield from (value for name, value in attributes.items() if name in _URLS)
    for candidate in filter(None, attributes.get("srcset", "").split(",")):
        yield candidate.split()[0]
    if attributes.get("http-equiv") == "refresh":
        yield attributes["content"].partition("url=")[2]


def _scripts(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    """What a browser would run; JSON-LD is data."""
    if tag == "script" and attributes.get("type") != "application/ld+json":
        yield tag
    for name, value in attributes.items():
        if name.startswith("on") or value.strip().lower().startswith("javascript:"):
            yield f"{tag} {name}={value}"

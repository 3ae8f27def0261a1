"""What writers yield: pages as values."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from presskit.model.article import Entry
from presskit.model.catalog import Catalog, Section, Term
from presskit.model.fragment import Asset, Block

SubjectKind = Literal["home", "article", "section", "tag", "author", "series", "archive", "search", "error"]

SLOTS = ("head", "navigation", "before-title", "after-title", "after-article", "aside", "footer")


class Subject(Struct, frozen=True, kw_only=True):
    """What a page is about: an entry, or a listing.

    ``uri`` is its name in links (``article:…``, ``section:…``, ``home:``). ``section`` and ``term`` come without their
    articles, which are in the catalog: else all pages of a listing would be others whenever it has one more.
    """

    kind: SubjectKind
    uri: str
    title: str
    language: str
    entry: Entry | None = None
    section: Section | None = None
    term: Term | None = None

    @property
    def section_path(self) -> str:
        """The path of the section that the page is, or is in; empty for what is in none."""
        if self.section is not None:
            return self.section.path
        return self.entry.metadata.section if self.entry is not None else ""


class Page(Struct, frozen=True, kw_only=True):
    """A page before its holes are filled.

    ``path`` is POSIX, relative to the output folder, or inside ``container``, the output file it becomes part of (a book).
    ``data`` holds JSON values, and may hold `Link`, `Asset`, `Measure`, `Fragment`, `Block` and `Body` values at any depth.
    A subject's first page (``number`` 1) is the target of links to it. A ``default`` page gives way to a file of ``static/``
    at its path.
    """

    path: str
    subject: Subject
    template: str = ""
    data: dict[str, Any] = {}
    container: str = ""
    number: int = 1
    default: bool = False


class Output(Struct, frozen=True):
    """A file to publish: a POSIX path relative to the output folder, and its bytes."""

    path: str
    content: bytes


Slots = Mapping[str, Sequence[Block]]


def lead_image(entry: Entry) -> dict[str, Any] | None:
    """The lead image of an article as data for a page: holes for ``url``, ``width``, ``height``; ``alt``, ``credit``."""
    image = entry.metadata.image
    if image is None:
        return None
    uri = f"{entry.uri}!{image.uri}"  # the file as that article names it, wherever it is shown
    measures = {"width": Asset(uri, "width"), "height": Asset(uri, "height")}
    return {"url": Asset(uri), **measures, "alt": image.alt, "credit": image.credit}


def enclosure(entry: Entry) -> dict[str, Any] | None:
    """The enclosure of an article as data for a page: holes for ``url``, ``type`` and ``size``, which may be plain text."""
    given = entry.metadata.enclosure
    if given is None:
        return None
    uri = f"{entry.uri}!{given.uri}"
    size = str(given.length) if given.length else Asset(uri, "size")
    return {"url": Asset(uri), "type": Asset(uri, "type"), "size": size}


def article_subject(entry: Entry, language: str) -> Subject:
    """The subject of an article's own page."""
    metadata = entry.metadata
    return Subject(
        kind="article",
        uri=entry.uri,
        title=metadata.title,
        language=metadata.language or language,
        entry=entry,
    )


def listing_subject(listing: Section | Term, catalog: Catalog) -> Subject:
    """The subject of a section's own page, of a term's, or of the home page, which is that of the root."""
    site = catalog.site
    listing = replace(listing, articles=())
    if isinstance(listing, Term):
        return Subject(
            kind=listing.kind, uri=listing.uri, title=listing.title, language=site.language, term=listing
        )
    index = catalog.entries.get(listing.index)
    if not listing.path:
        return Subject(
            kind="home", uri="home:", title=site.title, language=site.language, entry=index, section=listing
        )
    return Subject(
        kind="section",
        uri=listing.uri,
        title=listing.title,
        language=(index.metadata.language if index else "") or site.language,
        entry=index,
        section=listing,
    )

"""An article: what it says of itself, and what was made of it."""

import datetime
from typing import Any, Literal

from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Ignore, Span
from presskit.model.fragment import Forms, Link

Status = Literal["published", "draft"]


class Picture(Struct, frozen=True):
    """The lead image: ``uri`` is a path as the article wrote it, relative to it or from ``static/`` with a leading slash."""

    uri: str
    alt: str = ""
    credit: str = ""


class Enclosure(Struct, frozen=True):
    """A recording or another file that goes with an article: ``uri`` as that of a `Picture`, ``length`` the bytes of one on
    another host, 0 where the article does not say."""

    uri: str
    length: int = 0


class Metadata(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The front matter. Instants carry a zone; text is plain, never markup.

    ``translates`` names the original of a translation as a link would: an article's id, or a path from this article.
    """

    title: str
    subtitle: str = ""
    date: datetime.datetime | None = None
    updated: datetime.datetime | None = None
    expires: datetime.datetime | None = None
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    series: str = ""
    summary: str = ""
    slug: str = ""
    aliases: tuple[str, ...] = ()
    language: str = ""
    status: Status = "published"
    translates: str = ""
    image: Picture | None = None
    enclosure: Enclosure | None = None
    canonical: str = ""
    order: int = 0
    extra: dict[str, Any] = {}

    @property
    def changed(self) -> datetime.datetime | None:
        """When the article changed last, as far as it says."""
        return max(filter(None, (self.date, self.updated)), default=None)


class Heading(Struct, frozen=True):
    """A heading of the outline; ``level`` is 2 for the sections directly under the title."""

    level: int
    id: str
    title: str


class Label(Struct, frozen=True):
    """An explicit target (``.. _name:``): the anchor it became, and the title a reference without text takes."""

    name: str
    anchor: str
    title: str


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the rest of the site may know of an article. Holds no spans, and is small.

    Nothing in it changes with every edit of the body, so that such an edit changes one page: length and headings are the
    article's own, and get into pages by a `Measure`.

    ``kind`` is ``index`` for a folder's ``index.rst``, which titles, orders and describes the section.
    ``facts`` are what plugins found in it, by plugin. ``lead`` is the plain text that becomes the summary, where titles
    of other articles stand in it that only the site knows.
    """

    id: str
    kind: Literal["article", "index"] = "article"
    metadata: Metadata
    has_body: bool = True
    facts: dict[str, Any] = {}
    lead: tuple[str | Link, ...] = ()

    @property
    def uri(self) -> str:
        return f"article:{self.id}"


class Reference(Struct, frozen=True):
    """A reference and its place.

    One that link resolves (``article:…``, ``ref:…`` or ``asset:…``, as written in the article), or the URL of something on
    another host. Of an image that is shown, ``width`` is the pixels that it is to have, 0 where its file tells.
    """

    uri: str
    span: Span
    width: int | None = None


class Article(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that was made of one source; ``anchors`` are all ids in its body, ``slug`` is the place of the field.

    ``external`` leads to other hosts; ``loose`` are the labels that nothing in the article refers to, as ``ref:…``.
    ``forms`` are large and rarely needed: an article that was read carries them, what the build holds of a site does not.
    """

    entry: Entry
    path: str
    slug: Span | None = None
    anchors: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    outline: tuple[Heading, ...] = ()
    words: int = 0
    references: tuple[Reference, ...] = ()
    external: tuple[Reference, ...] = ()
    loose: tuple[Reference, ...] = ()
    inputs: dict[str, str] = {}
    diagnostics: tuple[Diagnostic, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    forms: Forms = {}

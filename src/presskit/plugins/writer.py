"""What a writer is: it yields pages and renders them; the core fills the holes between."""

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any, ClassVar, Literal, Protocol

from markupsafe import Markup
from msgspec import Struct

from presskit.model.asset import AssetFile
from presskit.model.catalog import Catalog
from presskit.model.page import Output, Page
from presskit.model.site import Site
from presskit.plugins.words import Words


class Templates(Protocol):
    """The site's ``theme/`` folder over the plugins' template folders."""

    def has(self, name: str) -> bool:
        """Whether there is a template of that name."""
        ...

    def page_fields(self, name: str) -> frozenset[str]:
        """Which fields of ``page`` the block template ``name`` can see: those that it names, or all."""
        ...

    def render(self, name: str, **context: Any) -> str:
        """The template ``name`` with ``context``; names that end in ``html`` or ``xhtml`` escape what they print."""
        ...

    def words(self, language: str) -> Words:
        """The words of a language, for what a writer says itself; templates have ``_()``."""
        ...

    def files(self, folder: str) -> Mapping[str, bytes]:
        """The files beneath ``folder`` of all template folders, by path relative to it; the site's own win."""
        ...


class Filled(Struct, frozen=True):
    """A body with its holes filled: markup (JSON text for the form ``tree``), and the gathered blocks by kind."""

    text: Markup
    gathered: dict[str, list[Markup]] = {}

    def __html__(self) -> str:
        return self.text


class View(Struct, frozen=True, kw_only=True):
    """A page with its holes filled: all that rendering may depend on.

    ``data`` is the page's, with URLs, titles, markup and `Filled` bodies in place of holes.

    ``slots`` holds each slot's blocks: JSON text for a writer whose first form is ``tree``; else markup to be placed once
    and as it is. A mark may stand for it, which the core replaces by the block, then and whenever only the block changes.

    ``url`` is the page's own public URL: absolute, or empty without ``base_url``.
    """

    page: Page
    site: Site
    data: dict[str, Any]
    slots: dict[str, list[Markup]]
    url: str = ""


class Deflated(Struct, frozen=True):
    """Content as a ZIP file holds it: raw deflate (RFC 1951), the CRC-32 of what was deflated, and its size in bytes."""

    data: bytes
    crc: int
    size: int

    @classmethod
    def of(cls, content: bytes) -> "Deflated":
        """``content`` deflated, the same for the same content."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(packer.compress(content) + packer.flush(), zlib.crc32(content), len(content))

    def content(self) -> bytes:
        """What was deflated."""
        return zlib.decompress(self.data, -zlib.MAX_WBITS)


class Piece:
    """A file inside a container: a rendered page (``is_page``), an asset that its pages use, or one of the writer's own.

    Its content is loaded, or deflated, when it is asked for: a book is made of many, of which most are as they were.
    """

    def __init__(
        self,
        path: str,
        content: bytes | Callable[[], bytes | Deflated],
        *,
        page: Callable[[], Page] | None = None,
        asset: AssetFile | None = None,
    ) -> None:
        self.path = path
        self.asset = asset
        self.is_page = page is not None
        self._page = page
        self._content = content

    @property
    def page(self) -> Page | None:
        """The page, its holes not filled."""
        return self._page() if self._page is not None else None

    @property
    def content(self) -> bytes:
        """The file as bytes."""
        found = self._loaded()
        return found.content() if isinstance(found, Deflated) else found

    @property
    def deflated(self) -> Deflated:
        """The file as it goes into a ZIP."""
        found = self._loaded()
        return found if isinstance(found, Deflated) else Deflated.of(found)

    def _loaded(self) -> bytes | Deflated:
        return self._content if isinstance(self._content, bytes) else self._content()


class Writer:
    """The base of all writers.

    ``name`` is what ``[output] writers`` lists; ``forms`` are the forms of articles that its pages use (``html``,
    ``tree``), of which the first is that of slots; ``suffix`` is that of its block templates
    (``blocks/<kind>.<suffix>``). ``links`` says what a link to another page becomes: ``own``
    is relative to this page, within this writer (and the public URL where it has no such page); ``public`` is always
    the public URL. ``marks`` are the attributes that it wants at a `Mark`, by name; ``gathers`` the kinds of block that
    it takes out of the bodies, to be placed by its templates.
    """

    name: ClassVar[str]
    forms: ClassVar[tuple[str, ...]] = ("html",)
    suffix: ClassVar[str] = "html"
    links: ClassVar[Literal["own", "public"]] = "own"
    marks: ClassVar[Mapping[str, str]] = {}
    gathers: ClassVar[frozenset[str]] = frozenset()
    public: ClassVar[bool] = False
    """Whether this writer's pages are what links from elsewhere (feeds, books, JSON) point to."""
    follows: ClassVar[bool] = False
    """Whether it writes beside every public writer, without being listed in ``[output] writers``: feeds, site maps."""
    lasting: ClassVar[bool] = False
    """Whether readers rely on the addresses of its pages as on those of a public writer: `presskit urls` has them."""
    slots: ClassVar[bool] = True
    """Whether its pages have slots: without, what plugins put there makes no difference to them."""
    windows: tuple[timedelta, ...] = ()
    """How long articles are fresh to this writer, whose pages change when they cease to be: see `Catalog.fresh`."""

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        """All pages, cheaply, without rendering."""
        raise NotImplementedError

    def place(self, asset: AssetFile, page: str) -> str:
        """Where an asset that the page at the path ``page`` uses goes: beside it, under a name that no other content has.

        Empty where this output can't hold such a file: its public URL stands in its place.
        """
        return str(PurePosixPath(page).parent / asset.fingerprint)

    def render(self, view: View, templates: Templates) -> bytes:
        """The page as bytes. Pure."""
        raise NotImplementedError

    def files(self, templates: Templates) -> Iterator[Output]:  # noqa: ARG002 - for those who override it
        """Files that are no pages: style sheets, schemas."""
        yield from ()

    def assemble(self, container: str, pieces: Sequence[Piece], templates: Templates) -> Iterator[bytes]:
        """The bytes of ``container`` from its pages, in the order of `pages`, and then their assets. Pure."""
        raise NotImplementedError

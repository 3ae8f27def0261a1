"""The EPUB writer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from presskit import AssetFile, Catalog, Page, Piece, Templates, View, Writer
from presskit_epub.names import CORE_SUFFIXES, FOLDER, asset_name
from presskit_epub.settings import BookSettings, Settings


class EpubWriter(Writer):
    """Books of the site: a page is a file of the book, which is assembled from its files and their pictures.

    Its methods import what they need, lxml among it: every build loads the writer, and few make books.
    """

    name: ClassVar[str] = "epub"
    suffix: ClassVar[str] = "xhtml"
    marks: ClassVar[Mapping[str, str]] = {"noteref": ' epub:type="noteref"'}
    gathers: ClassVar[frozenset[str]] = frozenset({"footnote"})

    def __init__(self, settings: Settings) -> None:
        self._books = settings.books or (BookSettings(),)

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        from presskit_epub.issues import books  # noqa: PLC0415 - as the class says
        from presskit_epub.pages import book_pages  # noqa: PLC0415

        for settings in self._books:
            for book in books(catalog, settings):
                yield from book_pages(catalog, book)

    def place(self, asset: AssetFile, page: str) -> str:  # noqa: ARG002 - the same wherever it is used
        return f"{FOLDER}images/{asset_name(asset)}" if asset.media_type in CORE_SUFFIXES else ""

    def render(self, view: View, templates: Templates) -> bytes:
        from presskit_epub.binding import rendered  # noqa: PLC0415 - as the class says

        return rendered(view, templates)

    def assemble(
        self,
        container: str,  # noqa: ARG002 - the book's pages say all that is needed
        pieces: Sequence[Piece],
        templates: Templates,
    ) -> Iterator[bytes]:
        from presskit_epub.binding import bound  # noqa: PLC0415 - as the class says

        yield from bound(pieces, templates)

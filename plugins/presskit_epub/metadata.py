"""What the package document says of the book (EPUB 3.3 §5.5)."""

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from presskit_epub.book import Book

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
opf = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
_dc = ElementMaker(namespace=DC, nsmap={"dc": DC})

_CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"


def metadata(book: Book) -> "Iterator[etree._Element]":
    """All but what holds of its accessibility by what is in it."""
    yield _dc.identifier(book.identifier, id="identifier")
    yield _dc.title(book.title, id="title")
    for language in (book.language, *book.languages):
        yield _dc.language(language)
    yield from (_dc.creator(name) for name in book.creators)
    for name in ("publisher", "description", "date", "rights"):
        value = getattr(book, name)
        if value:
            yield _dc(name, value)
    if book.print_edition:
        yield _dc.source(book.print_edition)
    yield opf.meta(book.modified, property="dcterms:modified")
    if book.collection:
        yield opf.meta(book.collection, property="belongs-to-collection", id="collection")
        yield opf.meta("series", property="collection-type", refines="#collection")
        if book.number:
            yield opf.meta(str(book.number), property="group-position", refines="#collection")
    if book.certified_by:
        yield opf.meta(_CONFORMANCE, property="dcterms:conformsTo", id="conformance")
        yield opf.meta(book.certified_by, property="a11y:certifiedBy", refines="#conformance")

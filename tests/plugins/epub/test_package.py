import pytest
from lxml import etree
from msgspec.structs import replace

from presskit import AssetFile, Catalog, Page, Piece, Subject
from presskit.plugins.words import ENGLISH
from presskit_epub.book import Book, book_of, parts_of
from presskit_epub.contents import Item
from presskit_epub.package import ncx, packaged
from presskit_epub.settings import BookSettings

NAMES = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
LINES = (Item("Bar & bank", "text/bar.xhtml", "", (Item("Why", "text/bar.xhtml#why"),)),)


def page(path: str, content: bytes) -> Piece:
    subject = Subject(kind="home", uri="home:", title="", language="en")
    return Piece(f"EPUB/{path}", content, page=lambda: Page(path=f"EPUB/{path}", subject=subject))


def picture(path: str, media_type: str, content: bytes = b"") -> Piece:
    return Piece(f"EPUB/{path}", content, asset=AssetFile(path, "0" * 32, 0, media_type))


def book(catalog: Catalog, language: str = "en") -> Book:
    settings = BookSettings(language=language)
    return book_of(catalog, settings, parts_of(catalog, settings))


def package(book: Book, pieces: list[Piece]) -> "etree._Element":
    made = {piece.path: piece.content for piece in packaged(book, pieces, ENGLISH)}
    return etree.fromstring(made["EPUB/package.opf"])


def values(root: "etree._Element", path: str) -> list[object]:
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return list(found)


PIECES = [
    page("cover.xhtml", b'<img src="cover.svg" alt="The Packet"/>'),
    page("nav.xhtml", b""),
    page("toc.ncx", b"<ncx/>"),
    page("text/bar.xhtml", b"<math/>"),
    Piece("EPUB/static/book.css", b""),
    Piece("EPUB/static/face.woff2", b""),
    picture("images/mole.png", "image/png"),
    Piece("EPUB/cover.svg", b"<svg/>"),
]


def test_the_manifest_names_every_file_and_what_is_special_about_it(catalog: Catalog) -> None:
    root = package(book(catalog), PIECES)
    items = {
        (item.get("href"), item.get("media-type"), item.get("properties")) for item in root.iter("{*}item")
    }
    assert items == {
        ("cover.xhtml", "application/xhtml+xml", None),
        ("nav.xhtml", "application/xhtml+xml", "nav"),
        ("text/bar.xhtml", "application/xhtml+xml", "mathml"),
        ("static/book.css", "text/css", None),
        ("static/face.woff2", "font/woff2", None),
        ("images/mole.png", "image/png", None),
        ("cover.svg", "image/svg+xml", "cover-image"),
        ("toc.ncx", "application/x-dtbncx+xml", None),
    }


def test_the_spine_holds_the_pages_in_their_order(catalog: Catalog) -> None:
    root = package(book(catalog), PIECES)
    assert values(root, "//o:itemref/@idref") == ["cover.xhtml", "nav.xhtml", "text-bar.xhtml"]


def test_a_picture_of_the_sites_own_is_the_cover(catalog: Catalog) -> None:
    cover = page("cover.xhtml", b'<img class="x" src="images/mole.png" alt="The Packet"/>')
    root = package(book(catalog), [cover, *PIECES[1:]])
    assert values(root, "//o:item[@properties='cover-image']/@href") == ["images/mole.png"]


def test_the_metadata_say_what_the_book_is(catalog: Catalog) -> None:
    root = package(book(catalog), PIECES)
    assert values(root, "//dc:creator/text()") == ["Nell", "Dipa"]
    assert values(root, "//dc:description/text()") == ["News of the sea."]
    assert values(root, "//o:meta[@property='dcterms:modified']/text()") == ["2026-03-09T06:30:00Z"]
    assert "MathML" in values(root, "//o:meta[@property='schema:accessibilityFeature']/text()")


def test_a_book_of_a_collection_says_which_and_its_place(catalog: Catalog) -> None:
    third = replace(book(catalog), collection="The Packet's year", number=3)
    root = package(third, PIECES)
    assert values(root, "//o:meta[@property='belongs-to-collection']/text()") == ["The Packet's year"]
    assert values(root, "//o:meta[@refines='#collection']/text()") == ["series", "3"]
    assert values(package(book(catalog), PIECES), "//o:meta[@property='belongs-to-collection']") == []


def test_conformance_is_claimed_where_somebody_stands_for_it(catalog: Catalog) -> None:
    root = package(replace(book(catalog), certified_by="Ada", rights="© Ada"), PIECES)
    claims = values(root, "//o:meta[@property='dcterms:conformsTo']/text()")
    assert claims == ["EPUB Accessibility 1.1 - WCAG 2.1 Level AA"]
    assert values(root, "//o:meta[@property='a11y:certifiedBy']/text()") == ["Ada"]
    assert values(root, "//dc:rights/text()") == ["© Ada"]
    assert values(package(book(catalog), PIECES), "//o:meta[@property='dcterms:conformsTo']") == []


def test_every_language_of_its_articles_is_named_its_own_first(catalog: Catalog) -> None:
    assert values(package(book(catalog), PIECES), "//dc:language/text()") == ["en", "de"]


@pytest.mark.parametrize(
    ("path", "media_type", "content", "hazard"),
    [
        ("a.svg", "image/svg+xml", b"<svg><animate/></svg>", "unknown"),
        ("a.svg", "image/svg+xml", b"<svg><rect/></svg>", "none"),
        ("a.png", "image/png", b"\x89PNG....acTL....", "unknown"),
        ("a.webp", "image/webp", b"RIFF....WEBPVP8X....ANIM", "unknown"),
        ("a.webp", "image/webp", b"RIFF....WEBPVP8 ....", "none"),
        ("a.gif", "image/gif", b"GIF89a", "unknown"),
    ],
)
def test_what_may_flash_is_no_promise_of_safety(
    catalog: Catalog, path: str, media_type: str, content: bytes, hazard: str
) -> None:
    root = package(book(catalog), [*PIECES, picture(path, media_type, content)])
    assert values(root, "//o:meta[@property='schema:accessibilityHazard']/text()") == [hazard]


def test_pages_of_print_name_the_edition_or_none(catalog: Catalog) -> None:
    paged = [*PIECES, page("text/gauge.xhtml", b'<span role="doc-pagebreak"/>')]
    source = "//o:meta[@property='pageBreakSource']/text()"
    assert values(package(book(catalog), PIECES), source) == []
    assert values(package(book(catalog), paged), source) == ["none"]
    printed = replace(book(catalog), print_edition="urn:isbn:9780375704024")
    assert values(package(printed, paged), source) == ["urn:isbn:9780375704024"]
    assert values(package(printed, paged), "//dc:source/text()") == ["urn:isbn:9780375704024"]


def test_a_book_that_is_read_from_the_right_is_turned_that_way(catalog: Catalog) -> None:
    assert values(package(book(catalog, "ar"), PIECES), "//o:spine/@page-progression-direction") == ["rtl"]
    assert values(package(book(catalog), PIECES), "//o:spine/@page-progression-direction") == []


def test_the_ncx_repeats_the_contents_for_older_readers(catalog: Catalog) -> None:
    root = etree.fromstring(ncx(book(catalog), LINES))
    assert [content.get("src") for content in root.iter("{*}content")] == [
        "text/bar.xhtml",
        "text/bar.xhtml#why",
    ]
    assert [text.text for text in root.iter("{*}text")] == ["The Packet", "Bar & bank", "Why"]
    assert root.findtext("{*}docTitle/{*}text") == "The Packet"

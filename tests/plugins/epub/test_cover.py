import pytest
from lxml import etree

from presskit_epub.book import Book
from presskit_epub.cover import HEIGHT, WIDTH, draw


def book(title: str, creators: tuple[str, ...] = ()) -> Book:
    return Book(
        file="b.epub",
        identifier="urn:uuid:0",
        title=title,
        site="The Packet",
        language="en",
        creators=creators,
        modified="2026-01-01T00:00:00Z",
    )


def words(drawing: str) -> list[tuple[float, int, str]]:
    """The baseline, size and words of each line."""
    texts = etree.fromstring(drawing).iter("{*}text")
    return [(float(text.attrib["y"]), int(text.attrib["font-size"]), text.text or "") for text in texts]


@pytest.mark.parametrize(
    "title",
    [
        "Tides",
        "A <title> & “quotes”",
        "Everything that was ever said in the harbour office about the price of sand, with an appendix on fog",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "潮汐与港口的故事以及关于沙洲价格的一切说法和雾的附录",
        "word " * 200,
        "",
    ],
)
def test_every_title_fits_on_the_cover(title: str) -> None:
    for baseline, size, text in words(draw(book(title, ("Nell Garrity",)))):
        assert baseline - size > 0
        assert baseline < HEIGHT
        # An average letter of a serif face is about half as wide as its size.
        assert sum(1.0 if letter > "⺀" else 0.5 for letter in text) * size < WIDTH


def test_the_title_is_there_in_full_and_named_for_screen_readers() -> None:
    drawing = draw(book("Nine days of the Patience"))
    assert " ".join(text for _, size, text in words(drawing) if size > 100) == "Nine days of the Patience"
    assert etree.fromstring(drawing).get("aria-label") == "Nine days of the Patience"


def test_a_long_list_of_authors_is_left_to_the_title_page() -> None:
    few, many = ("Ada", "Bea"), tuple(f"Author {number}" for number in range(300))
    assert "Bea" in draw(book("Tides", few))
    assert "Author" not in draw(book("Tides", many))

from typing import Any

from presskit import Catalog, Heading, Measure
from presskit_epub.book import parts_of
from presskit_epub.contents import Item, contents, depth, items, nested
from presskit_epub.settings import BookSettings

OUTLINE = [
    {"level": 2, "id": "why", "title": "Why"},
    {"level": 3, "id": "how", "title": "How"},
    {"level": 2, "id": "when", "title": "When"},
]


def lines(catalog: Catalog, *, headings: bool = False, parts: tuple[str, ...] = ()) -> tuple[Item, ...]:
    root = parts_of(catalog, BookSettings())
    chapters = {id: f"{id}.xhtml" for id in root.ids()}
    data = contents(root, catalog, chapters, {part: f"{part}.xhtml" for part in parts}, headings=headings)
    return items(filled(data))


def filled(value: Any) -> Any:
    """Data with its holes filled, as the core does it: one article has an outline."""
    if isinstance(value, Measure):
        return OUTLINE if value == Measure("harbour/gauge", "outline") else []
    if isinstance(value, dict):
        return {key: filled(item) for key, item in value.items()}
    return [filled(item) for item in value] if isinstance(value, list | tuple) else value


def titles(items: tuple[Item, ...]) -> list[object]:
    return [[item.title, titles(item.children)] if item.children else item.title for item in items]


def test_parts_hold_their_articles_and_parts(catalog: Catalog) -> None:
    tides, town = catalog.sections["harbour/tides"].title, catalog.sections["town"].title
    assert titles(lines(catalog, parts=("harbour", "harbour/tides", "town"))) == [
        ["Harbour", ["Bar", "Gauge", [tides, ["Twelfths"]]]],
        [town, ["Buns", "Undated"]],
    ]


def test_without_part_pages_the_articles_follow_each_other(catalog: Catalog) -> None:
    assert titles(lines(catalog)) == ["Bar", "Gauge", "Twelfths", "Buns", "Undated"]


def test_headings_are_listed_when_asked_for(catalog: Catalog) -> None:
    gauge = lines(catalog, headings=True)[1]
    assert titles((gauge,)) == [["Gauge", [["Why", ["How"]], "When"]]]
    assert gauge.children[0].children[0].path == "harbour/gauge.xhtml#how"


def test_a_title_in_another_language_says_so(catalog: Catalog) -> None:
    assert [item.language for item in lines(catalog)] == ["", "", "", "", "de"]


def test_a_heading_that_skips_a_level_belongs_to_the_one_above() -> None:
    outline = (Heading(3, "a", "A"), Heading(2, "b", "B"), Heading(4, "c", "C"), Heading(3, "d", "D"))
    assert titles(nested(outline, "x")) == ["A", ["B", ["C", "D"]]]


def test_depth() -> None:
    assert depth(()) == 0
    assert depth((Item("a", "a"), Item("b", "b", "", (Item("c", "c"),)))) == 2

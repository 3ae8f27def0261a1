from collections.abc import Callable
from typing import Any

from msgspec.structs import asdict, replace

from presskit.link.catalog import catalog
from presskit.model.article import Entry
from presskit.model.site import Site

Make = Callable[..., Entry]


def test_newest_first_and_undated_articles_last(make_entry: Make) -> None:
    entries = [
        make_entry("b", "2026-01-02"),
        make_entry("about"),
        make_entry("a", "2026-01-01"),
        make_entry("c", "2026-01-02"),
    ]
    assert catalog(entries, Site()).newest == ("b", "c", "a", "about")


def test_the_order_of_reading_does_not_matter(make_entry: Make) -> None:
    entries = [
        make_entry(f"s{n % 3}/a{n}", f"2026-01-{n % 5 + 1:02}", tags=("x", "X", "y")[: n % 4])
        for n in range(20)
    ]
    expected = asdict(catalog(entries, Site()))
    for order in (reversed(entries), [*entries[1::2], *entries[::2]]):
        assert asdict(catalog(order, Site())) == expected


def test_sections_are_a_tree_and_every_folder_between_is_one(make_entry: Make) -> None:
    found = catalog([make_entry("news/city/rail/a", "2026-01-01")], Site(title="The Paper"))
    assert set(found.sections) == {"", "news", "news/city", "news/city/rail"}
    assert found.sections[""].children == ("news",)
    assert found.sections[""].title == "The Paper"
    assert found.sections["news/city"].children == ("news/city/rail",)
    assert [section.path for section in found.ancestors("news/city")] == ["news", "news/city"]


def test_an_index_titles_describes_and_orders_its_section(make_entry: Make) -> None:
    entries = [
        make_entry("zebra/index", title="Zebras", summary="Stripes.", order=1),
        make_entry("apple/index", title="Apples"),
        make_entry("moon/a", "2026-01-01"),
    ]
    found = catalog(entries, Site())
    assert found.sections[""].children == ("zebra", "apple", "moon")
    assert (found.sections["zebra"].title, found.sections["zebra"].summary) == ("Zebras", "Stripes.")
    assert found.sections["moon"].title == "Moon"
    assert found.newest == ("moon/a",), "an index is no article"


def test_within_holds_the_articles_of_the_sections_beneath(make_entry: Make) -> None:
    entries = [
        make_entry("news/a", "2026-01-01"),
        make_entry("news/city/b", "2026-01-02"),
        make_entry("newsroom/c", "2026-01-03"),
    ]
    found = catalog(entries, Site())
    assert found.within("news") == ("news/city/b", "news/a")
    assert found.within("") == ("newsroom/c", "news/city/b", "news/a")


def test_spellings_that_share_a_slug_are_one_term(make_entry: Make) -> None:
    def tagged(id: str, *tags: str) -> Entry:
        return make_entry(id, "2026-01-01", tags=tags)

    found = catalog([tagged("a", "Open Data"), tagged("b", "open data"), tagged("c", "Open Data")], Site())
    assert {slug: (term.title, term.articles) for slug, term in found.tags.items()} == {
        "open-data": ("Open Data", ("a", "b", "c"))
    }


def test_a_series_is_in_the_order_of_its_dates(make_entry: Make) -> None:
    parts: dict[str, Any] = {"series": "The Bar"}
    found = catalog([make_entry("b", "2026-02-01", **parts), make_entry("a", "2026-03-01", **parts)], Site())
    assert found.series["the-bar"].articles == ("b", "a")


def test_neighbours_are_the_next_older_and_newer_of_the_section(make_entry: Make) -> None:
    entries = [make_entry(f"news/{name}", f"2026-01-0{day}") for day, name in enumerate("abc", 1)]
    found = catalog([*entries, make_entry("other/x", "2026-01-02")], Site())
    assert found.neighbours() == {
        "news/a": ("", "news/b"),
        "news/b": ("news/a", "news/c"),
        "news/c": ("news/b", ""),
        "other/x": ("", ""),
    }


def test_a_section_of_which_nothing_is_out_is_not_out(make_entry: Make) -> None:
    entries = [make_entry("news/a", "2026-01-01"), replace(make_entry("secret/index"), has_body=False)]
    found = catalog(entries, Site())
    assert set(found.sections) == {"", "news"}
    assert set(found.entries) == {"news/a"}
    assert "about" in catalog([*entries, make_entry("about/index")], Site()).sections, "its index has a text"

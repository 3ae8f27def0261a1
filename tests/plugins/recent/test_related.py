"""Related articles: which, in what order, and how few lists a new one changes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from presskit import Catalog, Entry, Metadata, Site, article_subject
from presskit.link.catalog import catalog as make_catalog
from presskit_recent import Settings, presskit_slots
from presskit_recent.related import NEAR, related
from tests.plugins.recent.test_lists import listing
from tests.tools.words import said

START = datetime(2026, 1, 1, tzinfo=UTC)


def tagged(id: str, day: int, *tags: str, **fields: Any) -> Entry:
    metadata = Metadata(title=f"Title of {id}", tags=tags, date=START + timedelta(days=day), **fields)
    return Entry(id=id, metadata=metadata)


def site(*entries: Entry) -> Catalog:
    return make_catalog(entries, Site())


def found(id: str, catalog: Catalog, count: int = 4) -> list[str]:
    items = related(article_subject(catalog.entries[id], "en"), catalog, count)
    return [uri.removeprefix("article:") for uri, _, _ in items]


def test_the_more_and_the_rarer_the_shared_tags_the_closer() -> None:
    many = [tagged(f"m{day}", day, "sea") for day in range(20, 40)]
    catalog = site(
        tagged("a", 10, "sea", "tides", "quay"),
        tagged("two", 1, "tides", "quay"),
        tagged("rare", 12, "quay"),
        tagged("common", 11, "sea"),
        tagged("none", 10, "ferry"),
        *many,
    )
    assert found("a", catalog, 3) == ["two", "rare", "common"]
    assert found("none", catalog) == []


def test_of_equally_close_ones_the_nearest_by_date_comes_first() -> None:
    catalog = site(*(tagged(f"d{day}", day, "sea") for day in (1, 2, 8, 9, 20)))
    assert found("d8", catalog) == ["d9", "d2", "d1", "d20"]


def test_parts_of_a_series_are_related() -> None:
    catalog = site(*(tagged(f"p{day}", day, series="The bar") for day in range(3)))
    assert found("p0", catalog) == ["p1", "p2"]


def test_only_what_is_in_the_same_language_is_related() -> None:
    catalog = site(
        tagged("a", 1, "sea"), tagged("b", 2, "sea", language="de"), tagged("c", 3, "sea", language="en")
    )
    assert found("a", catalog) == ["c"]
    assert found("b", catalog) == []


def test_lists_have_none_and_neither_has_who_wants_none() -> None:
    catalog = site(tagged("a", 1, "sea"), tagged("b", 2, "sea"))
    assert related(listing("tag", "tag:sea"), catalog, 4) == ()
    subject = article_subject(catalog.entries["a"], "en")
    assert related(subject, catalog, 0) == ()
    settings = Settings(count=0, section_count=0, related_title="Read on")
    (block,) = presskit_slots(subject, catalog, settings)["aside"]
    assert said(block.data["title"]) == "Read on"
    assert [item["date"] for item in block.data["items"]] == ["2026-01-03T00:00:00+00:00"]
    assert presskit_slots(subject, catalog, Settings(count=0, section_count=0, related_count=0)) == {}


def test_an_undated_article_is_related_without_a_date() -> None:
    undated = Entry(id="u", metadata=Metadata(title="U", tags=("sea",)))
    catalog = site(tagged("a", 1, "sea"), undated)
    assert related(article_subject(catalog.entries["a"], "en"), catalog, 4) == (("article:u", "", "en"),)


@pytest.mark.parametrize("day", [1000, 500.5])
def test_a_new_article_changes_the_lists_of_its_neighbours_alone(day: float) -> None:
    tags = [("all", f"t{number % 7}", f"u{number % 31}") for number in range(600)]
    entries = [tagged(f"a{number}", number, *names) for number, names in enumerate(tags)]
    before = site(*entries)
    date = START + timedelta(days=day)
    new = Entry(id="new", metadata=Metadata(title="New", tags=("all", "t3", "u9"), date=date))
    after = site(*entries, new)
    changed = [entry.id for entry in entries if found(entry.id, before) != found(entry.id, after)]
    assert len(changed) <= 2 * NEAR * 3
    assert found("new", after) != []


def test_what_is_related_is_not_recent_too_and_other_pages_share_one_recent_list() -> None:
    entries = [tagged(f"a{day}", day, f"t{day % 7}", section="news") for day in range(100)]
    catalog = site(*entries)
    recent = set()
    for entry in entries:
        near, newest, more = presskit_slots(article_subject(entry, "en"), catalog, Settings())["aside"]
        uris = [item["url"].uri for block in (near, newest, more) for item in block.data["items"]]
        assert len(uris) == len({entry.uri, *uris}) - 1 == 4 + 5 + 5
        recent.add(id(newest))
    assert len(recent) <= 1 + 5 * (1 + NEAR)

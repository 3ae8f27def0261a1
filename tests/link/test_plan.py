"""What the plan knows of pages, and that a page comes back from the store as it was."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from presskit.link.plan import Values, every
from presskit.model.article import Entry, Metadata
from presskit.model.catalog import Section, Term
from presskit.model.fragment import Block, Link, Measure
from presskit.model.page import Page, Subject
from tests.tools.store import MemoryStore
from tests.tools.values import blocks, tables, texts

BERLIN = dt.timezone(dt.timedelta(hours=1))
ENTRY = Entry(
    id="news/a",
    metadata=Metadata(title="A", section="news", date=dt.datetime(2026, 3, 1, 0, 30, tzinfo=BERLIN)),
    facts={"html": {"contents": True}},
    lead=("As ", Link("article:b", "title")),
)
SUBJECTS = [
    Subject(kind="article", uri="article:news/a", title="A", language="de", entry=ENTRY),
    Subject(
        kind="section",
        uri="section:news",
        title="News",
        language="en",
        section=Section(path="news", title="News", articles=("news/a",)),
    ),
    Subject(kind="tag", uri="tag:x", title="X", language="en", term=Term("tag", "x", "X", ("news/a",))),
    Subject(kind="error", uri="error:404", title="Not found", language="en"),
]

pages = st.builds(
    Page,
    path=texts,
    subject=st.sampled_from(SUBJECTS),
    template=texts,
    data=tables,
    container=texts,
    number=st.integers(0, 9),
)


@given(st.lists(pages, max_size=5), st.lists(blocks, max_size=4))
def test_pages_and_blocks_come_back_from_the_store(made: list[Page], given_blocks: list[Block]) -> None:
    store = MemoryStore()
    slots = {"head": given_blocks[:2], "aside": given_blocks[2:]}
    plan = [Values(store).planned(page, slots) for page in made]
    again = Values(store)
    assert [again.page(planned) for planned in plan] == made
    for planned in plan:
        assert [slot for slot, _ in planned.blocks] == ["head", "head", "aside", "aside"][: len(given_blocks)]
        assert [again.block(digest) for _, digest in planned.blocks] == given_blocks


@given(pages, st.lists(blocks, max_size=2))
def test_the_same_page_is_planned_the_same_and_stored_once(page: Page, given_blocks: list[Block]) -> None:
    store = MemoryStore()
    slots = {"head": given_blocks}
    first = Values(store).planned(page, slots)
    added = list(store.added)
    values = Values(store)
    assert values.planned(page, slots) == first
    assert store.added == added
    assert values.page(first) == page, "it was not made anew, so it is taken out of the store"


def page(
    data: dict[str, Any] | None = None, subject: Subject = SUBJECTS[0], template: str = "t.html"
) -> Page:
    return Page(path="a/index.html", subject=subject, template=template, data=data or {})


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (page({"a": 2, "b": [Link("x")]}), ["value"]),
        (page({"a": 1, "b": [Link("y")]}), ["value"]),
        (page({"a": 1, "b": [Measure("x", "words")]}), ["value"]),
        (page({"b": [Link("x")], "a": 1}), ["value"]),
        (page({"a": 1, "b": [Link("x")]}, template="u.html"), ["value"]),
        (page({"a": 1, "b": [Link("x")]}, replace(SUBJECTS[0], entry=replace(ENTRY, facts={}))), ["about"]),
        (page({"a": 1, "b": [Link("x")]}, replace(SUBJECTS[0], title="B")), ["title", "about"]),
        (page({"a": 1, "b": (Link("x"),)}), []),
    ],
)
def test_what_a_page_shows_is_told_by_digests(other: Page, differs: list[str]) -> None:
    values = Values(MemoryStore())
    one, two = (values.planned(each, {}) for each in (page({"a": 1, "b": [Link("x")]}), other))
    found = [name for name in one.__struct_fields__ if getattr(one, name) != getattr(two, name)]
    assert found == differs


def test_keys_keep_their_order() -> None:
    store = MemoryStore()
    data = {"title": "A", "items": [{"url": 1, "date": 2}]}
    planned = Values(store).planned(page(data), {"aside": [Block("recent", data)]})
    again = Values(store)
    assert repr(again.page(planned).data) == repr(data)
    assert repr(again.block(planned.blocks[0][1]).data) == repr(data)


def test_a_subject_of_many_pages_is_stored_once() -> None:
    store = MemoryStore()
    values = Values(store)
    plan = [values.planned(replace(page({"n": n}), number=n), {}) for n in range(3)]
    assert len({planned.about for planned in plan}) == 1
    assert len(store.added) == 4


def test_an_article_keeps_the_zone_of_its_date() -> None:
    store = MemoryStore()
    planned = Values(store).planned(page(), {})
    entry = Values(store).page(planned).subject.entry
    assert entry is not None
    assert entry.metadata.date is not None
    assert entry.metadata.date.isoformat() == "2026-03-01T00:30:00+01:00"


def test_a_bare_page_says_where_it_is_and_what_it_is_about() -> None:
    planned = Values(MemoryStore()).planned(page({"a": 1}), {})
    bare = planned.bare()
    assert (bare.path, bare.number, bare.data) == ("a/index.html", 1, {})
    assert (bare.subject.uri, bare.subject.title, bare.subject.language) == ("article:news/a", "A", "de")
    assert planned.entry == "news/a"


def test_every_page_of_every_writer() -> None:
    values = Values(MemoryStore())
    one, two = values.planned(page(), {}), values.planned(page({"a": 1}), {})
    assert list(every({"html": [one], "epub": (), "json": [two]})) == [one, two]

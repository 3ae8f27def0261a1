"""What the last build knew of a page, and whether that still holds."""

import msgspec
import pytest
from msgspec.structs import replace

from presskit.link.plan import Planned
from presskit.model.asset import AssetFile
from presskit.write.records import (
    UNKNOWN,
    ContainerRecord,
    Known,
    PageRecord,
    Records,
    Verdict,
    chapters,
    files,
)
from presskit.write.table import Table, row_of

MAP = AssetFile("content/map.svg", "0" * 32, 9, "image/svg+xml")
LOGO = AssetFile("static/logo.svg", "1" * 32, 9, "image/svg+xml")
PAGE = Planned(
    path="a/index.html",
    container="",
    number=1,
    kind="article",
    uri="article:a",
    title="A",
    language="en",
    entry="a",
    value=b"value",
    about=b"about",
    blocks=(("head", b"one"), ("aside", b"two")),
)
TO_B, TO_C = "article:b\0html\0", "article:c\0html\0"
TABLE = {"article a": "1 1 1 1", "article b": "1 1 1 1", TO_B: "b/index.html", TO_C: "c/index.html"}
NEEDS = ("body a", "article:b", "file /logo.svg", "file /gone.svg", f"at {MAP.path}")


def records(
    known: Known, rows: Table | None = None, *, map: AssetFile | None = MAP, logo: AssetFile | None = LOGO
) -> Records:
    """The next build's: ``rows`` are in its table instead of others, and the files are as given."""
    return Records(known, "code", {**TABLE, **(rows or {})}, {MAP.path: map}.get, {"/logo.svg": logo}.get)


def noted(*blocks: tuple[bytes, tuple[str, ...]]) -> Known:
    """What is known of the page after it was rendered, with its blocks and what they need."""
    build = records(Known())
    for block, needs in blocks:
        build.note_block(block, frozenset(needs))
    used = files({"a/map.svg": MAP})
    build.note("html", PageRecord(PAGE, ((3, 5), UNKNOWN), build.needs(NEEDS), used, "d" * 32, 99))
    build.note_container("epub", "a.epub", ContainerRecord(b"pages", "e" * 32, 9))
    return msgspec.msgpack.decode(msgspec.msgpack.encode(build.now), type=Known)


KNOWN = noted((b"one", ("article:c",)), (b"two", ()))


def test_a_page_that_would_come_out_the_same() -> None:
    record = KNOWN.pages["html"][0]
    assert records(KNOWN).last("html", PAGE) == Verdict(record, same=True)
    assert records(KNOWN).last("html", record.planned) == Verdict(record, same=True)
    assert (record.spans, record.used) == (((3, 5), UNKNOWN), {"a/map.svg": MAP.path})


@pytest.mark.parametrize(
    "now",
    [
        records(Known()),
        records(replace(KNOWN, environment="other code")),
        records(replace(KNOWN, pages={})),
        records(KNOWN, {"article a": "2 1 1 1"}),
        records(KNOWN, map=None),
        records(KNOWN, map=replace(MAP, digest="2" * 32)),
        records(KNOWN, logo=None),
        records(KNOWN, logo=MAP),
        records(KNOWN, {TO_B: "elsewhere/index.html"}),
        records(KNOWN, {"article:b\0epub\0a.epub": "b.xhtml"}),
        records(KNOWN, {"article:b\0": "Title"}),
        records(KNOWN, {"article a": "2 1 1 1", **{f"article {number}": "1 1 1 1" for number in range(99)}}),
    ],
    ids=[
        "nothing known",
        "another environment",
        "a new page",
        "a body",
        "a file beside it gone",
        "a file beside it",
        "a file of the site gone",
        "a file of the site",
        "a path",
        "a page in a book",
        "a title",
        "a body among many",
    ],
)
def test_a_page_of_which_something_is_another(now: Records) -> None:
    assert now.last("html", PAGE) is None


@pytest.mark.parametrize(
    "planned",
    [
        replace(PAGE, value=b"other"),
        replace(PAGE, about=b"other"),
        replace(PAGE, path="b"),
        replace(PAGE, container="b"),
    ],
    ids=["value", "subject", "path", "container"],
)
def test_a_page_that_is_another(planned: Planned) -> None:
    assert records(KNOWN).last("html", planned) is None
    assert records(KNOWN).last("json", PAGE) is None


@pytest.mark.parametrize("more", [0, 99])
def test_what_a_page_does_not_need_may_differ(more: int) -> None:
    others = {f"article {number}": "1 1 1 1" for number in range(more)}
    rows = {"article b": "2 1 1 1", "article a": "1 1 9 1", "article aa": "1 1 1 1", **others}
    verdict = records(KNOWN, rows).last("html", PAGE)
    assert verdict is not None
    assert verdict.same


@pytest.mark.parametrize(
    ("blocks", "now"),
    [
        ((("head", b"one"), ("aside", b"three")), records(KNOWN)),
        ((("head", b"one"), ("footer", b"two")), records(KNOWN)),
        ((("head", b"one"),), records(KNOWN)),
        ((("aside", b"two"), ("head", b"one")), records(KNOWN)),
        (PAGE.blocks, records(KNOWN, {TO_C: "elsewhere.html"})),
    ],
    ids=[
        "another block",
        "another slot",
        "one less",
        "another order",
        "what a block needs",
    ],
)
def test_a_page_of_which_only_blocks_are_others(blocks: tuple[tuple[str, bytes], ...], now: Records) -> None:
    verdict = now.last("html", replace(PAGE, blocks=blocks))
    assert verdict is not None
    assert not verdict.same


def test_a_block_is_valid_while_what_it_needs_is_as_it_was() -> None:
    now = records(KNOWN, {TO_C: "elsewhere.html"})
    assert [now.is_valid(block) for block in (b"one", b"two", b"three")] == [False, True, False]


def test_a_page_that_is_kept_hands_on_what_its_blocks_need() -> None:
    second = records(KNOWN)
    second.note("html", KNOWN.pages["html"][0])
    third = records(second.now, {TO_C: "elsewhere.html"})
    assert [third.is_valid(block) for block in (b"one", b"two")] == [False, True]
    assert records(second.now, logo=None).last("html", PAGE) is None, "rows of files are handed on"


def test_a_block_needs_what_the_templates_of_all_writers_need() -> None:
    known = noted((b"one", ("article:b",)), (b"one", ("article:c", "file /logo.svg")), (b"two", ()))
    for now in (
        records(known, {TO_B: "elsewhere.html"}),
        records(known, {TO_C: "elsewhere.html"}),
        records(known, logo=None),
    ):
        assert [now.is_valid(block) for block in (b"one", b"two")] == [False, True]
    assert records(known).is_valid(b"one")


def test_a_block_that_one_writer_renders_again_needs_what_others_need_that_keep_it() -> None:
    second = records(KNOWN)
    second.note_block(b"one", frozenset({"article:b"}))
    second.note("html", KNOWN.pages["html"][0])
    for uri in (TO_B, TO_C):
        assert not records(second.now, {uri: "elsewhere.html"}).is_valid(b"one")
    third = records(KNOWN, {TO_C: "elsewhere.html"})
    third.note_block(b"one", frozenset())
    assert records(third.now, {TO_C: "again.html"}).is_valid(b"one"), (
        "rendered by all, it needs what it does now"
    )


@pytest.mark.parametrize("environment", ["code", "other code"])
def test_files_are_looked_at_though_the_table_was_made_from_the_last_one(environment: str) -> None:
    known = replace(KNOWN, environment=environment)
    bigger = replace(LOGO, size=10)
    now = Records(known, "code", dict(known.table), {MAP.path: MAP}.get, {"/logo.svg": bigger}.get)
    assert now.last("html", PAGE) is None
    assert now.now.table["file /logo.svg"] == row_of(bigger)
    assert now.now.table[f"at {MAP.path}"] == row_of(MAP)


def test_a_container_has_a_record_too() -> None:
    assert records(KNOWN).container("epub", "a.epub") == ContainerRecord(b"pages", "e" * 32, 9)
    assert records(KNOWN).container("epub", "b.epub") is None
    assert records(replace(KNOWN, environment="other code")).container("epub", "a.epub") is None


def test_chapters_are_where_the_store_has_them() -> None:
    build = records(Known())
    build.note("epub", PageRecord(replace(PAGE, container="a.epub"), (), "", {}, "a1", 9))
    build.note("epub", PageRecord(PAGE, (), "", {}, "b2", 9))
    assert list(chapters(build.now)) == ["a1"]

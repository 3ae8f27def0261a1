"""Documentation: the tree beside its pages, and the order in which they are read."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from presskit import Block, Catalog, Link, Site, article_subject, listing_subject
from presskit.link.catalog import catalog as make_catalog
from presskit_html.documentation import LISTED, neighbours, root_of, slots
from presskit_html.pages import all_pages
from presskit_html.settings import Settings
from tests.plugins.html.conftest import make_entry

ENTRIES = (
    make_entry("index", "Manual"),
    make_entry("welcome"),
    make_entry("guide/index", "Guide", order=1, summary="By hand."),
    make_entry("guide/zebra", order=1, summary="First of all."),
    make_entry("guide/apple"),
    make_entry("guide/deep/index", "Deep", order=2),
    make_entry("guide/deep/end"),
    make_entry("reference/keys"),
)


@pytest.fixture
def manual() -> Catalog:
    return make_catalog(ENTRIES, Site(title="Manual"))


def tree(blocks: Sequence[Block]) -> list[Any]:
    """The URIs of a tree, each with those below it."""

    def items(found: list[dict[str, Any]]) -> list[Any]:
        return [(item["uri"], items(item["items"])) if item["items"] else item["uri"] for item in found]

    (block,) = blocks
    return items(block.data["items"])


@pytest.mark.parametrize(
    ("section", "folders", "root"),
    [
        ("guide/deep", ["*"], ""),
        ("", ["*"], ""),
        ("guide/deep", ["guide"], "guide"),
        ("guide/deep", ["guide/deep", "guide"], "guide"),
        ("guides", ["guide"], None),
        ("", ["guide"], None),
    ],
)
def test_a_section_belongs_to_the_outermost_folder(
    section: str, folders: Sequence[str], root: str | None
) -> None:
    assert root_of(section, folders) == root


def test_a_tree_is_open_on_the_way_to_the_page_only(manual: Catalog) -> None:
    subject = article_subject(manual.entries["guide/deep/end"], "en")
    assert tree(slots(subject, manual, ["*"])["navigation"]) == [
        (
            "section:guide",
            [
                "article:guide/zebra",
                ("section:guide/deep", ["article:guide/deep/end"]),
                "article:guide/apple",
            ],
        ),
        "section:reference",
        "article:welcome",
    ]


def test_a_folder_is_the_first_of_its_tree(manual: Catalog) -> None:
    found = slots(listing_subject(manual.sections["guide"], manual), manual, ["guide"])
    assert tree(found["navigation"])[:2] == ["section:guide", "article:guide/zebra"]
    assert slots(article_subject(manual.entries["welcome"], "en"), manual, ["guide"]) == {}


def test_a_section_of_very_many_articles_lists_them_on_its_own_page_alone(
    flat: Callable[[int], Catalog],
) -> None:
    def listed(count: int) -> list[Any]:
        site = flat(count)
        subject = article_subject(site.entries["news/n000"], "en")
        return tree(slots(subject, site, ["news"])["navigation"])

    assert len(listed(LISTED)) == 1 + LISTED
    assert listed(LISTED + 1) == ["section:news"]


def test_titles_are_holes_and_all_pages_of_a_section_share_a_block(manual: Catalog) -> None:
    one, other = (
        slots(article_subject(manual.entries[id], "en"), manual, ["*"])["navigation"][0]
        for id in ("guide/zebra", "guide/apple")
    )
    assert one is other
    assert one.data["items"][0]["title"] == Link("section:guide", "title")


def test_all_is_read_in_order_sections_before_what_they_hold(manual: Catalog) -> None:
    found = {id: [member and member.uri for member in pair] for id, pair in neighbours(manual, ["*"]).items()}
    assert found["guide/zebra"] == ["section:guide", "section:guide/deep"]
    assert found["guide/apple"] == ["article:guide/deep/end", "section:reference"]
    assert found["welcome"] == ["article:reference/keys", None]


def test_pages_of_sections_list_what_they_hold_in_order(manual: Catalog) -> None:
    found = {page.path: page.data for page in all_pages(manual, Settings(documentation=("*",)))}
    guide, home = found["guide/index.html"], found["index.html"]
    assert [child["title"] for child in guide["children"]] == ["Zebra", "Deep", "Apple"]
    assert guide["children"][0]["summary"] == "First of all."
    assert not guide["cards"]
    assert [child["title"] for child in home["children"]] == ["Guide", "Reference", "Welcome"]
    assert (home["lead"], home["seconds"], home["sections"], home["navigation"]) == (None, [], [], [])

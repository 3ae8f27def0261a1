from pathlib import Path
from typing import Any

import pytest
from lxml import html

from presskit import Block, Catalog, Subject, article_subject
from presskit.write.templates import SiteTemplates
from presskit_recent import Settings, presskit_declare, presskit_slots
from tests.tools.words import said


def titles(subject: Subject, catalog: Catalog, settings: Settings) -> list[str]:
    slots = presskit_slots(subject, catalog, settings)
    assert set(slots) <= {"aside"}
    return [said(block.data["title"]) for block in slots.get("aside", ())]


def lists(subject: Subject, catalog: Catalog, settings: Settings) -> list[list[str]]:
    """The ids in each list."""
    return [
        [item["url"].uri.removeprefix("article:") for item in block.data["items"]]
        for block in presskit_slots(subject, catalog, settings)["aside"]
    ]


def test_article_has_both_lists(catalog: Catalog) -> None:
    page = article_subject(catalog.entries["news/1"], "en")
    assert titles(page, catalog, Settings()) == ["Recent articles", "More in Latest News"]


def test_what_stands_in_one_list_does_not_stand_in_the_next(catalog: Catalog) -> None:
    page = article_subject(catalog.entries["news/4"], "en")
    assert lists(page, catalog, Settings(count=4, section_count=3)) == [
        ["table/9", "table/8", "front", "news/local/6"],
        ["news/5", "news/local/5", "news/3"],
    ]
    assert lists(page, catalog, Settings(count=9)) == [
        [
            "table/9",
            "table/8",
            "front",
            "news/local/6",
            "news/5",
            "news/local/5",
            "news/3",
            "news/2",
            "news/1",
        ]
    ]


def test_pages_share_the_block_of_a_list_that_does_not_name_them(catalog: Catalog) -> None:
    pages = [article_subject(catalog.entries[name], "en") for name in ("news/1", "news/2", "about", "front")]
    *others, named = [presskit_slots(page, catalog, Settings(count=3))["aside"][0] for page in pages]
    assert len({id(block) for block in others}) == 1
    assert named != others[0]


def test_site_chooses_the_titles(catalog: Catalog) -> None:
    page = article_subject(catalog.entries["news/1"], "de")
    settings = Settings(title="Neu", section_title="Mehr: {section} {und} so")
    assert titles(page, catalog, settings) == ["Neu", "Mehr: Latest News {und} so"]


def test_site_chooses_the_length_and_zero_is_no_list(catalog: Catalog) -> None:
    page = article_subject(catalog.entries["news/1"], "en")
    (block,) = presskit_slots(page, catalog, Settings(count=2, section_count=0))["aside"]
    assert len(block.data["items"]) == 2
    assert titles(page, catalog, Settings(count=0, section_count=0)) == []


def test_empty_list_is_left_out(catalog: Catalog) -> None:
    assert titles(article_subject(catalog.entries["about"], "en"), catalog, Settings()) == ["Recent articles"]


@pytest.mark.parametrize("suffix", ["html", "xhtml"])
def test_markup(suffix: str, tmp_path: Path) -> None:
    folder = presskit_declare().templates
    assert folder is not None
    items = [
        {"title": "A <b> & c", "url": "../fog/", "date": "2026-03-08T06:00:00+00:00"},
        {"title": "Old", "url": "../old/", "date": "2025-03-08T06:00:00+00:00"},
    ]
    block = Block("recent", {"title": "Recent & new", "items": items})
    page: Any = {"language": "de"}
    text = SiteTemplates(tmp_path / "theme", [("recent", folder)]).render(
        f"blocks/recent.{suffix}", block=block, page=page
    )
    section = html.fragment_fromstring(text)
    assert section.xpath("h2/text()") == ["Recent & new"]
    assert [(link.get("href"), link.text) for link in section.xpath("ul/li/a")] == [
        ("../fog/", "A <b> & c"),
        ("../old/", "Old"),
    ]
    assert section.xpath("ul/li/time/text()") == ["8. März 2026", "8. März 2025"]
    assert section.xpath("ul/li/time/@datetime")[0] == "2026-03-08T06:00:00+00:00"

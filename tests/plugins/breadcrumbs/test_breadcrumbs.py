from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from presskit import Block, Catalog, Entry, Link, Metadata, Site, Subject, Term, article_subject
from presskit.link.catalog import catalog as make_catalog
from presskit.write.templates import SiteTemplates
from presskit_breadcrumbs import Settings, presskit_declare, presskit_slots
from tests.tools.words import said


@pytest.fixture
def catalog() -> Catalog:
    entries = [
        Entry(id="about", metadata=Metadata(title="About us")),
        Entry(id="news/index", kind="index", metadata=Metadata(title="Latest News", section="news")),
        Entry(
            id="news/local/fog", metadata=Metadata(title="Fog & pier", section="news/local", tags=("Sea",))
        ),
    ]
    return make_catalog(entries, Site(title="The Packet"))


def trail(subject: Subject, catalog: Catalog, settings: Settings | None = None) -> list[tuple[str, Link]]:
    (block,) = presskit_slots(subject, catalog, settings or Settings())["before-title"]
    return [(said(item["title"]), item["url"]) for item in block.data["items"]]


def section(path: str, catalog: Catalog) -> Subject:
    found = catalog.sections[path]
    entry = catalog.entries.get(found.index)
    return Subject(
        kind="section", uri=found.uri, title=found.title, language="en", entry=entry, section=found
    )


def test_article_hangs_beneath_its_sections(catalog: Catalog) -> None:
    assert trail(article_subject(catalog.entries["news/local/fog"], "en"), catalog) == [
        ("Home", Link("home:")),
        ("Latest News", Link("section:news")),
        ("Local", Link("section:news/local")),
        ("Fog & pier", Link("article:news/local/fog")),
    ]


def test_article_of_no_section_hangs_beneath_the_home_page(catalog: Catalog) -> None:
    crumbs = trail(article_subject(catalog.entries["about"], "en"), catalog)
    assert crumbs == [("Home", Link("home:")), ("About us", Link("article:about"))]


def test_section_is_named_once(catalog: Catalog) -> None:
    assert [title for title, _ in trail(section("news", catalog), catalog)] == ["Home", "Latest News"]
    assert [title for title, _ in trail(section("news/local", catalog), catalog)] == [
        "Home",
        "Latest News",
        "Local",
    ]


def test_terms_and_archive_hang_beneath_the_home_page(catalog: Catalog) -> None:
    term: Term = catalog.tags["sea"]
    tag = Subject(kind="tag", uri=term.uri, title=term.title, language="en", term=term)
    archive = Subject(kind="archive", uri="archive:", title="Archive", language="en")
    assert trail(tag, catalog) == [("Home", Link("home:")), ("Sea", Link("tag:sea"))]
    assert trail(archive, catalog) == [("Home", Link("home:")), ("Archive", Link("archive:"))]


def test_home_page_and_error_page_have_none(catalog: Catalog) -> None:
    home = Subject(kind="home", uri="home:", title="The Packet", language="en")
    error = Subject(kind="error", uri="error:404", title="Not found", language="en")
    assert [presskit_slots(subject, catalog, Settings()) for subject in (home, error)] == [{}, {}]


def test_home_has_the_title_that_the_site_chose(catalog: Catalog) -> None:
    crumbs = trail(section("news", catalog), catalog, Settings(home_title="Start"))
    assert crumbs[0] == ("Start", Link("home:"))


def rendered(name: str, items: Sequence[dict[str, Any]], tmp_path: Path) -> Any:
    folder = presskit_declare().templates
    assert folder is not None
    templates = SiteTemplates(tmp_path / "theme", [("breadcrumbs", folder)])
    return html.fragment_fromstring(templates.render(name, block=Block("breadcrumbs", {"items": items})))


ITEMS = [
    {"title": "Home", "url": "../"},
    {"title": "A <b> & c", "url": ""},
    {"title": "Fog", "url": "./"},
]


@pytest.mark.parametrize("suffix", ["html", "xhtml"])
def test_markup_is_a_labelled_list_whose_last_item_is_the_page(suffix: str, tmp_path: Path) -> None:
    nav = rendered(f"blocks/breadcrumbs.{suffix}", ITEMS, tmp_path)
    items = nav.xpath("self::nav[@aria-label]/ol/li")
    assert [item.text_content().strip() for item in items] == ["Home", "A <b> & c", "Fog"]
    assert nav.xpath("//*[@aria-current='page']/text()") == ["Fog"]
    assert not items[-1].xpath(".//a")


def test_book_links_only_to_what_has_a_place(tmp_path: Path) -> None:
    nav = rendered("blocks/breadcrumbs.xhtml", ITEMS, tmp_path)
    assert nav.xpath("//a/@href") == ["../"]

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from presskit import Asset, Catalog, Entry, Link, Metadata, Page
from presskit.link.catalog import catalog as make_catalog
from presskit_sitemap import pages
from presskit_sitemap.pages import news_language, news_page, robots_page, sitemap_pages
from presskit_sitemap.writer import TWO_DAYS, SitemapWriter
from tests.plugins.sitemap.conftest import Make


def urls(page: Page) -> dict[str, str]:
    return {url[0].uri: url[1][:10] for url in page.data["urls"]}


def test_articles_come_by_date_and_lists_are_as_new_as_what_they_list(make_site: Make) -> None:
    (page,) = sitemap_pages(make_site())
    assert page.path == "sitemap.xml"
    assert list(urls(page).items()) == [
        ("article:about", ""),
        ("article:news/old", "2026-03-20"),
        ("article:sport/far", "2026-03-03"),
        ("article:news/fresh", "2026-03-09"),
        ("home:", "2026-03-20"),
        ("section:news", "2026-03-20"),
        ("section:news/city", "2026-03-08"),
        ("section:sport", "2026-03-03"),
        ("tag:tides", "2026-03-09"),
        ("author:ann", "2026-03-20"),
        ("archive:", "2026-03-20"),
    ]


def test_an_article_brings_its_lead_image(make_site: Make) -> None:
    (page,) = sitemap_pages(make_site())
    images = {url[0].uri: url[2] for url in page.data["urls"] if url[2]}
    assert images == {"article:news/fresh": Asset("article:news/fresh!map.png")}


def test_a_large_site_has_an_index_and_a_new_article_changes_the_last_file_alone(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST", 4)
    site = make_site()
    index, *files = sitemap_pages(site)
    assert index.path == "sitemap.xml"
    assert index.data["files"] == [
        ["https://example.org/sitemap-1.xml", "2026-03-20T00:00:00+00:00"],
        ["https://example.org/sitemap-2.xml", "2026-03-20T00:00:00+00:00"],
        ["https://example.org/sitemap-3.xml", "2026-03-20T00:00:00+00:00"],
    ]
    assert [len(page.data["urls"]) for page in files] == [4, 4, 3]
    assert [page.number for page in (index, *files)] == [1, 2, 3, 4]
    fresh = site.entries["news/fresh"].metadata
    newest = replace(fresh, title="n", slug="n", date=datetime(2026, 3, 10, tzinfo=UTC))
    later = make_catalog([*site.entries.values(), Entry(id="news/n", metadata=newest)], site.site)
    assert [page.data for page in sitemap_pages(later)][1] == files[0].data


def test_news_are_what_is_fresh(make_site: Make) -> None:
    page = news_page(make_site(), ["news/fresh", "news/city/elsewhere", "sport/far"], "The Packet")
    assert page.data["publication"] == "The Packet"
    assert page.data["news"] == [
        [Link("article:news/fresh"), "2026-03-09T06:00:00+00:00", "fresh", "de"],
        [Link("article:sport/far"), "2026-03-03T06:00:00+00:00", "far", "en"],
    ]
    assert page.number == 0, "no link leads there"


def test_without_news_the_newest_article_is_named(make_site: Make) -> None:
    assert news_page(make_site(), [], "").data == {
        "publication": "P & T",
        "news": [],
        "otherwise": Link("article:news/fresh"),
    }
    site = make_site()
    assert news_page(make_catalog([], site.site), [], "").data["otherwise"] == Link("home:")


def test_a_thousand_news_at_the_most(make_site: Make) -> None:
    site = make_site().site
    entries = [Entry(id=f"a{number}", metadata=Metadata(title="a")) for number in range(1001)]
    page = news_page(make_catalog(entries, site), [entry.id for entry in entries], "")
    assert len(page.data["news"]) == 1000


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en-GB", "en"),
        ("pt-BR", "pt"),
        ("gsw", "gsw"),
        ("zh", "zh-cn"),
        ("zh-Hant", "zh-tw"),
        ("zh-HK", "zh-tw"),
    ],
)
def test_the_language_is_one_that_the_news_site_map_has(tag: str, language: str) -> None:
    assert news_language(tag) == language


def test_robots_find_the_site_maps(make_site: Make) -> None:
    (page,) = robots_page(make_site(), news=True)
    assert page.data["sitemaps"] == [
        "https://example.org/sitemap.xml",
        "https://example.org/news-sitemap.xml",
    ]
    assert page.default
    (page,) = robots_page(make_site(), news=False)
    assert page.data["sitemaps"] == ["https://example.org/sitemap.xml"]


def test_robots_look_at_the_root_of_a_host_alone(make_site: Make) -> None:
    assert list(robots_page(make_site("https://example.org/paper/"), news=False)) == []


def _written(writer: SitemapWriter, catalog: Catalog) -> list[str]:
    return [page.path for page in writer.pages(catalog)]


def test_without_a_base_url_there_is_nothing_to_name(make_site: Make) -> None:
    assert _written(SitemapWriter(news=True, publication=""), make_site("")) == []


def test_who_does_not_ask_for_news_has_no_window(make_site: Make) -> None:
    writer = SitemapWriter(news=False, publication="")
    assert writer.windows == ()
    assert _written(writer, make_site()) == ["sitemap.xml", "robots.txt"]
    asked = SitemapWriter(news=True, publication="")
    site = replace(make_site(), fresh={TWO_DAYS: ()})
    assert _written(asked, site) == ["sitemap.xml", "news-sitemap.xml", "robots.txt"]

"""All pages: where they are, and that each subject has one."""

from collections import Counter
from collections.abc import Callable

from presskit import Asset, Catalog, Link, Page
from presskit_html.pages import all_pages, navigation, page_frame
from presskit_html.settings import Settings, SiteLink


def pages(catalog: Catalog) -> dict[str, Page]:
    return {page.path: page for page in all_pages(catalog, Settings())}


def test_every_subject_has_its_place(catalog: Catalog) -> None:
    places = {page.subject.uri: path for path, page in pages(catalog).items() if page.number == 1}
    assert places == {
        "home:": "index.html",
        "article:about": "about/index.html",
        "article:news/bridge": "news/bridge/index.html",
        "article:news/ferry": "news/ferry/index.html",
        "article:news/fog": "news/fog/index.html",
        "article:news/tides/gauge": "news/tides/gauge/index.html",
        "article:recipes/buns": "recipes/buns/index.html",
        "section:news": "news/index.html",
        "section:news/tides": "news/tides/index.html",
        "section:recipes": "recipes/index.html",
        "tag:ferry": "tags/ferry/index.html",
        "tag:fish-quay": "tags/fish-quay/index.html",
        "author:nell-garrity": "authors/nell-garrity/index.html",
        "author:bea-thorsby": "authors/bea-thorsby/index.html",
        "series:the-bar": "series/the-bar/index.html",
        "archive:": "archive/index.html",
        "error:404": "404.html",
    }


def test_no_two_pages_have_one_path(flat: Callable[[int], Catalog], catalog: Catalog) -> None:
    for site in (catalog, flat(45)):
        counts = Counter(page.path for page in all_pages(site, Settings(page_size=2)))
        assert set(counts.values()) == {1}


def test_an_empty_site_has_a_front_page_an_archive_and_an_error_page(flat: Callable[[int], Catalog]) -> None:
    assert set(pages(flat(0))) == {"index.html", "archive/index.html", "404.html"}


def test_former_addresses_redirect_once_and_are_no_targets_of_links(catalog: Catalog) -> None:
    redirects = {path: page for path, page in pages(catalog).items() if page.template == "redirect.html"}
    assert set(redirects) == {"old/bridge.html", "2025/bridge/index.html"}
    for page in redirects.values():
        assert page.number == 0
        assert page.subject.uri == "article:news/bridge"
        assert page.data["target"] == Link("article:news/bridge")
        assert page.data["canonical"] == Link("article:news/bridge", "absolute")


def test_navigation_is_the_top_sections_in_their_order(catalog: Catalog) -> None:
    links = navigation(catalog, Settings())
    assert [(link["title"], link["url"]) for link in links] == [
        ("News", Link("section:news")),
        ("Recipes", Link("section:recipes")),
    ]


def test_a_configured_navigation_leads_to_uris_paths_and_urls(catalog: Catalog) -> None:
    urls = ("article:about", "/feed.xml", "https://example.com/", "//example.com/")
    settings = Settings(navigation=tuple(SiteLink("x", url) for url in urls))
    links = navigation(catalog, settings)
    assert [link["url"] for link in links] == [Link("article:about"), *urls[1:]]
    assert [link["from_root"] for link in links] == [False, True, False, False]


def test_logo_and_icon_are_files_of_the_site(catalog: Catalog) -> None:
    frame = page_frame(catalog, Settings(logo="/logo.svg", icon="/icon.svg"))
    assert (frame["logo"], frame["icon"]) == (Asset("/logo.svg"), Asset("/icon.svg"))

import pytest
from lxml import etree

from presskit_sitemap.render import RENDERERS, index, news, robots, urls
from tests.plugins.sitemap.schemas import faults

PAGE = "https://example.org/a&b/"
DATE = "2026-03-01T06:00:00+01:00"


def test_a_site_map_is_valid() -> None:
    made = urls({"urls": [[PAGE, DATE, "https://example.org/x.png"], [f"{PAGE}c/", "", ""]]})
    assert faults(made.encode()) == []
    assert made.count("<url>") == 2
    assert "<loc>https://example.org/a&amp;b/</loc>" in made
    assert "<image:loc>https://example.org/x.png</image:loc>" in made


def test_what_has_no_page_is_left_out() -> None:
    made = urls({"urls": [["", DATE, ""], [PAGE, DATE, ""]]})
    assert made.count("<url>") == 1


def test_a_page_in_several_languages_names_all_of_them_and_the_original_for_the_rest() -> None:
    others = [["en", PAGE], ["de", f"{PAGE}de/"], ["fr", ""]]
    made = urls({"urls": [[PAGE, DATE, "", *others], [f"{PAGE}c/", "", ""]]})
    assert faults(made.encode()) == []
    root = etree.fromstring(made.encode())
    links = root.findall("{*}url/{http://www.w3.org/1999/xhtml}link")
    assert [(link.get("hreflang"), link.get("href")) for link in links] == [
        ("en", PAGE),
        ("de", f"{PAGE}de/"),
        ("x-default", PAGE),
    ]
    assert {link.get("rel") for link in links} == {"alternate"}


def test_an_index_is_valid() -> None:
    made = index({"files": [["https://example.org/sitemap-1.xml", DATE], ["https://example.org/2.xml", ""]]})
    assert faults(made.encode()) == []


@pytest.mark.parametrize("title", ['A <b> & "c"', "]]>", "東京"])
def test_news_are_valid(title: str) -> None:
    made = news({"publication": "P & <T>", "news": [[PAGE, DATE, title, "zh-cn"]], "otherwise": PAGE})
    assert faults(made.encode()) == []
    assert made.count("<url>") == made.count("<news:news>") == 1


def test_without_news_the_file_is_still_valid() -> None:
    made = news({"publication": "P", "news": [], "otherwise": PAGE})
    assert faults(made.encode()) == []
    assert (made.count("<url>"), made.count("<news:news>")) == (1, 0)


def test_robots_may_read_everything() -> None:
    assert robots({"sitemaps": ["https://example.org/sitemap.xml"]}) == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
    )


def test_the_schemas_find_faults() -> None:
    broken = news({"publication": "", "news": [[PAGE, "2026-03-01", "T", "en-GB"]], "otherwise": PAGE})
    assert len(faults(broken.encode())) >= 3
    assert faults(urls({"urls": []}).encode()) != []
    assert set(RENDERERS) == {"urls", "index", "news", "robots"}

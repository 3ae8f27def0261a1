from pathlib import Path

import pytest

from presskit import Catalog, Span
from presskit.build.pipeline import check
from presskit_html.checks import check_settings
from presskit_html.settings import Settings, SiteLink


def found(catalog: Catalog, *urls: str) -> list[tuple[str, str]]:
    settings = Settings(navigation=tuple(SiteLink("Link", url) for url in urls))
    return [(each.message, each.hint) for each in check_settings(catalog, settings)]


def test_links_that_lead_somewhere(catalog: Catalog) -> None:
    tag = next(iter(catalog.tags.values()))
    urls = ("article:about", "article:about#top", "section:news", tag.uri, "home:", "archive:")
    assert found(catalog, *urls) == []


@pytest.mark.parametrize(
    "url", ["/about/", "https://example.org/article:x", "mailto:a@example.org", "about:blank"]
)
def test_other_addresses_are_the_publishers_own(catalog: Catalog, url: str) -> None:
    assert found(catalog, url) == []


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("article:abuot", "did you mean `article:about`?"),
        ("section:newz", "did you mean `section:news`?"),
        ("tag:no-such-thing-at-all", ""),
        ("ref:label", "name the article: article:<id>#<anchor>"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_number(catalog: Catalog, url: str, hint: str) -> None:
    message = f"`plugin.html.navigation[1].url`: nothing that is published is `{url}`"
    assert found(catalog, "home:", url) == [(message, hint)]


def test_the_whole_check_finds_it_where_it_stands(tmp_path: Path) -> None:
    table = '[plugin.html]\nnavigation = [{title = "About", url = "article:about"}]\n'
    (tmp_path / "presskit.toml").write_text(table, encoding="utf-8")
    (tmp_path / "content").mkdir()
    assert [(each.code, each.span) for each in check(tmp_path).diagnostics] == [
        ("HT001", Span("presskit.toml", 2, 39, 2, 54))
    ]


def test_a_folder_of_documentation_that_is_no_section_is_named(catalog: Catalog) -> None:
    settings = Settings(documentation=("*", "news", "news/tidse"))
    (finding,) = check_settings(catalog, settings)
    assert (finding.code, finding.severity) == ("HT002", "warning")
    assert finding.message == "`plugin.html.documentation`: there is no section `news/tidse`"
    assert finding.hint == "did you mean `news/tides`?"


def test_links_of_the_footer_are_checked_too(catalog: Catalog) -> None:
    (finding,) = check_settings(catalog, Settings(footer=(SiteLink("x", "article:nowhere"),)))
    assert finding.message.startswith("`plugin.html.footer[0].url`")

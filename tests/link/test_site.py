"""What link adds to its stages: findings of plugins in the site as a whole."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from presskit.link.site import Linked, link
from presskit.model.article import Article
from presskit.model.asset import AssetFile
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.page import Page, listing_subject
from presskit.model.site import Site
from presskit.plugins.writer import Writer
from tests.tools.plugin_site import PluginSite
from tests.tools.store import MemoryStore

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


class Plain(Writer):
    name = "plain"
    windows = (dt.timedelta(days=3),)

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        self.seen = catalog.fresh
        subject = listing_subject(catalog.sections[""], catalog)
        yield Page(path="robots.txt", subject=subject, number=0, default=True)
        yield Page(path="other.txt", subject=subject, number=0)


@pytest.fixture
def linked(
    tmp_path: Path, make_entry: Callable[..., object], make_article: Callable[..., Article]
) -> Callable[[str], Linked]:
    """``linked(plugin)``: a published and a scheduled article, linked with a plugin of the site."""

    def make(plugin: str) -> Linked:
        site = PluginSite(tmp_path, tmp_path)
        host, found = site.load(f'[plugins]\nenabled = ["{site.local("counter", plugin)}"]\n')
        assert found == []
        articles = [make_article(make_entry(f"news/{day}", f"2026-{day}")) for day in ("02-01", "04-01")]
        return link(articles, Site(), [], lambda _path, _base: None, host, NOW, MemoryStore())

    return make


def test_a_plugin_checks_the_published_site(linked: Callable[[str], Linked]) -> None:
    found = linked("""
    @hookimpl
    def presskit_check_site(catalog):
        yield Diagnostic("CO001", "warning", ", ".join(catalog.entries), Span("presskit.toml"))
    """).diagnostics
    assert found == (Diagnostic("CO001", "warning", "news/02-01", Span("presskit.toml")),)


def test_a_check_that_raises_is_a_finding(linked: Callable[[str], Linked]) -> None:
    (found,) = linked("@hookimpl\ndef presskit_check_site(): 1 / 0\n").diagnostics
    assert (found.code, found.span.path) == ("PK150", "presskit.toml")
    assert "plugin `counter` failed in presskit_check_site" in found.message


def test_a_default_page_gives_way_to_a_file_of_static(tmp_path: Path) -> None:
    host, _ = PluginSite(tmp_path, tmp_path).load()

    def paths(*files: str) -> list[str]:
        def probe(path: str, _base: str) -> AssetFile | None:
            found = next((file for file in files if file.partition("/")[2] == path[1:]), None)
            return AssetFile(found, "d", 1, "text/plain") if found else None

        made = link([], Site(), [Plain()], probe, host, NOW, MemoryStore())
        return [page.path for page in made.plan["plain"]]

    assert paths() == ["robots.txt", "other.txt"]
    assert paths("static/robots.txt", "static/other.txt") == ["other.txt"]
    assert paths("content/robots.txt") == ["robots.txt", "other.txt"]


def test_a_writer_sees_which_articles_are_fresh(
    tmp_path: Path, make_entry: Callable[..., object], make_article: Callable[..., Article]
) -> None:
    host, _ = PluginSite(tmp_path, tmp_path).load()
    days = ("02-27", "02-26", "02-01", "04-01")
    articles = [make_article(make_entry(f"news/{day}", f"2026-{day}")) for day in days]
    writer = Plain()
    made = link(articles, Site(), [writer], lambda _path, _base: None, host, NOW, MemoryStore())
    assert writer.seen == {dt.timedelta(days=3): ("news/02-27",)}
    assert made.fresh == (("news/02-27",),)

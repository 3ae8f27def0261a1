"""What link adds to its stages: findings of plugins in the site as a whole."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.link.site import Linked, link
from presskit.model.article import Article
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.site import Site
from tests.tools.plugin_site import PluginSite
from tests.tools.store import MemoryStore

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


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

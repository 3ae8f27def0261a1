"""Site maps of a site on disk, and the clock."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from presskit.build.options import Options
from presskit.build.pipeline import build, due
from tests.plugins.sitemap.schemas import faults
from tests.tools.small_site import article, published, write

NOW = "2026-03-05T00:00Z"
NEWS = "[plugin.sitemap]\nnews = true\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)
    write(tmp_path, "presskit.toml", _configuration(NEWS))
    write(tmp_path, "content/news/old.rst", article("Old", date="2026-03-01"))
    write(tmp_path, "content/news/fresh.rst", article("Fresh & <new>", date="2026-03-03T12:00Z", tags="x"))
    write(tmp_path, "content/draft.rst", article("Draft", status="draft", date="2026-03-04"))
    write(tmp_path, "content/moved.rst", article("Moved", canonical="https://other.example/", aliases="/a/"))
    return tmp_path


def _configuration(more: str = "", base_url: str = "https://example.org/") -> str:
    return f'[site]\nbase_url = "{base_url}"\n[output]\nwriters = ["html"]\n{more}'


def locations(content: bytes) -> list[str]:
    return [str(found.text) for found in etree.fromstring(content).iter("{*}loc")]


def test_the_site_map_names_what_is_published_and_nothing_else(site: Path) -> None:
    assert build(site).diagnostics == ()
    files = published(site)
    assert faults(files["sitemap.xml"]) == []
    named = locations(files["sitemap.xml"])
    assert len(named) == len(set(named))
    paths = [url.removeprefix("https://example.org/") + "index.html" for url in named]
    pages = {path for path in files if path.endswith("index.html")}
    assert set(paths) == pages - {"a/index.html", "moved/index.html"}


def test_news_leave_their_site_map_when_they_are_two_days_old(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site)
    assert locations(published(site)["news-sitemap.xml"]) == ["https://example.org/news/fresh/"]
    assert b"<news:news>" in published(site)["news-sitemap.xml"]
    instant, _ = due(site)
    assert instant == datetime.fromisoformat("2026-03-05T12:00Z")
    monkeypatch.setenv("PRESSKIT_NOW", (instant - timedelta(seconds=1)).isoformat())
    before = published(site)
    build(site)
    assert published(site) == before
    monkeypatch.setenv("PRESSKIT_NOW", instant.isoformat())
    change = build(site).change
    assert change is not None
    assert (change.changed, change.added, change.removed) == (1, 0, 0)
    assert b"<news:news>" not in published(site)["news-sitemap.xml"]
    assert faults(published(site)["news-sitemap.xml"]) == []
    assert due(site)[0] is None


def test_who_does_not_ask_for_news_has_none_and_waits_for_nothing(site: Path) -> None:
    write(site, "presskit.toml", _configuration())
    build(site)
    assert "news-sitemap.xml" not in published(site)
    assert due(site)[0] is None


def test_a_file_of_static_is_the_robots_txt(site: Path) -> None:
    build(site)
    own = b"User-agent: *\nDisallow: /\n"
    assert b"Sitemap: https://example.org/news-sitemap.xml\n" in published(site)["robots.txt"]
    made = published(site)["robots.txt"]
    write(site, "static/robots.txt", own.decode())
    assert build(site).diagnostics == ()
    assert published(site)["robots.txt"] == own
    (site / "static" / "robots.txt").unlink()
    build(site)
    assert published(site)["robots.txt"] == made


def test_without_a_base_url_there_is_none(site: Path) -> None:
    write(site, "presskit.toml", _configuration(NEWS, base_url=""))
    build(site, Options())
    assert not {"sitemap.xml", "news-sitemap.xml", "robots.txt"} & published(site).keys()

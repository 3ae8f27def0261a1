"""A site that can be searched, as its files are."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.build.comparing import build_and_compare
from presskit.build.options import Options
from presskit.build.pipeline import build, check
from tests.plugins.search.conftest import INDEX, index_text, make
from tests.tools.small_site import article, published, write


def test_only_what_is_published_is_in_the_index(site: Path) -> None:
    text = index_text(site / INDEX)
    assert all(word in text for word in ("harbour", "spring tide", "hafen", "lumley"))
    assert not [
        word
        for word in ("xylophone", "quagga", "zeppelin", "quoll", "breadcrumb", "recent articles")
        if word in text
    ]


def test_a_preview_has_an_index_of_its_own(site: Path) -> None:
    before = published(site)
    build(site, Options(drafts=True))
    assert published(site) == before
    assert "quagga" in index_text(site / ".presskit/preview/search/pagefind")


def test_what_is_withdrawn_leaves_the_index(site: Path) -> None:
    (site / "content/tides/spring.rst").unlink()
    build(site)
    assert "lumley" not in index_text(site / INDEX)


def test_step_by_step_is_as_from_scratch(site: Path) -> None:
    steps: list[Callable[[], object]] = [
        lambda: write(site, "content/news/n3.rst", article("Boats 3", "Three schooners.", date="2026-01-03")),
        lambda: write(site, "content/news/n13.rst", article("Boats 13", "Unlucky.", date="2026-01-13")),
        (site / "content/news/n1.rst").unlink,
        lambda: write(site, "static/robots.txt", "Allow: /\n"),
    ]
    for step in steps:
        step()
        outcome, differences = build_and_compare(site, Options())
        assert (outcome.diagnostics, differences) == ((), [])
    assert "schooners" in index_text(site / INDEX)


def test_pages_of_a_site_without_a_search_know_nothing_of_it(tmp_path: Path) -> None:
    site = make(tmp_path / "site")
    configuration = (site / "presskit.toml").read_text()
    (site / "presskit.toml").write_text(configuration.replace("search = true\n", ""))
    build(site)
    files = published(site)
    assert not [path for path in files if path.startswith("search/")]
    pages = b"".join(content for path, content in files.items() if path.endswith(".html"))
    assert b"pagefind" not in pages
    assert b"search" not in pages.replace(b"unsearched", b"").lower()


def test_without_pagefind_a_build_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind", None)  # as Python has it where a package is not installed
    site = make(tmp_path / "site")
    for outcome in (check(site), build(site)):
        (finding,) = outcome.diagnostics
        assert (finding.code, finding.span.path, finding.span.line) == ("SR001", "presskit.toml", 4)
        assert finding.hint == "pip install 'presskit[search]'"
    assert not (site / "public").exists()


def test_where_pagefind_fails_the_site_stays_as_it_was(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = published(site)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/false")
    write(site, "content/news/n3.rst", article("Boats 3", "Three schooners.", date="2026-01-03"))
    (finding,) = build(site).diagnostics
    assert finding.code == "PK150"
    assert "plugin `search` failed in presskit_finish" in finding.message
    assert "Pagefind ended with 1" in finding.message
    assert published(site) == before
    build(site, Options(keep_going=True))
    files = published(site)
    assert b"schooners" in files["news/n3/index.html"]
    assert not [path for path in files if "pagefind" in path]  # an old index would have what is withdrawn now


def test_another_version_of_pagefind_makes_another_index(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is published is not kept where another program would make it now."""
    monkeypatch.setattr(
        "presskit.build.identity.version", lambda name: "2.0" if name == "pagefind_bin" else "1.0"
    )
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/false")
    write(site, "static/robots.txt", "Allow: /\n")
    assert [finding.code for finding in build(site).diagnostics] == ["PK150"]

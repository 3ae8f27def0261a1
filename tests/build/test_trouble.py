"""What a publisher is told, and what is kept from readers, when something is wrong."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, build, check
from tests.tools.small_site import article, published, texts

MakeSite = Callable[[Mapping[str, str | bytes]], Path]

NOW = "2026-06-01T12:00Z"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="12" height="7"/>'


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)


@pytest.mark.parametrize(
    "fields",
    [{"status": "drfat"}, {"date": "1st of Jan 2027"}, {"expires": "1.2.2026"}],
    ids=lambda fields: next(iter(fields)),
)
def test_what_nobody_can_say_is_out_is_not_out(make_site: MakeSite, fields: dict[str, str]) -> None:
    site = make_site({"content/a.rst": article("Open"), "content/b.rst": article("Xylophone", **fields)})
    outcome = build(site, Options(keep_going=True))
    assert [finding.severity for finding in outcome.diagnostics] == ["error"]
    assert "xylophone" not in texts(site).casefold()
    assert "a/index.html" in published(site)


@pytest.mark.parametrize("output", ["content", "content/x", "static", "theme", ".", ".."])
def test_an_output_is_never_among_the_sources(make_site: MakeSite, output: str) -> None:
    site = make_site({"content/a.rst": article("A")})
    before = {path for path in site.rglob("*") if ".presskit" not in path.parts}
    outcome = build(site, Options(output=site / output))
    assert [finding.code for finding in outcome.diagnostics] == ["PK140"]
    assert {path for path in site.rglob("*") if ".presskit" not in path.parts} == before


@pytest.mark.parametrize("output", ["public", "public/sub"])
def test_a_preview_does_not_get_into_the_site(make_site: MakeSite, output: str) -> None:
    site = make_site({"content/a.rst": article("A")})
    outcome = build(site, Options(drafts=True, output=site / output))
    assert [finding.code for finding in outcome.diagnostics] == ["PK140"]
    assert not (site / "public").exists()


def test_one_cause_is_one_finding(make_site: MakeSite) -> None:
    plugin = (
        "from presskit import hookimpl\n\n\n@hookimpl\ndef presskit_slots():\n    raise ValueError('oh')\n"
    )
    site = make_site(
        {
            "presskit.toml": '[plugins]\nenabled = ["./bad.py"]\n',
            "bad.py": plugin,
            "content/a.rst": article("A"),
            "content/b.rst": article("B"),
        }
    )
    (finding,) = check(site).diagnostics
    assert finding.code == "PK150"
    assert re.search(r"and for \d+ more pages$", finding.message)


def test_a_template_can_extend_the_one_that_it_replaces(make_site: MakeSite) -> None:
    theme = '{% extends "article.html" %}{% block main %}<i>mine</i>{{ super() }}{% endblock %}'
    site = make_site({"content/a.rst": article("A"), "theme/article.html": theme})
    assert build(site).diagnostics == ()
    page = (site / "public/a/index.html").read_text()
    assert "<i>mine</i>" in page
    assert "<h1>A</h1>" in page


def test_tags_that_a_url_can_not_tell_apart_are_found(make_site: MakeSite) -> None:
    site = make_site(
        {
            "content/a.rst": article("A", tags="C++, open data"),
            "content/b.rst": article("B", tags="C#, Open-Data, ???"),
        }
    )
    messages = [finding.message for finding in check(site).diagnostics]
    assert messages == [
        "the tag `C++` is shown as `C#`: both have the URL `c`",
        "the tag `???` has no page: a URL can't say it",
    ]


def test_a_dead_link_is_no_link(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": article("A", "See `this <article:nowhere>`_ and `that <#nope>`_.")})
    build(site, Options(keep_going=True))
    assert "See <a>this</a> and <a>that</a>." in (site / "public/a/index.html").read_text()


def test_plain_links_lead_to_pages_and_files_or_are_findings(make_site: MakeSite) -> None:
    body = "`a </news/b/>`_ `b <../b/#spot>`_ `c </logo.svg>`_ `d </>`_ `e <https://e.org/x>`_ `f <../../index.html>`_"
    site = make_site(
        {
            "presskit.toml": '[site]\nbase_url = "https://example.org/sub/"\n',
            "content/news/a.rst": article("A", body),
            "content/news/b.rst": article("B", ".. _spot:\n\nPart\n----\n\nText."),
            "static/logo.svg": SVG,
        }
    )
    assert build(site).diagnostics == ()
    page = (site / "public/news/a/index.html").read_text()
    urls = ["../../news/b/", "../../news/b/#spot", "../../logo.svg", "../../", "https://e.org/x", "../../"]
    assert re.findall(r'<a href="([^"]*)">[a-f]</a>', page) == urls
    (site / "content/news/c.rst").write_text(
        article("C", "`x </nope/>`_\n\n`y <nope.html>`_\n\n`z <m.svg>`_")
    )
    (site / "content/news/m.svg").write_bytes(SVG)
    found = check(site).diagnostics
    assert [(each.code, each.span.line, each.span.column) for each in found] == [
        ("PK401", line, 1) for line in (6, 8, 10)
    ]
    assert found[2].hint == "did you mean `asset:m.svg`?"

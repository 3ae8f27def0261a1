"""The whole way, on small sites: what a publisher relies on."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.pipeline import Options, build, check, due
from tests.tools.small_site import article, published, texts

MakeSite = Callable[[Mapping[str, str | bytes]], Path]

NOW = "2026-06-01T12:00Z"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="12" height="7"/>'


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", NOW)


def test_an_empty_configuration_builds_all_three_outputs(make_site: MakeSite) -> None:
    site = make_site({"content/news/harbour.rst": article("Harbour opens")})
    outcome = build(site)
    assert outcome.diagnostics == ()
    files = published(site)
    assert {
        "index.html",
        "news/index.html",
        "news/harbour/index.html",
        "archive/index.html",
        "404.html",
    } <= files.keys()
    assert {"my-site.epub", "api/site.json", "api/articles/news/harbour.json"} <= files.keys()
    assert json.loads(files["api/articles/news/harbour.json"])["title"] == "Harbour opens"


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"date": "2026-06-01 12:01Z"}, {"expires": "2026-06-01 12:00Z"}], ids=str
)
def test_what_is_not_out_is_in_no_output(make_site: MakeSite, fields: dict[str, str]) -> None:
    site = make_site(
        {
            "content/a.rst": article("Open", tags="shown"),
            "content/secret/hidden.rst": article(
                "Xylophone", "Quixotic", tags="zanzibar", author="Zed Zebra", **fields
            ),
        }
    )
    assert build(site).diagnostics == ()
    seen = texts(site).casefold()
    assert not [word for word in ("xylophone", "quixotic", "zanzibar", "zebra", "secret") if word in seen]


def test_a_scheduled_article_appears_when_its_time_has_come(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"content/a.rst": article("Later", date="2026-06-01 12:01")})
    build(site)
    assert "a/index.html" not in published(site)
    instant, _ = due(site)
    assert instant == dt.datetime(2026, 6, 1, 12, 1, tzinfo=dt.UTC)
    monkeypatch.setenv("PRESSKIT_NOW", "2026-06-01T12:01Z")
    build(site)
    assert "a/index.html" in published(site)
    assert due(site)[0] is None


def test_a_preview_shows_what_will_be_and_leaves_the_site_alone(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": article("Now"), "content/b.rst": article("Draft", status="draft")})
    build(site)
    before = published(site)
    outcome = build(site, Options(drafts=True))
    assert published(site) == before
    assert outcome.output == site / ".presskit/preview"
    assert "b/index.html" in published(site, ".presskit/preview")
    refused = build(site, Options(drafts=True, output=site / "public"))
    assert [finding.code for finding in refused.diagnostics] == ["PK140"]
    assert published(site) == before


def test_an_error_stops_the_publish_and_keep_going_publishes_what_is_sound(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": article("Good")})
    build(site)
    before = published(site)
    (site / "content/b.rst").write_text(article("Bad", "See :article:`nowhere` and *this*."))
    outcome = build(site)
    assert [(finding.code, finding.span.line, finding.span.column) for finding in outcome.diagnostics] == [
        ("PK401", 6, 5)
    ]
    assert outcome.change is None
    assert published(site) == before
    outcome = build(site, Options(keep_going=True))
    assert [finding.code for finding in outcome.diagnostics] == ["PK401"]
    page = published(site)["b/index.html"].decode()
    assert "<em>this</em>" in page


def test_stale_outputs_go_and_foreign_files_stay(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": article("A", tags="x"), "content/b.rst": article("B")})
    build(site)
    (site / "public/CNAME").write_text("example.org")
    (site / "content/a.rst").unlink()
    outcome = build(site)
    files = published(site)
    assert outcome.change is not None
    assert outcome.change.removed >= 3  # the page, its tag, its JSON
    assert not [name for name in files if name.startswith(("a/", "tags/", "api/articles/a"))]
    assert files["CNAME"] == b"example.org"


def test_building_again_changes_nothing(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": article("A", ".. image:: m.svg\n   :alt: M"), "content/m.svg": SVG})
    build(site)
    change = build(site).change
    assert change is not None
    assert (change.added, change.changed, change.removed) == (0, 0, 0)


def test_used_files_lie_beside_their_article_and_unused_ones_nowhere(make_site: MakeSite) -> None:
    body = ".. image:: m.svg\n   :alt: M\n\n.. image:: /logo.svg\n   :alt: L\n\n:asset:`the data <d.csv>`"
    files = {"m.svg": SVG, "unused.svg": SVG, "d.csv": b"1,2\n"}
    site = make_site(
        {
            "content/news/a.rst": article("A", body),
            "static/logo.svg": SVG,
            "static/robots.txt": "ok",
            **{f"content/news/{name}": content for name, content in files.items()},
        }
    )
    assert build(site).diagnostics == ()
    names = published(site).keys()
    assert [name for name in names if name.startswith("news/a/m.")] == [
        name for name in names if name.endswith(".svg") and name != "logo.svg"
    ]
    assert {"logo.svg", "robots.txt"} <= names
    page = (site / "public/news/a/index.html").read_text()
    assert 'src="../../logo.svg"' in page
    assert 'width="12" height="7"' in page
    assert "unused" not in texts(site)


def test_two_images_of_one_name_do_not_collide(make_site: MakeSite) -> None:
    body = ".. image:: x/m.svg\n   :alt: one\n\n.. image:: y/m.svg\n   :alt: two"
    other = SVG.replace(b"12", b"99")
    site = make_site({"content/a.rst": article("A", body), "content/x/m.svg": SVG, "content/y/m.svg": other})
    assert build(site).diagnostics == ()
    copies = [content for name, content in published(site).items() if name.startswith("a/m.")]
    assert sorted(copies) == sorted([SVG, other])


def test_links_work_from_every_page_to_every_page(make_site: MakeSite) -> None:
    site = make_site(
        {
            "content/a.rst": article("First", ".. _spot:\n\nPart\n----\n\nText."),
            "content/deep/er/b.rst": article(
                "Second", "See :article:`/a`, :ref:`spot` and `it <../../a.rst>`_."
            ),
        }
    )
    assert build(site).diagnostics == ()
    page = (site / "public/deep/er/b/index.html").read_text()
    assert (
        '<a href="../../../a/">First</a>, <a href="../../../a/#spot">Part</a> and <a href="../../../a/">it</a>'
        in page
    )


def test_one_article_does_not_change_another(make_site: MakeSite) -> None:
    strange = ".. role:: loud\n   :class: loud\n\n.. default-role:: strong\n\nAn `odd` one."
    site = make_site(
        {"content/a.rst": article("A", strange), "content/b.rst": article("B", "A `plain` one, :loud:`not`.")}
    )
    outcome = build(site, Options(keep_going=True))
    assert [(finding.code, finding.span.path) for finding in outcome.diagnostics] == [
        ("PK302", "content/b.rst")
    ]
    assert "<strong>odd</strong>" in (site / "public/a/index.html").read_text()
    assert "<cite>plain</cite>" in (site / "public/b/index.html").read_text()


def test_the_same_input_gives_the_same_bytes_in_any_folder(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(
        {"content/a.rst": article("A", tags="x, y"), "content/n/b.rst": article("B", author="Zoë")}
    )
    twin = tmp_path / "elsewhere" / "twin"
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_file():
            copy = twin / path.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    build(site)
    build(twin)
    assert published(site) == published(twin)


def test_a_broken_theme_is_a_finding_at_its_line(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": article("A"), "theme/article.html": "<p>\n{{ nothing.here }}\n"})
    (finding, *_) = build(site).diagnostics
    assert (finding.code, finding.span.path, finding.span.line) == ("PK503", "theme/article.html", 2)
    assert not (site / "public").exists()


def test_a_plugin_that_raises_costs_one_finding_for_each_article(make_site: MakeSite) -> None:
    plugin = (
        "from presskit import hookimpl\n\n\n@hookimpl\ndef presskit_check_article(metadata):\n"
        "    if metadata.title == 'B':\n        raise ValueError('oh')\n    return []\n"
    )
    site = make_site(
        {
            "presskit.toml": '[plugins]\nenabled = ["./plugins/picky.py"]\n',
            "plugins/picky.py": plugin,
            "content/a.rst": article("A"),
            "content/b.rst": article("B"),
        }
    )
    (finding,) = check(site).diagnostics
    assert (finding.code, finding.span.path) == ("PK150", "content/b.rst")
    assert "picky" in finding.message
    assert "presskit_check_article" in finding.message


def test_two_articles_of_one_url_are_an_error(make_site: MakeSite) -> None:
    site = make_site({"content/a.rst": article("A", slug="same"), "content/b.rst": article("B", slug="same")})
    codes = {finding.code for finding in build(site).diagnostics}
    assert codes == {"PK501"}
    assert not (site / "public").exists()


def test_a_site_without_content_builds(make_site: MakeSite) -> None:
    site = make_site({})
    assert build(site).diagnostics == ()
    assert "index.html" in published(site)


def test_a_folder_without_configuration_is_no_site(tmp_path: Path) -> None:
    outcome = build(tmp_path)
    assert not outcome.usable
    assert [finding.code for finding in outcome.diagnostics] == ["PK100"]


def test_a_derived_summary_has_the_titles_of_what_it_links_to(make_site: MakeSite) -> None:
    site = make_site(
        {"content/a.rst": article("First", "As :article:`b` says."), "content/b.rst": article("Second")}
    )
    assert build(site).diagnostics == ()
    assert (
        '<meta name="description" content="As Second says."/>' in (site / "public/a/index.html").read_text()
    )


def test_docutils_own_files_can_be_included(make_site: MakeSite) -> None:
    body = ".. include:: <isonum.txt>\n\nAll rights |copy| nobody.\n"
    site = make_site(
        {"content/a.rst": article("A", body), "content/b.rst": article("B", ".. include:: <nope.txt>")}
    )
    found = check(site).diagnostics
    assert [(each.span.path, each.code) for each in found] == [("content/b.rst", "PK308")]
    build(site, Options(keep_going=True))
    assert "All rights © nobody." in (site / "public/a/index.html").read_text()


@pytest.mark.parametrize(("severity", "published"), [("error", False), ("warning", True), ("off", True)])
def test_an_error_that_the_site_takes_lightly_stops_nothing(
    make_site: MakeSite, severity: str, published: bool
) -> None:
    config = f'[site]\ntitle = "T"\n[check.severity]\nPK401 = "{severity}"\n'
    text = "A\n=\n\n:date: 2026-01-01\n\nSee :article:`nowhere`.\n"
    site = make_site({"presskit.toml": config, "content/a.rst": text})
    for _ in range(2):  # also where nothing is linked anew
        outcome = build(site)
        assert [found.severity for found in outcome.diagnostics] == ([] if severity == "off" else [severity])
        assert (site / "public/a/index.html").exists() is published

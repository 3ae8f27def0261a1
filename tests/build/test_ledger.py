"""A published URL does not vanish unnoticed."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.ledger import extended, forget, ledger_of
from presskit.build.pipeline import Options, Outcome, build, check, urls
from presskit.build.roots import roots_of
from presskit.build.stamp import STATE, unchanged
from presskit.link.ledger import LEDGER

MakeSite = Callable[[Mapping[str, str | bytes]], Path]


FEEDS = '[site]\nbase_url = "https://example.org/"\n[plugin.feeds]\ntags = ["boats", "fairs"]\n'


def article(title: str, *fields: str) -> str:
    return "\n".join([title, "=" * len(title), "", ":date: 2026-01-01", *fields, "", "Text.", ""])


@pytest.fixture
def site(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with its URLs in the ledger."""
    monkeypatch.setenv("PRESSKIT_NOW", "2026-06-01T12:00:00Z")
    site = make_site(
        {
            "content/news/ferry.rst": article("Ferry", ":tags: boats", ":author: Ann"),
            "content/news/tides.rst": article("Tides", ":aliases: /tides-of-2025/"),
            "content/news/fair.rst": article("Fair", ":expires: 2026-07-01", ":tags: fairs"),
            "content/news/draft.rst": article("Draft", ":status: draft", ":tags: drafts"),
            "content/news/later.rst": article("Later").replace("2026-01-01", "2027-01-01"),
            "static/press.pdf": "PDF",
        }
    )
    update(site)
    return site


def update(site: Path) -> set[str]:
    found, ledger, _ = urls(site)
    return extended(site, ledger, {each.url for each in found})


def found(outcome: Outcome, family: str = "PK62") -> list[tuple[str, str]]:
    """Codes and messages of the findings in the ledger."""
    return [(each.code, each.message) for each in outcome.diagnostics if each.code.startswith(family)]


def gone(url: str) -> tuple[str, str]:
    return "PK620", f"`{url}` was published, and is no more"


def edit(site: Path, name: str, old: str, new: str) -> None:
    path = site / "content" / name
    path.write_text(path.read_text().replace(old, new))


def test_the_ledger_has_what_readers_rely_on(site: Path) -> None:
    lines = (site / LEDGER).read_text().splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == [
        "/",
        "/archive/",
        "/authors/ann/",
        "/my-site.epub",
        "/news/",
        "/news/ferry/",
        "/news/tides/",
        "/tags/boats/",
        "/tides-of-2025/",
    ]


def test_feeds_are_in_it_as_long_as_what_lasts_is_in_them(site: Path) -> None:
    before = {each.url for each in urls(site)[0]}
    (site / "presskit.toml").write_text(FEEDS)
    feeds = {each.url: each.kind for each in urls(site)[0] if each.url not in before and "feed" in each.url}
    assert feeds == dict.fromkeys(
        ("/feed.json", "/feed.xml", "/tags/boats/feed.json", "/tags/boats/feed.xml"), "file"
    )
    update(site)
    (site / "presskit.toml").write_text(FEEDS + 'json = ""\n')
    assert found(check(site)) == [gone("/feed.json"), gone("/tags/boats/feed.json")]


def test_all_of_them_are_published(site: Path) -> None:
    outcome = build(site)
    assert outcome.output is not None
    for url in ledger_of(roots_of(site)).lines.values():
        assert (
            outcome.output / f"{url[1:]}index.html" if url.endswith("/") else outcome.output / url[1:]
        ).is_file()
    assert found(outcome) == []


def test_further_pages_of_a_list_are_not_in_it(site: Path) -> None:
    (site / "presskit.toml").write_text("[plugin.html]\npage_size = 1\n")
    assert update(site) == set()
    assert ((build(site).output or site) / "news/page/2/index.html").is_file()


def test_without_a_ledger_nothing_was_promised(site: Path) -> None:
    (site / LEDGER).unlink()
    (site / "content/news/ferry.rst").unlink()
    assert found(check(site)) == []


def test_an_article_that_moved_is_missed_where_it_was(site: Path) -> None:
    (site / "content/boats").mkdir()
    (site / "content/news/ferry.rst").rename(site / "content/boats/ferry.rst")
    (each,) = [each for each in check(site).diagnostics if each.code == "PK620"]
    assert (each.severity, each.span.path, each.span.line) == ("error", LEDGER, 7)
    assert each.message == "`/news/ferry/` was published, and is no more"
    assert (
        "did you mean `/boats/ferry/`? Put `:aliases: /news/ferry/` into content/boats/ferry.rst" in each.hint
    )
    edit(site, "boats/ferry.rst", ":tags:", ":aliases: /news/ferry/\n:tags:")
    assert found(check(site)) == []


def test_a_new_slug_is_told_of_by_its_likeness(site: Path) -> None:
    edit(site, "news/ferry.rst", ":tags:", ":slug: the-ferry\n:tags:")
    (each,) = [each for each in check(site).diagnostics if each.code == "PK620"]
    assert "did you mean `/news/the-ferry/`?" in each.hint


def test_a_build_loses_nothing_silently(site: Path) -> None:
    before = build(site)
    (site / "content/news/ferry.rst").unlink()
    outcome = build(site)
    assert found(outcome) == [gone("/authors/ann/"), gone("/news/ferry/"), gone("/tags/boats/")]
    assert outcome.change is None
    assert (before.output or site).joinpath("news/ferry/index.html").is_file()
    assert build(site, Options(keep_going=True)).change is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":aliases:", ":status: draft\n:aliases:"),
        (":aliases:", ":expires: 2026-05-01\n:aliases:"),
        (":date: 2026", ":date: 2027"),
    ],
)
def test_an_article_that_is_out_no_more_is_missed(site: Path, old: str, new: str) -> None:
    edit(site, "news/tides.rst", old, new)
    missed = [each for each in check(site).diagnostics if each.code == "PK620"]
    assert [each.message for each in missed] == [gone("/news/tides/")[1], gone("/tides-of-2025/")[1]]
    assert missed[0].hint.startswith("content/news/tides.rst is a draft, dated later, or expired")


def test_a_preview_promises_and_misses_nothing(site: Path) -> None:
    assert found(check(site, Options(drafts=True))) == []
    (site / "content/news/ferry.rst").unlink()
    assert found(check(site, Options(drafts=True))) == []


def test_an_article_that_will_expire_can_not_be_promised(site: Path) -> None:
    (site / LEDGER).write_text("/news/fair/\n/news/\n")
    assert found(check(site)) == [("PK622", "`/news/fair/` is to stay, but content/news/fair.rst expires")]


def test_lines_may_name_files_and_pages_as_people_write_them(site: Path) -> None:
    (site / LEDGER).write_text("/press.pdf\n/news/ferry\n/news/tides/index.html\n/press.doc\n")
    assert found(check(site)) == [gone("/press.doc")]


def test_a_ledger_that_can_not_be_read(site: Path) -> None:
    (site / LEDGER).write_bytes(b"/news/\n/caf\xe9/\n")
    (each,) = [each for each in check(site).diagnostics if each.code == "PK621"]
    assert (each.severity, each.span.line) == ("error", 2)
    (site / LEDGER).unlink()
    (site / LEDGER).mkdir()
    assert [code for code, _ in found(check(site))] == ["PK621"]


def test_the_site_may_take_it_otherwise(site: Path) -> None:
    (site / "presskit.toml").write_text('[check.severity]\nPK620 = "warning"\n')
    (site / "content/news/tides.rst").unlink()
    assert build(site).change is not None


def test_an_update_adds_and_never_takes_away(site: Path) -> None:
    (site / "content/news/tides.rst").unlink()
    (site / "content/news/new.rst").write_text(article("New"))
    assert update(site) == {"/news/new/"}
    assert "/news/tides/" in (site / LEDGER).read_text()
    text = (site / LEDGER).read_bytes()
    assert update(site) == set()
    assert (site / LEDGER).read_bytes() == text


def test_what_is_forgotten_may_vanish(site: Path) -> None:
    (site / "content/news/tides.rst").unlink()
    forget(site, ledger_of(roots_of(site)), {"/news/tides/", "/tides-of-2025/"})
    assert found(check(site)) == []
    assert "/news/ferry/" in (site / LEDGER).read_text()


def test_findings_are_the_same_whatever_was_built_before(site: Path) -> None:
    build(site)
    edit(site, "news/ferry.rst", "Text.", "More text.")
    (site / LEDGER).write_text("/news/gone/\n/news/fair/\n")
    warm = check(site).diagnostics
    assert [each.code for each in warm] == ["PK620", "PK622"]
    assert warm == check(site, Options(cache=False)).diagnostics


def test_a_build_with_nothing_to_do_looks_at_the_ledger(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("presskit.build.signature._RACY", -(10**15))
    now = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    build(site)
    assert unchanged(site, site / STATE, None, now) is not None
    (site / LEDGER).write_text("/news/gone/\n")
    assert unchanged(site, site / STATE, None, now) is None
    (site / LEDGER).unlink()
    build(site)
    assert unchanged(site, site / STATE, None, now) is not None
    (site / LEDGER).write_text("/news/gone/\n")
    assert unchanged(site, site / STATE, None, now) is None


def test_without_pages_only_books_are_there(site: Path) -> None:
    (site / "presskit.toml").write_text('[output]\nwriters = ["epub", "json"]\n')
    listed, _, _ = urls(site)
    assert [each.url for each in listed] == ["/my-site.epub"]

"""What a build renders: the pages that would come out otherwise, and all of those."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from presskit.build.options import Options
from presskit.build.pipeline import build, check
from tests.tools.small_site import article, published

MakeSite = Callable[[Mapping[str, str | bytes]], Path]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="7"/>'
TALLY = """
from pathlib import Path
from presskit import Body, Page, Writer, article_subject, hookimpl


class Tally(Writer):
    name = "tally"

    def pages(self, catalog):
        for entry in catalog.articles():
            subject, data = article_subject(entry, "en"), {"body": Body(entry.id)}
            yield Page(path=f"{entry.id}.txt", subject=subject, data=data)
            yield Page(path=f"{entry.id}.part", subject=subject, data=data, container="all.book")

    def render(self, view, templates):
        with Path(__file__).with_name("rendered").open("a") as log:
            log.write(f"{view.page.path}\\n")
        blocks = [block for slot in view.slots.values() for block in slot]
        return "\\n".join([view.data["body"].text, *blocks]).encode()

    def assemble(self, container, pieces, templates):
        for piece in pieces:
            yield piece.content


@hookimpl
def presskit_writers():
    return [Tally()]
"""
TOML = """[site]
base_url = "https://example.org/"
[output]
writers = ["html", "epub", "json", "tally"]
[plugins]
enabled = ["./tally.py"]
[read.fields]
hole = "string"
uri = "string"
"""


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESSKIT_NOW", "2026-06-01T12:00Z")


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    """Four articles, a day apart, built; a writer of the site's own notes what it renders."""
    made = make_site(
        {
            "presskit.toml": TOML,
            "tally.py": TALLY,
            "content/news/m.svg": SVG.format(12),
            **{
                f"content/news/{name}.rst": article(
                    f"Title of {name}", "First.\n\nSecond.", date=f"2026-01-0{day}"
                )
                for day, name in enumerate("abcd", 1)
            },
        }
    )
    assert build(made).diagnostics == ()
    assert sorted(rendered(made)) == sorted(
        f"news/{name}.{kind}" for name in "abcd" for kind in ("txt", "part")
    )
    return made


def rendered(site: Path) -> list[str]:
    """What the writer rendered since this was last asked for."""
    log = site / "rendered"
    found = log.read_text().split() if log.exists() else []
    log.unlink(missing_ok=True)
    return found


def rebuilt(site: Path) -> set[str]:
    """The files that a build changes; what is published is then what a clean build publishes."""
    before = published(site)
    assert build(site).diagnostics == ()
    after = published(site)
    clean = site.with_name("clean")
    shutil.copytree(site, clean, ignore=shutil.ignore_patterns("public", ".presskit", "rendered"))
    assert build(clean).diagnostics == ()
    assert published(clean) == after
    shutil.rmtree(clean)
    manifest = ".presskit.json"
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - {manifest}


def edit(site: Path, name: str, old: str, new: str) -> None:
    path = site / f"content/news/{name}.rst"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_new_body_renders_one_page_one_chapter_and_the_feeds(site: Path) -> None:
    edit(site, "b", "Second", "Other")
    assert rebuilt(site) == {
        "news/b/index.html",
        "my-site.epub",
        "api/articles/news/b.json",
        "news/b.txt",
        "all.book",
        "feed.xml",
        "feed.json",
    }
    assert sorted(rendered(site)) == ["news/b.part", "news/b.txt"]


def test_a_new_length_and_a_new_heading_reach_the_lists(site: Path) -> None:
    edit(site, "b", "Second.", "Second, and three more words.\n\nPart\n----\n\nText.")
    changed = rebuilt(site)
    assert {"news/b/index.html", "api/site.json", "api/articles/news/b.json", "my-site.epub"} < changed
    assert sorted(rendered(site)) == ["news/b.part", "news/b.txt"]
    words = {each["id"]: each["words"] for each in json.loads(published(site)["api/site.json"])["articles"]}
    assert words == {"news/a": 2, "news/b": 8, "news/c": 2, "news/d": 2}


def test_the_newest_article_gets_into_the_lists_of_all_pages(site: Path) -> None:
    (site / "content/news/e.rst").write_text(article("Title of e", date="2026-05-01"))
    changed = rebuilt(site)
    assert {f"news/{name}.txt" for name in "abcde"} < changed
    assert sorted(path for path in rendered(site) if path.endswith(".txt")) == ["news/e.txt"]
    (site / "content/news/e.rst").unlink()
    rebuilt(site)
    assert [path for path in rendered(site) if path.endswith(".txt")] == []


def test_a_new_title_reaches_every_page_that_lists_the_article(site: Path) -> None:
    edit(site, "d", "Title of d\n==========", "News & <more>\n=============")
    assert {f"news/{name}.txt" for name in "abc"} < rebuilt(site)
    assert [path for path in rendered(site) if path.endswith(".txt")] == ["news/d.txt"]
    assert "News &amp; &lt;more&gt;" in published(site)["news/a.txt"].decode()


def test_an_article_gets_an_image_and_the_image_another_size(site: Path) -> None:
    edit(site, "b", ":date:", ":image: m.svg\n:image-alt: A map\n:date:")
    changed = rebuilt(site)
    assert {"news/b/index.html", "news/index.html"} < changed
    rendered(site)
    (site / "content/news/m.svg").write_text(SVG.format(99))
    assert "news/b/index.html" in rebuilt(site)
    assert b'width="99"' in published(site)["news/b/index.html"]
    assert sorted(rendered(site)) == ["news/b.part", "news/b.txt"]


def test_where_nothing_can_be_seen_of_a_change_nothing_is_published(site: Path) -> None:
    edit(site, "b", "Second.\n", "Second.\n\n.. A comment.\n")
    assert rebuilt(site) == set()


def test_dates_keep_their_zone_in_a_warm_build(make_site: MakeSite) -> None:
    toml = '[site]\ntimezone = "Europe/Berlin"\n[output]\nwriters = ["html", "json"]\n'
    made = make_site(
        {
            "presskit.toml": toml,
            "content/a.rst": article("A", date="2026-03-01 00:30", updated="2026-04-01 00:30"),
            "content/b.rst": article("B", date="2026-03-02"),
        }
    )

    def shown() -> tuple[str, str]:
        files = published(made)
        return files["a/index.html"].decode(), files["api/articles/a.json"].decode()

    build(made)
    for number in range(3):
        page, document = shown()
        assert '<time datetime="2026-03-01T00:30:00+01:00">March 1, 2026</time>' in page
        assert '<time datetime="2026-04-01T00:30:00+02:00">April 1, 2026</time>' in page
        assert '"date":"2026-03-01T00:30:00+01:00"' in document
        assert "2026-03-01T00:30:00+01:00" in published(made)["api/site.json"].decode()
        # What is shown of it is taken from what was kept: first its page is rendered anew, then all.
        (made / "content/b.rst").write_text(article(f"B{number}", date="2026-03-02"))
        (made / "theme/blocks").mkdir(parents=True, exist_ok=True)
        (made / "theme/blocks/recent.html").write_text(f"<p>{number}</p>")
        build(made)


def test_a_field_may_have_any_name(site: Path) -> None:
    edit(site, "b", ":date:", ":hole: link\n:uri: article:a\n:date:")
    rebuilt(site)
    edit(site, "b", "Second", "Other")
    rebuilt(site)
    extra = json.loads(published(site)["api/articles/news/b.json"])["metadata"]["extra"]
    assert extra == {"hole": "link", "uri": "article:a"}


def test_a_file_may_have_any_name(site: Path) -> None:
    for number in range(2):
        path = site / "content/news/body a|b.rst"
        path.write_text(article("A", f"Words.\n\nTurn {number}."))
        build(site, Options(keep_going=True))
        page = published(site)["news/body-a-b/index.html"]
        assert f"Turn {number}.".encode() in page


def test_checks_leave_nothing_behind(site: Path) -> None:
    cache = site / ".presskit/cache"
    sizes = []
    for number in range(6):
        (site / "content/news/e.rst").write_text(article(f"E{number}", date="2026-05-01"))
        assert check(site).diagnostics == ()
        sizes.append(sum(path.stat().st_size for path in cache.glob("pages*")))
    assert max(sizes) == min(sizes)
    rebuilt(site)

from collections.abc import Callable

import pytest

from presskit.link.paths import path_findings
from presskit.link.plan import Planned, Values
from presskit.model.article import Article, Entry
from presskit.model.diagnostic import Span
from presskit.model.page import Page, article_subject
from tests.tools.store import MemoryStore


def planned(entry: Entry, path: str, container: str = "") -> Planned:
    page = Page(path=path, subject=article_subject(entry, "en"), container=container)
    return Values(MemoryStore()).planned(page, {})


def test_two_pages_of_one_path_are_named_both(
    make_entry: Callable[..., Entry], make_article: Callable[..., Article]
) -> None:
    first, second = make_entry("a"), make_entry("b")
    articles = {entry.id: make_article(entry) for entry in (first, second)}
    plan = {"html": (planned(first, "x/index.html"), planned(second, "X/index.html"))}
    assert [(found.code, found.span.path, found.message) for found in path_findings(plan, articles)] == [
        ("PK501", "content/a.rst", "`x/index.html` is also the output of content/b.rst"),
        ("PK501", "content/b.rst", "`X/index.html` is also the output of content/a.rst"),
    ]


@pytest.mark.parametrize("first", ["listing", "article"])
def test_a_path_that_a_listing_has_is_found_at_the_slug(
    make_entry: Callable[..., Entry], make_article: Callable[..., Article], first: str
) -> None:
    entry, slug = make_entry("a"), Span("content/a.rst", 3, 8, 3, 15)
    pages = [planned(make_entry("archive"), "archive/index.html"), planned(entry, "archive/index.html")]
    plan = {"html": tuple(pages if first == "listing" else reversed(pages))}
    (finding,) = path_findings(plan, {"a": make_article(entry, slug=slug)})
    assert (finding.code, finding.span) == ("PK501", slug)
    assert finding.message.endswith("is also the output of article:archive")


def test_the_same_path_in_two_books_is_fine(make_entry: Callable[..., Entry]) -> None:
    entry = make_entry("a")
    plan = {"epub": (planned(entry, "a.xhtml", "one.epub"), planned(entry, "a.xhtml", "two.epub"))}
    assert list(path_findings(plan, {})) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../x.html", "PK502"),
        ("/x.html", "PK502"),
        ("x//y.html", "PK502"),
        ("x/./y.html", "PK502"),
        ("x/", "PK502"),
        ("", "PK502"),
        (f"{'y' * 256}/index.html", "PK502"),
        (f"x/{'ß' * 128}", "PK502"),
        (f"{'y' * 255}/index.html", None),
        ("x/..y/.z/index.html", None),
    ],
)
def test_a_path_can_not_leave_the_output(
    make_entry: Callable[..., Entry], path: str, code: str | None
) -> None:
    found = list(path_findings({"html": (planned(make_entry("a"), path),)}, {}))
    assert [finding.code for finding in found] == ([code] if code else [])

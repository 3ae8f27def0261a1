from collections.abc import Callable

from presskit.link.paths import path_findings
from presskit.model.article import Article, Entry
from presskit.model.page import Page, article_subject


def page(entry: Entry, path: str, container: str = "") -> Page:
    return Page(path=path, subject=article_subject(entry, "en"), container=container)


def test_two_pages_of_one_path_are_named_both(
    make_entry: Callable[..., Entry], make_article: Callable[..., Article]
) -> None:
    first, second = make_entry("a"), make_entry("b")
    articles = {entry.id: make_article(entry) for entry in (first, second)}
    pages = {"html": (page(first, "x/index.html"), page(second, "X/index.html"))}
    (finding,) = path_findings(pages, articles)
    assert (finding.code, finding.span.path) == ("PK501", "content/b.rst")
    assert "content/a.rst" in finding.message


def test_the_same_path_in_two_books_is_fine(make_entry: Callable[..., Entry]) -> None:
    entry = make_entry("a")
    pages = {"epub": (page(entry, "a.xhtml", "one.epub"), page(entry, "a.xhtml", "two.epub"))}
    assert list(path_findings(pages, {})) == []


def test_a_path_can_not_leave_the_output(make_entry: Callable[..., Entry]) -> None:
    pages = {"html": (page(make_entry("a"), "../x.html"), page(make_entry("b"), f"{'y' * 300}/index.html"))}
    assert [finding.code for finding in path_findings(pages, {})] == ["PK502", "PK502"]

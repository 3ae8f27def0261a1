import pytest

from presskit.read.fields import Rules
from presskit_epub.paging import anchor
from tests.tools.articles import article_of, reader

READER = reader(Rules(required=("title",)))


def read(body: str) -> tuple[list[str], list[tuple[str, int, int]]]:
    """The pages that an article names to the site, and code, line and column of what is found."""
    article = article_of(f"Title\n=====\n\n:date: 2026-03-01\n\n{body}", with_reader=READER).article
    findings = [(each.code, each.span.line, each.span.column) for each in article.diagnostics]
    return article.entry.facts.get("epub", {}).get("pages", []), findings


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        ("No page.", []),
        ("The :page:`12` tide\nturned :page:`xiii`.\n\n- a :page:`14`\n", ["12", "xiii", "14"]),
        ("Head :page:`12`\n---------------\n\nText.\n", ["12"]),
    ],
)
def test_pages_are_facts_in_their_order(body: str, pages: list[str]) -> None:
    assert read(body) == (pages, [])


def test_a_page_begins_once_and_has_a_name() -> None:
    assert read("A :page:`12` b :page:`12` c.\n\nD :page:`-`.\n")[1] == [("EP003", 6, 3), ("EP003", 8, 3)]


def test_no_heading_has_the_id_of_a_page() -> None:
    assert anchor("12") == "page.12"

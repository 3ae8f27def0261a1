"""The directive ``.. mailing-list::``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presskit import Anchor, Article, Block, Fragment, Source
from presskit.build.prepare import prepare
from presskit.build.roots import Roots
from presskit.model.source import digest
from presskit.read.compile import read
from tests.tools.words import said

Read = Callable[[str], Article]

SITE = """
[check]
required = ["title"]

[plugin.mailinglist.lists.daily]
provider = "buttondown"
username = "packet"
consent = "One email a day."

[plugin.mailinglist.lists.weekly]
provider = "kit"
form = 123
consent = "One email a week."
"""


@pytest.fixture(scope="module")
def read_article(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """``read_article(body)``: the article whose text begins, on line 4, with ``body``."""
    site: Path = tmp_path_factory.mktemp("site")
    (site / "presskit.toml").write_text(SITE, encoding="utf-8")
    prepared, diagnostics = prepare(Roots(site))
    assert prepared is not None, diagnostics

    def article(body: str) -> Article:
        text = f"Title\n=====\n\n{body}"
        made = read(Source("a", "content/a.rst", text, digest(text.encode())), {}, prepared.reader)
        assert isinstance(made, Article)
        return made

    return article


def lists(fragment: Fragment) -> list[Block]:
    return [part for part in fragment.parts if isinstance(part, Block)]


def test_a_list_stands_where_the_article_names_it(read_article: Read) -> None:
    article = read_article("Text.\n\n.. mailing-list:: daily\n\nMore.\n")

    before, block, after = article.forms["html"].parts
    assert (before, after) == ("<p>Text.</p>\n", "<p>More.</p>\n")
    assert isinstance(block, Block)
    assert (block.kind, block.data["list"], said(block.data["consent"])) == (
        "mailing-list",
        "daily",
        "One email a day.",
    )
    assert article.diagnostics == ()


def test_ids_are_unique_and_can_be_prefixed(read_article: Read) -> None:
    article = read_article(
        "- .. mailing-list:: daily\n\n  .. mailing-list:: daily\n\n.. mailing-list:: weekly\n"
    )

    assert [block.data["id"] for block in lists(article.forms["html"])] == [
        Fragment((Anchor("ml-daily-inline-1"),)),
        Fragment((Anchor("ml-daily-inline-2"),)),
        Fragment((Anchor("ml-weekly-inline-3"),)),
    ]


def test_an_unknown_list_is_found_at_its_name(read_article: Read) -> None:
    article = read_article("Text.\n\n.. mailing-list:: dayly\n")

    (finding,) = article.diagnostics
    assert (finding.code, finding.span.line, finding.span.column) == ("ML002", 6, 19)
    assert finding.hint == "did you mean `daily`?"
    assert lists(article.forms["html"]) == []


def test_a_missing_name_is_found(read_article: Read) -> None:
    article = read_article("Text.\n\n.. mailing-list::\n")

    (finding,) = article.diagnostics
    assert (finding.code, finding.span.line) == ("ML001", 6)
    assert finding.hint == "lists: daily, weekly"

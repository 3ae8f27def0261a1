"""Articles read by the whole first stage, with the first-party plugins."""

from collections.abc import Callable

import pytest

from presskit import Article, Block
from presskit.read.fields import Rules
from tests.tools.articles import article_of, reader

Read = Callable[..., Article]


@pytest.fixture
def read_article() -> Read:
    """``read_article(body, date)``: the article whose text begins, on line 6, with ``body``."""
    berlin = reader(Rules(timezone="Europe/Berlin", required=("title",)))

    def made(body: str, date: str = "2026-03-01 09:00") -> Article:
        return article_of(f"Title\n=====\n\n:date: {date}\n\n{body}", with_reader=berlin).article

    return made


def blocks(article: Article) -> list[Block]:
    """The blocks of an article's body, in order."""
    return [part for part in article.forms["html"].parts if isinstance(part, Block)]


def places(article: Article) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [(found.code, found.span.line, found.span.column) for found in article.diagnostics]

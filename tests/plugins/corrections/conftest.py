"""Articles read by the whole first stage, with the first-party plugins."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presskit import Article, Block, Source
from presskit.build.prepare import Prepared, prepare
from presskit.build.roots import Roots
from presskit.model.source import digest
from presskit.read.compile import read

Read = Callable[..., Article]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A site without articles."""
    site: Path = tmp_path_factory.mktemp("site")
    (site / "presskit.toml").write_text(
        '[site]\ntimezone = "Europe/Berlin"\n[check]\nrequired = ["title"]\n', encoding="utf-8"
    )
    found, diagnostics = prepare(Roots(site))
    assert found is not None, diagnostics
    return found


@pytest.fixture
def read_article(prepared: Prepared) -> Read:
    """``read_article(body, date)``: the article whose text begins, on line 6, with ``body``."""

    def made(body: str, date: str = "2026-03-01 09:00") -> Article:
        text = f"Title\n=====\n\n:date: {date}\n\n{body}"
        source = Source("a", "content/a.rst", text, digest(text.encode()))
        article = read(source, {}, prepared.reader)
        assert isinstance(article, Article)
        return article

    return made


def blocks(article: Article) -> list[Block]:
    """The blocks of an article's body, in order."""
    return [part for part in article.forms["html"].parts if isinstance(part, Block)]


def places(article: Article) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [(found.code, found.span.line, found.span.column) for found in article.diagnostics]

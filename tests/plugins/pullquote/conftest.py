"""Articles read by the whole first stage, with the first-party plugins."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presskit import Article, Block, Fragment, Link, Source
from presskit.build.prepare import Prepared, prepare
from presskit.build.roots import Roots
from presskit.model.source import digest
from presskit.read.compile import read

Read = Callable[[str], Article]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A site without articles."""
    site: Path = tmp_path_factory.mktemp("site")
    (site / "presskit.toml").write_text('[check]\nrequired = ["title"]\n', encoding="utf-8")
    found, diagnostics = prepare(Roots(site))
    assert found is not None, diagnostics
    return found


@pytest.fixture
def read_article(prepared: Prepared) -> Read:
    """``read_article(body)``: the article whose text begins, on line 4, with ``body``."""

    def article(body: str) -> Article:
        text = f"Title\n=====\n\n{body}"
        source = Source("a", "content/a.rst", text, digest(text.encode()))
        made = read(source, {}, prepared.reader)
        assert isinstance(made, Article)
        return made

    return article


@pytest.fixture
def outline() -> Callable[[Article], list[str]]:
    """``outline(article)``: the markup and blocks of its body in order, a block as ``[kind: text]``."""

    def parts(article: Article) -> list[str]:
        return [
            f"[{part.kind}: {part.data['text']}]" if isinstance(part, Block) else str(part).strip()
            for part in article.forms["html"].parts
        ]

    return parts


@pytest.fixture
def content() -> Callable[[Article], str]:
    """``content(article)``: the markup inside its only block, links as ``{uri}``."""

    def text(fragment: Fragment) -> str:
        return "".join(
            part if isinstance(part, str) else f"{{{part.uri}}}"
            for part in fragment.parts
            if isinstance(part, str | Link)
        )

    def only(article: Article) -> str:
        (block,) = (part for part in article.forms["html"].parts if isinstance(part, Block))
        assert block.content is not None
        return text(block.content)

    return only


@pytest.fixture
def findings() -> Callable[[Article], list[tuple[str, int, int]]]:
    """``findings(article)``: code, line and column of each diagnostic."""
    return lambda article: [(d.code, d.span.line, d.span.column) for d in article.diagnostics]

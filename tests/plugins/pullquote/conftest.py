"""Articles read by the whole first stage, with the first-party plugins."""

from collections.abc import Callable
from pathlib import Path

import pytest

from presskit import Article, Block, Fragment, Source
from presskit.build.prepare import Prepared, prepare
from presskit.model.source import digest
from presskit.read.compile import read

Read = Callable[[str], Article]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A site without articles."""
    site: Path = tmp_path_factory.mktemp("site")
    (site / "presskit.toml").write_text('[check]\nrequired = ["title"]\n', encoding="utf-8")
    found, diagnostics = prepare(site)
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
def outline() -> Callable[[Fragment], list[str]]:
    """``outline(fragment)``: its top-level markup and blocks in order, blocks as ``[kind: text]``."""

    def parts(fragment: Fragment) -> list[str]:
        return [
            f"[{part.kind}: {part.data.get('text', '')}]" if isinstance(part, Block) else str(part).strip()
            for part in fragment.parts
            if not isinstance(part, str) or part.strip()
        ]

    return parts

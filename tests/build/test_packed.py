from pathlib import Path

import pytest

from presskit.build.packed import pack, unpack_article, unpack_forms
from presskit.build.prepare import prepare
from presskit.build.roots import Roots
from presskit.build.sources import article_paths, load_source
from presskit.build.worker import Packed, read_one
from presskit.model.fragment import Anchor, Asset, Block, Fragment, Link, Mark

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_holes_at_any_depth_come_back() -> None:
    inner = Block("inner", {"at": Asset("a.svg", "width")}, Fragment((Anchor("x"), "text")))
    data = {"plain": {"hole in one": 1}, "links": [Link("article:a"), {"deep": Fragment((Mark("m"), inner))}]}
    forms = {
        "html": Fragment(("<p>", Link("ref:b", "title"), Block("outer", data, Fragment((inner,))), "</p>"))
    }
    assert unpack_forms(pack(forms)) == forms


@pytest.mark.parametrize("site", ["magazine", "minimal"])
def test_every_article_of_the_examples_comes_back(site: str) -> None:
    prepared, findings = prepare(Roots(EXAMPLES / site))
    assert prepared is not None
    assert findings == []
    read = 0
    for path in article_paths(Roots(EXAMPLES / site)):
        source, _ = load_source(Roots(EXAMPLES / site), path)
        assert source is not None
        result = read_one(source, {}, prepared.reader)
        if isinstance(result, Packed):
            read += 1
            article, forms = unpack_article(result.article), unpack_forms(result.forms)
            assert (pack(article), pack(forms)) == (result.article, result.forms)
    assert read

"""The core's own nodes."""

import pytest

from presskit.plugins.results import WrongResultError
from presskit.read.nodes import block, deferred_reference
from tests.tools.articles import article_of


def test_copies_have_all_but_the_children() -> None:
    reference = deferred_reference("article:pricing", ":article:`pricing`")
    reference["classes"] = ["wide"]
    reference.source, reference.line = "content/sample.rst", 4
    made = reference.deepcopy()
    assert made.attributes == reference.attributes
    assert (made.source, made.line) == ("content/sample.rst", 4)
    quote = block("quiz", {"points": 3}, [reference])
    assert quote.copy().children == []
    assert [child["uri"] for child in quote.deepcopy().findall(deferred_reference)] == ["article:pricing"]
    assert quote.copy()["data"] == {"points": 3}


def test_a_reference_in_a_substitution_is_there_at_each_use() -> None:
    article = article_of("|p| and |p|.\n\n.. |p| replace:: :article:`pricing`\n")
    assert article.diagnostics == ()
    assert len([part for part in article.html.parts if not isinstance(part, str)]) == 4


def test_a_block_refuses_data_that_would_not_come_back_from_the_cache() -> None:
    with pytest.raises(WrongResultError, match=r"block `map`: data\['places'\] is a set"):
        block("map", {"places": {"Mole"}})

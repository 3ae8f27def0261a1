"""A pull-quote that names nobody has the article's own words."""

from collections.abc import Callable

import pytest

from presskit import Article

TEXT = 'The tide keeps "no secrets" from a pilot.\nIt rises, and\nfalls. [1]_\n\n.. [1] As the *log* of 1962 says.\n\n'
OWN = {
    "a sentence": "The tide keeps no secrets from a pilot.",
    "with other marks and capitals": "“no secrets from a pilot – it rises”",
    "with something left out": "The tide keeps […] secrets … and falls",
    "an attribution": "Nobody said so.\n\n   -- Ada Quill",
}


def pulled(words: str, options: str = "") -> str:
    return f"{TEXT}.. pull-quote::\n{options}\n   {words}\n"


@pytest.mark.parametrize("words", OWN.values(), ids=OWN)
def test_what_the_article_says(words: str, read_article: Callable[[str], Article]) -> None:
    assert read_article(pulled(words)).diagnostics == ()


@pytest.mark.parametrize("option", ["   :source: The Log\n", "   :link: https://example.org/log\n"])
def test_what_another_work_says(option: str, read_article: Callable[[str], Article]) -> None:
    assert read_article(pulled("Nobody said so.", option)).diagnostics == ()


@pytest.mark.parametrize(
    "words", ["The tide keeps secrets.", "a pilots", "the log of 1962", "It … rises … secrets kept"]
)
def test_what_it_does_not_say(words: str, read_article: Callable[[str], Article]) -> None:
    (found,) = read_article(pulled(words)).diagnostics
    assert (found.code, found.severity, found.span.line, found.span.column) == ("PQ009", "warning", 12, 4)
    assert found.span.end_column == 4 + len(words)

"""Labels that several articles have."""

from collections.abc import Callable

from presskit.link.duplicates import duplicate_labels
from presskit.model.article import Article, Entry, Label
from tests.tools.articles import place

TEXTS = {
    "content/a.rst": "Title\n=====\n\n.. _tides:\n\nText.\n",
    "content/b.rst": "Title\n=====\n\nText.\n\n.. _Tides:\n\nText.\n",
    "content/c.rst": ".. include:: part.txt\n",
    "content/part.txt": ".. _tides:\n\nText.\n",
}


def test_each_article_names_another(
    make_entry: Callable[..., Entry], make_article: Callable[..., Article]
) -> None:
    label = Label("tides", "tides", "")
    articles = [
        make_article(make_entry("a"), labels=(label, Label("ebb", "ebb", ""))),
        make_article(make_entry("b"), labels=(label,)),
        make_article(make_entry("c"), labels=(label,), inputs={"content/part.txt": "d"}),
    ]
    found = list(duplicate_labels(articles, TEXTS.__getitem__))
    assert [(each.code, each.span.path, place(each.span), each.message) for each in found] == [
        ("PK613", "content/a.rst", "4:4-11", "the label `tides` is also in content/b.rst"),
        ("PK613", "content/b.rst", "6:4-11", "the label `tides` is also in content/a.rst"),
        ("PK613", "content/part.txt", "1:4-11", "the label `tides` is also in content/a.rst"),
    ]


def test_without_duplicates_no_source_is_looked_at(
    make_entry: Callable[..., Entry], make_article: Callable[..., Article]
) -> None:
    articles = [
        make_article(make_entry("a"), labels=(Label("tides", "tides", ""),)),
        make_article(make_entry("b")),
    ]
    assert list(duplicate_labels(articles, {"": ""}.__getitem__)) == []

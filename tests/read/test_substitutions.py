"""Substitutions that make docutils' own transform fail."""

import pytest

from tests.tools.articles import article_of, findings, shown


def test_a_substitution_of_one_that_is_not_defined() -> None:
    article = article_of("Use |a| here.\n\n.. |a| replace:: so |b|\n\nAfter.\n")
    assert shown(article) == "<p>Use so |b| here.</p>\n<p>After.</p>\n"
    assert findings(article) == [("3:21-24", "PK304")]


def test_a_substitution_that_holds_itself_twice() -> None:
    article = article_of(".. |a| replace:: |a| |a|\n\nText |a|.\n\nAfter.\n")
    assert shown(article) == "<p>Text |a|.</p>\n<p>After.</p>\n"
    assert findings(article) == [("1:1-25", "PK300"), ("3:6-9", "PK304")]


@pytest.mark.parametrize("first", ["|b|", "x |b|", "|b| |b|", "|b| |a|", "|c| |b| |a|"])
@pytest.mark.parametrize("second", ["|a|", "|a| |a|", "|b| |a|", "|c| |none|"])
def test_substitutions_that_hold_each_other(first: str, second: str) -> None:
    """Each definition is reported once, and so is what stands for it in the text."""
    text = f"|a|\n\n.. |a| replace:: {first}\n.. |b| replace:: {second}\n.. |c| replace:: |a| x |b|\n\n|a| |b| |c|\n"
    article = article_of(f"{text}\nAfter.\n")
    assert "<p>After.</p>" in shown(article)
    assert {code for _, code in findings(article)} <= {"PK300", "PK304"}
    assert len(findings(article)) > 0

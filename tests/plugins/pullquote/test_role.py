"""The role ``:pull:``."""

from collections.abc import Callable

import pytest

from presskit import Article

Read = Callable[[str], Article]
Outline = Callable[[Article], list[str]]


@pytest.mark.parametrize(
    ("marked", "text", "markup"),
    [
        ("plain words", "plain words", "plain words"),
        ("*very* **loud**", "very loud", "<em>very</em> <strong>loud</strong>"),
        (r"5 \* 6 \\ 7", r"5 * 6 \ 7", r"5 * 6 \ 7"),
        ("over\ntwo lines", "over two lines", "over\ntwo lines"),
        ("a < b & c", "a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_marked_text_is_parsed(
    read_article: Read, outline: Outline, marked: str, text: str, markup: str
) -> None:
    assert outline(read_article(f"So :pull:`{marked}` it is.\n")) == [
        f"[pull-quote: {text}]",
        f"<p>So {markup} it is.</p>",
    ]


def test_references_in_marked_text_lead_somewhere(read_article: Read) -> None:
    article = read_article("So :pull:`see Kew_ now`.\n\n.. _Kew: https://kew.org\n")

    assert '<a href="https://kew.org">Kew</a>' in str(article.forms["html"].parts[1])


def test_code_ends_the_role_early_and_is_found_out(read_article: Read) -> None:
    article = read_article("So :pull:`run ``make`` now` please.\n")

    codes = {finding.code: finding for finding in article.diagnostics}
    assert (codes["PQ006"].span.line, codes["PQ006"].span.column) == (4, 4)
    assert ":from:" in codes["PQ006"].hint
    assert article.entry.facts.get("pullquote") is None

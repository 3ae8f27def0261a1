"""Block quotes with an attribution."""

from collections.abc import Callable

import pytest

from presskit import Article, Block

Read = Callable[[str], Article]
Content = Callable[[Article], str]
Findings = Callable[[Article], list[tuple[str, int, int]]]


def test_an_attributed_quote_is_data_and_keeps_its_markup(read_article: Read, content: Content) -> None:
    article = read_article(
        "Text.\n\n    It *sank*.\n\n    -- `Callum Stobbs <https://e.org>`__, skipper of *Our Dorothy*\n"
    )

    (block,) = (part for part in article.forms["html"].parts if isinstance(part, Block))
    assert block.kind == "quote"
    assert block.data == {
        "text": "It sank.",
        "name": "Callum Stobbs",
        "role": "skipper of Our Dorothy",
        "attribution": "Callum Stobbs, skipper of Our Dorothy",
    }
    assert "<blockquote>\n<p>It <em>sank</em>.</p>\n</blockquote>" in content(article)
    assert (
        '— <a href="https://e.org">Callum Stobbs</a>, skipper of <em>Our Dorothy</em></figcaption>'
        in content(article)
    )


@pytest.mark.parametrize("name", ["epigraph", "highlights"])
def test_docutils_kinds_of_quotes_keep_their_class(read_article: Read, content: Content, name: str) -> None:
    article = read_article(f".. {name}::\n\n   It sank.\n\n   -- Callum\n")

    assert f'class="quote {name}"' in content(article)


def test_a_quote_of_nobody_stays_a_block_quote(read_article: Read) -> None:
    article = read_article("Text.\n\n    It sank.\n")

    assert not any(isinstance(part, Block) for part in article.forms["html"].parts)
    assert "pullquote" not in article.entry.facts


def test_a_label_still_leads_to_the_quote(read_article: Read) -> None:
    article = read_article("Text.\n\n.. _sinking:\n\n    It sank.\n\n    -- Callum\n")

    assert article.anchors.count("sinking") == 1
    assert [label.anchor for label in article.labels] == ["sinking"]


def test_all_quotations_are_facts_in_document_order(read_article: Read) -> None:
    article = read_article(
        "The boat :pull:`sank`.\n\n    Yes.\n\n    -- Callum, skipper\n\n.. pull-quote::\n   :source: The log\n"
        "   :link: https://e.org/log\n\n   No.\n"
    )

    assert article.entry.facts["pullquote"] == {
        "quotes": [
            {"text": "sank", "name": "", "role": "", "source": "", "link": "", "kind": "pull-quote"},
            {"text": "Yes.", "name": "Callum", "role": "skipper", "source": "", "link": "", "kind": "quote"},
            {
                "text": "No.",
                "name": "",
                "role": "",
                "source": "The log",
                "link": "https://e.org/log",
                "kind": "pull-quote",
            },
        ]
    }


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("-- Callum", [("PQ008", 7, 5)]),
        ("— Callum", [("PQ008", 7, 5)]),
        ("to the bottom", []),
        ("-- as it often does", []),
        ("-5 degrees", []),
    ],
)
def test_an_attribution_without_its_blank_line_is_found_out(
    read_article: Read, findings: Findings, last: str, expected: list[tuple[str, int, int]]
) -> None:
    assert findings(read_article(f"Text.\n\n    It sank\n    {last}\n")) == expected

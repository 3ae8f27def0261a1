"""Where lifted copies stand, and what they say."""

from collections.abc import Callable

import pytest

from presskit import Article

Read = Callable[[str], Article]
Outline = Callable[[Article], list[str]]
Findings = Callable[[Article], list[tuple[str, int, int]]]


def test_a_marked_sentence_stays_and_a_plain_copy_stands_before_its_paragraph(
    read_article: Read, outline: Outline
) -> None:
    article = read_article("Intro.\n\nThe tide :pull:`waits for *no* man`, they say.\n")

    assert outline(article) == [
        "<p>Intro.</p>",
        "[pull-quote: waits for no man]",
        "<p>The tide waits for <em>no</em> man, they say.</p>",
    ]


def test_copies_of_one_paragraph_keep_their_order(read_article: Read, outline: Outline) -> None:
    article = read_article(":pull:`One.` And :pull:`two.`\n")

    assert outline(article) == ["[pull-quote: One.]", "[pull-quote: two.]", "<p>One. And two.</p>"]


@pytest.mark.parametrize(
    "body",
    [
        "- An item.\n- Another, with :pull:`the sentence`.\n",
        "====  =========================\nLeft  Has :pull:`the sentence`.\n====  =========================\n",
        ".. note::\n\n   - Deep, with :pull:`the sentence`.\n",
        "term\n   Its definition, with :pull:`the sentence`.\n",
        "    A quote with :pull:`the sentence`.\n\n    -- Ada\n",
    ],
    ids=["list", "table", "admonition", "definition", "block"],
)
def test_a_copy_never_stands_inside_another_element(read_article: Read, outline: Outline, body: str) -> None:
    parts = outline(read_article(f"Intro.\n\n{body}"))

    assert parts[:2] == ["<p>Intro.</p>", "[pull-quote: the sentence]"]
    assert sum(part.startswith("[pull-quote") for part in parts) == 1


def test_a_copy_stays_in_its_section(read_article: Read) -> None:
    article = read_article("Intro.\n\nPart\n----\n\nText :pull:`to lift`.\n")

    before, heading = article.forms["html"].parts[0], article.forms["html"].parts[2]
    assert isinstance(before, str)
    assert before.endswith('<section id="')
    assert isinstance(heading, str)
    assert "<h2>Part</h2>" in heading


def test_a_copy_leaves_footnote_marks_behind(read_article: Read) -> None:
    article = read_article("It :pull:`cost £86,400 [1]_ to build`.\n\n.. [1] Roughly.\n")

    assert article.entry.facts["pullquote"]["quotes"][0]["text"] == "cost £86,400 to build"


def test_a_passage_is_found_across_lines_links_and_code(read_article: Read, outline: Outline) -> None:
    article = read_article(
        "Before.\n\n"
        ".. pull-quote::\n   :from: Nobody\n      had … had to stop.\n\n"
        "Nobody had read `the\nmemo <https://example.org>`_, so ``make`` had\nto stop. Then lunch.\n"
    )

    assert article.diagnostics == ()
    assert outline(article)[:2] == [
        "<p>Before.</p>",
        "[pull-quote: Nobody had read the memo, so make had to stop.]",
    ]


def test_a_passage_is_lifted_before_its_paragraph_wherever_the_directive_stands(
    read_article: Read, outline: Outline
) -> None:
    article = read_article("One and two and three.\n\nLast.\n\n.. pull-quote::\n   :from: two ... three\n")

    assert outline(article) == ["[pull-quote: two and three]", "<p>One and two and three.</p>\n<p>Last.</p>"]


def test_words_are_whole_and_quotation_marks_match_typographic_ones(
    read_article: Read, outline: Outline
) -> None:
    article = read_article(
        "Another said “no”.\n\nThe other one said “it’s late” and left.\n\n.. pull-quote::\n   :from: other … it's late\"\n"
    )

    assert "[pull-quote: other one said “it’s late”]" in outline(article)


def test_words_that_are_not_there_are_found_out_at_their_place(
    read_article: Read, findings: Findings
) -> None:
    article = read_article(
        "The tide waits.\n\n"
        ".. pull-quote::\n   :from: The moon … waits\n\n"
        ".. pull-quote::\n   :from: The tide … for nobody\n"
    )

    assert findings(article) == [("PQ003", 7, 11), ("PQ003", 10, 22)]
    assert "The moon" in article.diagnostics[0].message
    assert "for nobody" in article.diagnostics[1].message


@pytest.mark.parametrize(
    "where", [".. code::\n\n   The tide waits.\n", ".. [#] The tide waits.\n"], ids=["code", "note"]
)
def test_code_and_notes_are_no_running_text(read_article: Read, findings: Findings, where: str) -> None:
    article = read_article(f".. pull-quote::\n   :from: The … waits\n\nText.\n\n{where}")

    assert findings(article) == [("PQ003", 5, 11)]


def test_a_heading_is_not_lifted(read_article: Read, findings: Findings) -> None:
    article = read_article("Intro.\n\nA :pull:`heading`\n-----------------\n\nText.\n")

    assert findings(article) == [("PQ006", 6, 3)]
    assert article.outline[0].title == "A heading"
    assert article.entry.facts.get("pullquote") is None


def test_a_note_is_not_lifted(read_article: Read, findings: Findings) -> None:
    article = read_article("Text [1]_.\n\n.. [1] See :pull:`the memo`.\n")

    assert findings(article) == [("PQ006", 6, 12)]


def test_a_link_that_takes_its_targets_title_has_no_words_to_lift(
    read_article: Read, findings: Findings
) -> None:
    article = read_article("As :article:`b` says, no.\n\n.. pull-quote::\n   :from: As … no\n")

    assert findings(article) == [("PQ005", 7, 11)]


def test_a_mark_in_a_substitution_is_lifted_where_it_is_used(read_article: Read, outline: Outline) -> None:
    article = read_article(".. |x| replace:: :pull:`said so`\n\nFirst.\n\nHe |x|.\n")

    assert outline(article) == ["<p>First.</p>", "[pull-quote: said so]", "<p>He said so.</p>"]

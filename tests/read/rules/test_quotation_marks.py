"""Quotation marks in pairs, as languages set them."""

import pytest

from presskit.read.rules.quotation_marks import Lone, lone_mark

SOUND = [
    ("en", '"High", she said, "and low."'),
    ("en", 'He said ("high") and "\'low\'" — "so".'),
    ("en", "“High”, she said, “and ‘low’.”"),
    ("en", "The pilots’ tide, '62, and rock ’n’ roll"),
    ("en", 'A screen of 19" and a pole of 6\'2"'),
    ("en", 'The mark " ends it, and so do \'"\' and (").'),
    ("en", 'An empty text is "", and three """ begin a docstring.'),
    ("en", 'Comments begin with ".. " and with "# "'),
    ("de", "„Hoch“, sagte sie, »und ›tief‹«."),
    ("de", "«Hoch», sagte sie in Bern."),
    ("de", "„Hoch”, wie manche schreiben."),
    ("fr", "« Haute », dit-elle, « et “basse” »."),
    ("fr", "» et la marée monte. »"),
    ("sv", "”Högt”, sade hon, »och lågt»."),
    ("da", "»Højt«, sagde hun."),
    ("pl", "„Wysoko”, powiedziała."),
]


@pytest.mark.parametrize(("language", "text"), SOUND)
def test_pairs(language: str, text: str) -> None:
    assert lone_mark(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", '"High, she said.', Lone(0, opens=True)),
        ("en", 'High", she said.', Lone(4, opens=False)),
        ("en", '"High, she said, "and low".', Lone(0, opens=True)),
        ("en", '"High", she said, "and low.', Lone(18, opens=True)),
        ("en", "“High“, she said.", Lone(5, opens=True)),
        ("en", "”High”, she said.", Lone(0, opens=False)),
        ("en", "»High«, she said.", Lone(0, opens=False)),
        ("de", "„Hoch, sagte sie.", Lone(0, opens=True)),
        ("fr", "« Haute, dit-elle.", Lone(0, opens=True)),
        ("fr", "Haute », dit-elle.", Lone(6, opens=False)),
        ("sv", "”Högt, sade hon.", Lone(0, opens=True)),
    ],
)
def test_marks_alone(language: str, text: str, expected: Lone) -> None:
    assert lone_mark(text, language) == expected

"""Our patterns find what docutils' find."""

from types import SimpleNamespace
from typing import Any

import pytest
from docutils.parsers.rst import states
from docutils.utils import punctuation_chars
from hypothesis import given, settings
from hypothesis import strategies as st

from presskit.read.tuned.inliner import Inliner
from tests.tools.sample import NIGHTLY

PIECES = (
    *(
        "*",
        "**",
        "`",
        "``",
        "_",
        "__",
        "|",
        "[",
        "]",
        "]_",
        "#",
        ":",
        "@",
        "<",
        ">",
        "://",
        "\x00",
        " ",
        "\n",
        "\t",
        "\xa0",
        "\u2003",
    ),
    *("a", "b.c", "é", "日", "1", "http", "(", ")", '"', "'", "“", ".", ",", "-", "/", "?"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
KINDS = (
    SimpleNamespace(character_level_inline_markup=False, pep_references=None, rfc_references=None),
    SimpleNamespace(character_level_inline_markup=True, pep_references=True, rfc_references=True),
)


def made(kind: Any, options: Any) -> Any:
    inliner = kind()
    inliner.init_customizations(options)
    return inliner


PAIRS = [(made(states.Inliner, options), made(Inliner, options)) for options in KINDS]


def found(match: Any) -> Any:
    return match and (match.string, match.span(), match.groupdict(), match.groups())


@given(TEXTS)
@settings(max_examples=20_000 if NIGHTLY else 1000)
def test_searches(text: str) -> None:
    for theirs, ours in PAIRS:
        for name, pattern in vars(theirs.patterns).items():
            own = getattr(ours.patterns, name)
            assert (name, found(own.search(text))) == (name, found(pattern.search(text)))
            assert (name, found(own.match(text))) == (name, found(pattern.match(text)))


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), TEXTS)
def test_quoted_start_strings(before: str, after: str) -> None:
    theirs, ours = PAIRS[0]
    match = theirs.patterns.initial.search(before + "*x" + after)
    if match:
        assert ours.quoted_start(match) == theirs.quoted_start(match)


def test_the_same_work_for_each_document() -> None:
    theirs, ours = PAIRS[1]
    assert [method.__name__ for _, method in ours.implicit_dispatch] == [
        method.__name__ for _, method in theirs.implicit_dispatch
    ]
    assert all(method.__self__ is ours for _, method in ours.implicit_dispatch)
    assert (ours.parts, ours.start_string_prefix, ours.end_string_suffix) == (
        theirs.parts,
        theirs.start_string_prefix,
        theirs.end_string_suffix,
    )


def test_patterns_are_compiled_once() -> None:
    first, second = made(Inliner, KINDS[0]), made(Inliner, KINDS[0])
    assert first.patterns.initial is second.patterns.initial
    assert first.patterns is not second.patterns


@pytest.mark.parametrize("pair", ["()", "“”", "“„", "((", "ab", "«»", "»«"])
def test_pairs_of_quotes(pair: str) -> None:
    match = PAIRS[0][0].patterns.initial.search(f"{pair[0]}*{pair[1]}*")
    expected = bool(punctuation_chars.match_chars(*pair))
    assert match is None or PAIRS[0][1].quoted_start(match) == expected

"""Words in plain text."""

import pytest

from presskit_pullquote.passage import has_words, passage, split_words


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("first words … last words", ("first words", "last words")),
        ("first ... last", ("first", "last")),
        ("first…last", ("first", "last")),
        ("over\n  lines … to\n  the end", ("over lines", "to the end")),
        ("one … two … three", ("one", "two … three")),
        ("no ellipsis", None),
        ("… last", None),
        ("first …", None),
    ],
)
def test_split_words(option: str, words: tuple[str, str] | None) -> None:
    assert split_words(option) == words


@pytest.mark.parametrize(
    ("text", "first", "last", "found"),
    [
        ("The tide waits for no man.", "tide", "no man.", "tide waits for no man."),
        ("end start end", "start", "end", "start end"),
        ("art, then an artist", "artist", "artist", ""),
        ("start only", "start", "end", ""),
        ("“So,” she said", '"So,"', "said", "“So,” she said"),
        ("a.b then a+b", "a+b", "a+b", ""),
    ],
)
def test_passage(text: str, first: str, last: str, found: str) -> None:
    assert passage(text, first, last) == found


def test_words_are_whole() -> None:
    assert has_words("the artist", "artist")
    assert not has_words("the artist", "art")

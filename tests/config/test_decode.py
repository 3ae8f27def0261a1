import tomllib
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta, Struct

from presskit.config.decode import decode
from presskit.config.places import places


class Book(Struct, frozen=True):
    title: str
    sections: tuple[str, ...] = ()


class Buttondown(Struct, frozen=True, tag="buttondown", tag_field="provider"):
    username: str


class Listmonk(Struct, frozen=True, tag="listmonk", tag_field="provider"):
    url: str
    list: str = ""

    def __post_init__(self) -> None:
        if not self.url.startswith("https:"):
            raise ValueError("`url` must begin with https:")


class Strict(Struct, frozen=True, rename="kebab"):
    home_articles: int = 4
    page_size: int = 20

    def __post_init__(self) -> None:
        raise ValueError("`page-size` is wrong", "`home-articles` is wrong\ntry 4", "all is wrong")


class Settings(Struct, frozen=True, rename="kebab"):
    name: str = ""
    page_size: Annotated[int, Meta(ge=1)] = 20
    ratio: float = 1.0
    kind: Literal["wide", "narrow"] = "wide"
    tags: tuple[str, ...] = ()
    books: tuple[Book, ...] = ()
    lists: dict[str, Buttondown | Listmonk] = {}
    accent: str | None = None
    link: str | Book = ""
    few: Annotated[list[int], Meta(max_length=2)] = []
    free: dict[str, Any] = {}
    pair: tuple[int, str] = (0, "")


def decoded(text: str) -> tuple[Settings | None, list[tuple[str, int, int, str, str]]]:
    value, found = decode(tomllib.loads(text), Settings, places(text, "presskit.toml"))
    return value, [(d.code, d.span.line, d.span.column, d.message, d.hint) for d in found]


def test_an_empty_table_has_the_defaults() -> None:
    assert decoded("") == (Settings(), [])


def test_a_sound_table_becomes_the_struct() -> None:
    value, found = decoded(
        'page-size = 5\nratio = 2\nlink = {title = "L"}\nfew = [1]\npair = [2, "b"]\nfree = {a = [1, {b = 2}]}\n'
        '[[books]]\ntitle = "A"\nsections = ["x"]\n'
        '[lists.daily]\nprovider = "listmonk"\nurl = "https://example.org"\n'
    )
    assert found == []
    assert value == Settings(
        page_size=5,
        ratio=2.0,
        link=Book("L"),
        few=[1],
        pair=(2, "b"),
        free={"a": [1, {"b": 2}]},
        books=(Book("A", ("x",)),),
        lists={"daily": Listmonk("https://example.org")},
    )


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("nmae = 1", ("PK103", 1, 1, "unknown key `nmae`", "did you mean `name`?")),
        ("page_size = 1", ("PK103", 1, 1, "unknown key `page_size`", "did you mean `page-size`?")),
        ("name = 12", ("PK104", 1, 8, "`name` must be a string, not an integer", 'put it in quotes: "12"')),
        ("name = {}", ("PK104", 1, 8, "`name` must be a string, not a table", "")),
        (
            'page-size = "9"',
            ("PK104", 1, 13, "`page-size` must be an integer, not a string", "leave out the quotes: 9"),
        ),
        (
            "page-size = true",
            ("PK104", 1, 13, "`page-size` must be an integer, not a boolean (true or false)", ""),
        ),
        ("page-size = 0", ("PK105", 1, 13, "`page-size` can't be `0`", "it must be an integer >= 1")),
        (
            'tags = "a"',
            ("PK104", 1, 8, "`tags` must be an array of strings, not a string", 'put it in brackets: ["a"]'),
        ),
        (
            'tags = ["a", 2]',
            ("PK104", 1, 14, "`tags[1]` must be a string, not an integer", 'put it in quotes: "2"'),
        ),
        ('kind = "wid"', ("PK105", 1, 8, "`kind` can't be `wid`", "did you mean `wide`?")),
        ("kind = 3", ("PK104", 1, 8, '`kind` must be one of "wide", "narrow", not an integer', "")),
        (
            "accent = 3",
            ("PK104", 1, 10, "`accent` must be a string, not an integer", 'put it in quotes: "3"'),
        ),
        ("link = 3", ("PK104", 1, 8, "`link` must be a string, not an integer", 'put it in quotes: "3"')),
        (
            "few = [1, 2, 3]",
            ("PK105", 1, 7, "`few` can't be `[1, 2, 3]`", "it must be an array of integers of length <= 2"),
        ),
        ("pair = [1]", ("PK105", 1, 8, "`pair` takes 2 values, not 1", "")),
        (
            "pair = [1, 2]",
            ("PK104", 1, 12, "`pair[1]` must be a string, not an integer", 'put it in quotes: "2"'),
        ),
        ("pair = 1", ("PK104", 1, 8, "`pair` must be an array, not an integer", "")),
        ("books = [3]", ("PK104", 1, 10, "`books[0]` must be a table, not an integer", "")),
        ("[[books]]", ("PK106", 1, 3, "`title` is missing in [books[0]]", "it takes a string")),
        ("[lists.a]", ("PK106", 1, 8, "`provider` is missing in [lists.a]", "known: buttondown, listmonk")),
        (
            '[lists.a]\nprovider = "listmonkey"',
            ("PK105", 2, 12, "`lists.a.provider` can't be `listmonkey`", "did you mean `listmonk`?"),
        ),
        (
            '[lists.a]\nprovider = "listmonk"\nurl = "http://x"',
            ("PK105", 3, 7, "`url` must begin with https:", ""),
        ),
    ],
)
def test_an_error_has_its_place_and_a_hint(text: str, finding: tuple[str, int, int, str, str]) -> None:
    assert decoded(text) == (None, [finding])


def test_all_errors_are_found_at_once() -> None:
    _, found = decoded('name = 1\nkind = "x"\nother = 2\n[[books]]\ntitel = "a"\n[[books]]\ntitle = 1\n')
    assert [(code, line) for code, line, *_ in found] == [
        ("PK104", 1),
        ("PK105", 2),
        ("PK103", 3),
        ("PK103", 5),
        ("PK106", 4),
        ("PK104", 7),
    ]


def test_each_argument_of_a_post_init_error_is_a_finding_at_its_key() -> None:
    text = "\n[strict]\npage-size = 3\n"
    _, found = decode(tomllib.loads(text)["strict"], Strict, places(text, "presskit.toml"), ("strict",))
    assert [(d.code, d.span.line, d.span.column, d.message, d.hint) for d in found] == [
        ("PK105", 3, 13, "`page-size` is wrong", ""),
        ("PK105", 2, 2, "`home-articles` is wrong", "try 4"),
        ("PK105", 2, 2, "all is wrong", ""),
    ]


def test_an_error_whose_arguments_are_no_sentences_is_one_finding() -> None:
    class Ascii(Struct):
        def __post_init__(self) -> None:
            b"\xff".decode("ascii")

    (found,) = decode({}, Ascii, places("", "presskit.toml"))[1]
    assert "ordinal not in range" in found.message

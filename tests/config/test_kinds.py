import datetime as dt
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta, Struct

from presskit.config.kinds import advice, expectation, kind


class Table(Struct):
    pass


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "a boolean (true or false)"),
        (1, "an integer"),
        (1.5, "a number"),
        ("x", "a string"),
        (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "a date with a time"),
        (dt.date(2026, 1, 1), "a date"),
        (dt.time(9), "a time"),
        ({}, "a table"),
        ([], "an array"),
    ],
)
def test_what_a_value_is(value: object, words: str) -> None:
    assert kind(value) == words


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (str, "a string"),
        (Annotated[int, Meta(ge=1)], "an integer"),
        (Literal["a", 1], 'one of "a", 1'),
        (str | None, "a string"),
        (str | list[int], "a string or an array of integers"),
        (Table, "a table"),
        (tuple[Table, ...], "an array of tables"),
        (frozenset[Any], "an array"),
        (dict[str, int], "a table"),
        (dt.date, "a date"),
    ],
)
def test_what_an_annotation_takes(wanted: object, words: str) -> None:
    assert expectation(wanted) == words


def test_no_advice_where_nothing_is_plain() -> None:
    assert advice({}, str) == advice(True, str) == advice("x", int) == ""

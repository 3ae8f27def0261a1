import datetime as dt
from typing import Any

import pytest
from docutils.nodes import Text

from presskit.model.fragment import HOLE, Anchor, Asset, Block, Fragment, Link
from presskit.plugins.json_values import block_fault, fault


def test_json_and_holes_are_sound_in_a_block() -> None:
    data = {
        "text": "a",
        "items": [{"url": Link("article:a"), "title": Link("article:a", "title"), "n": 1, "some": None}],
        "pair": (1.5, True),
        "hole": "link",
        "picture": Asset("a.png"),
        "inner": Block("inner", {"id": Anchor("a"), "body": Fragment(("text",))}),
    }
    assert block_fault("outer", data) == ""


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"a": {1, 2}}, "block `x`: data['a'] is a set"),
        ({"a": [{"b": dt.date(2026, 3, 1)}]}, "block `x`: data['a'][0]['b'] is a date"),
        ({"a": b"x"}, "block `x`: data['a'] is a bytes"),
        ({"a": object}, "block `x`: data['a'] is the class object"),
        ({"a": Text("x")}, "block `x`: data['a'] is a Text"),
        ({1: "a"}, "block `x`: data has the key 1"),
        ({"a": {HOLE: "link"}}, f"block `x`: data['a'] has the key {HOLE!r}"),
        ({"a": Block("y", {"b": object()})}, "block `x`: data['a']: block `y`: data['b'] is an object"),
        (None, "the data of block `x` is a NoneType"),
    ],
)
def test_anything_else_is_named_with_its_place(value: Any, found: str) -> None:
    assert block_fault("x", value) == found


def test_a_kind_is_a_string() -> None:
    assert block_fault(3, {}) == "a block's kind is an int"


def test_facts_hold_no_holes_but_any_name() -> None:
    assert fault({HOLE: 18}) == ""
    assert fault({"target": Link("article:a")}) == "['target'] is a Link"

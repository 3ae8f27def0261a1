"""Words for the types of TOML values and of settings."""

import datetime as dt
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "a boolean (true or false)"),
    (int, "an integer"),
    (float, "a number"),
    (str, "a string"),
    (dt.datetime, "a date with a time"),
    (dt.date, "a date"),
    (dt.time, "a time"),
    (Mapping, "a table"),
    (list, "an array"),
)
_WORDS: dict[Any, str] = {
    **dict(_KINDS),
    dict: "a table",
    tuple: "an array",
    set: "an array",
    frozenset: "an array",
}
_PLURALS: dict[Any, str] = {
    str: "strings",
    int: "integers",
    float: "numbers",
    bool: "booleans",
    dict: "tables",
}


def kind(value: Any) -> str:
    """What a value of a TOML file is: ``a string``, ``a table``."""
    return next((word for type_, word in _KINDS if isinstance(value, type_)), type(value).__name__)


def expectation(wanted: Any) -> str:
    """What an annotation takes: ``a string``, ``an array of tables``, ``one of "a", "b"``."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        return expectation(arguments[0])
    if origin is Literal:
        choices = ", ".join(f'"{choice}"' if isinstance(choice, str) else str(choice) for choice in arguments)
        return f"one of {choices}"
    if origin in (Union, UnionType):
        members = dict.fromkeys(expectation(member) for member in arguments if member is not NoneType)
        return " or ".join(members)
    if _is(wanted, Struct) or _is(origin, Mapping):
        return "a table"
    if _is(origin, (Sequence, AbstractSet)):
        item = arguments[0] if len({*arguments} - {...}) == 1 else Any
        plural = "tables" if _is(item, Struct) else _PLURALS.get(item, "")
        return f"an array of {plural}" if plural else "an array"
    return _WORDS.get(wanted, f"a value of type {getattr(wanted, '__name__', wanted)}")


def advice(value: Any, wanted: Any) -> str:
    """How to write ``value`` so that it has the type ``wanted``, where that is plain to see."""
    if get_origin(wanted) is Annotated:
        return advice(value, get_args(wanted)[0])
    if _is(get_origin(wanted), (Sequence, AbstractSet)) and isinstance(value, str):
        return f'put it in brackets: ["{value}"]'
    if wanted is str and isinstance(value, (int, float, dt.date)) and not isinstance(value, bool):
        return f'put it in quotes: "{value}"'
    if wanted is bool and value in ("true", "false"):
        return f"leave out the quotes: {value}"
    if wanted is int and isinstance(value, str) and value.strip().lstrip("-").isdecimal():
        return f"leave out the quotes: {value.strip()}"
    return ""


def _is(wanted: Any, types: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, types)

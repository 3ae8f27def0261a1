"""From a TOML table to a struct, with every error at its place. Plugins' settings go the same way."""

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeVar, Union, cast, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Struct

from presskit.config.kinds import advice, expectation, kind
from presskit.config.places import Path, Places
from presskit.model.diagnostic import Diagnostic
from presskit.report.rules import finding
from presskit.report.suggestion import did_you_mean, one_of

_S = TypeVar("_S", bound=Struct)

_LIMIT = re.compile(r"^Expected `[^`]+`")
"""How msgspec begins to say which limit a value of the right type exceeds: ``Expected `int` >= 1``."""

_KEY = re.compile(r"`([^`]+)`")
"""How a message about the value of one key begins."""

_INVALID: Final = object()
"""What a value with errors decodes to; None is a value."""


def decode(
    table: Mapping[str, Any], struct_type: type[_S], places: Places, path: Path = ()
) -> tuple[_S | None, list[Diagnostic]]:
    """``table``, found at ``path``, as a ``struct_type``; None where it has errors, all of them returned.

    PK103 is an unknown key, PK104 a wrong type, PK105 a wrong value, PK106 a missing key.

    A ``__post_init__`` that raises ``ValueError`` makes a PK105 of each argument: at the key in backquotes with which it
    begins, else at the table; after a line break comes the hint.
    """
    decoding = _Decoding(places)
    value = decoding.struct(table, struct_type, path)
    return (None if value is _INVALID else cast("_S", value)), decoding.diagnostics


class _Decoding:
    """The diagnostics of one walk through a table and the types that it should have."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.diagnostics: list[Diagnostic] = []

    def value(self, value: Any, wanted: Any, path: Path) -> Any:
        """``value`` as ``wanted``, an annotation that msgspec understands; `_INVALID` after a diagnostic."""
        return self.step(wanted)(value, wanted, path)

    def step(self, wanted: Any) -> Callable[[Any, Any, Path], Any]:
        """What takes a value apart that should be a ``wanted``."""
        origin = get_origin(wanted)
        if origin in (Union, UnionType):
            return self.union
        if isinstance(wanted, type) and issubclass(wanted, Struct):
            return self.struct
        if origin is Annotated and _is_container(get_args(wanted)[0]):
            return self.annotated
        if _is_mapping(origin):
            return self.mapping
        return self.array if _is_array(origin) else self.leaf

    def annotated(self, value: Any, wanted: Any, path: Path) -> Any:
        """A container with limits: first its items, then the limits."""
        inner = self.value(value, get_args(wanted)[0], path)
        return inner if inner is _INVALID else self.leaf(inner, wanted, path)

    def struct(self, table: Any, struct_type: type[Struct], path: Path) -> Any:
        if not isinstance(table, Mapping):
            return self.wrong_type(table, struct_type, path)
        before = len(self.diagnostics)
        fields = {field.encode_name: field for field in msgspec.structs.fields(struct_type)}
        tag = struct_type.__struct_config__.tag_field
        known = [*fields, *([tag] if tag else [])]
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key in fields:
                values[fields[key].name] = self.value(value, fields[key].type, (*path, key))
            elif key not in known:
                self.report(
                    "PK103",
                    self.places.key((*path, key)),
                    f"unknown key `{key}`{_within(path)}",
                    one_of(key, known),
                )
        for key, field in fields.items():
            if key not in table and field.default is NODEFAULT and field.default_factory is NODEFAULT:
                what = expectation(field.type)
                self.report(
                    "PK106", self.places.key(path), f"`{key}` is missing{_within(path)}", f"it takes {what}"
                )
        return self.made(struct_type, values, table, path) if len(self.diagnostics) == before else _INVALID

    def made(
        self, struct_type: type[Struct], values: dict[str, Any], table: Mapping[str, Any], path: Path
    ) -> Any:
        """The struct, or what its ``__post_init__`` says of values that can't be used, each where its key stands."""
        try:
            return struct_type(**values)
        except (ValueError, TypeError) as error:
            for problem in _problems(error):
                message, _, hint = problem.partition("\n")
                key = _KEY.match(message)
                own = key is not None and key[1] in table
                place = self.places.value((*path, key[1])) if key and own else self.places.key(path)
                self.report("PK105", place, message or f"{_name(path)} can't be used", hint)
            return _INVALID

    def mapping(self, table: Any, wanted: Any, path: Path) -> Any:
        if not isinstance(table, Mapping):
            return self.wrong_type(table, wanted, path)
        key_type, value_type = get_args(wanted) or (str, Any)
        names = get_args(key_type) if get_origin(key_type) is Literal else None
        made = {}
        for key, value in table.items():
            if names is not None and key not in names:
                self.report(
                    "PK103",
                    self.places.key((*path, key)),
                    f"unknown key `{key}`{_within(path)}",
                    one_of(key, names),
                )
            made[key] = self.value(value, value_type, (*path, key))
        return _INVALID if any(value is _INVALID for value in made.values()) else made

    def array(self, items: Any, wanted: Any, path: Path) -> Any:
        if not isinstance(items, list):
            return self.wrong_type(items, wanted, path)
        types = get_args(wanted)
        if not _is_fixed(wanted):
            types = types[:1] * len(items)
        elif len(types) != len(items):
            count = f"{_name(path)} takes {len(types)} values, not {len(items)}"
            self.report("PK105", self.places.value(path), count)
            return _INVALID
        made = [
            self.value(item, type_, (*path, index))
            for index, (item, type_) in enumerate(zip(items, types, strict=True))
        ]
        if any(item is _INVALID for item in made):
            return _INVALID
        origin = get_origin(wanted)
        try:
            return origin(made) if origin in (list, set, frozenset) else tuple(made)
        except TypeError:  # items of a set that have no hash
            return self.wrong_type(items, wanted, path)

    def union(self, value: Any, wanted: Any, path: Path) -> Any:
        """The member that fits the kind of ``value``; structs are told apart by their tags."""
        members = [member for member in get_args(wanted) if member is not NoneType]
        fitting = [member for member in members if _fits(value, member)]
        tagged = {
            str(member.__struct_config__.tag): member
            for member in fitting
            if isinstance(member, type) and issubclass(member, Struct) and member.__struct_config__.tag_field
        }
        if len(tagged) > 1:
            return self.tagged(value, tagged, path)
        if len(fitting) == 1:
            return self.value(value, fitting[0], path)
        return self.leaf(value, wanted, path)

    def tagged(self, table: Mapping[str, Any], members: Mapping[str, type[Struct]], path: Path) -> Any:
        field = str(next(iter(members.values())).__struct_config__.tag_field)
        tag = table.get(field)
        if field not in table:
            self.report(
                "PK106", self.places.key(path), f"`{field}` is missing{_within(path)}", one_of("", members)
            )
        elif str(tag) not in members:
            place = self.places.value((*path, field))
            self.report(
                "PK105", place, f"{_name((*path, field))} can't be `{tag}`", one_of(str(tag), members)
            )
        else:
            return self.struct(table, members[str(tag)], path)
        return _INVALID

    def leaf(self, value: Any, wanted: Any, path: Path) -> Any:
        if get_origin(wanted) is Literal and isinstance(value, str) and value not in get_args(wanted):
            choices = [str(choice) for choice in get_args(wanted)]
            hint = did_you_mean(value, choices) or f"it takes {expectation(wanted)}"
            self.report("PK105", self.places.value(path), f"{_name(path)} can't be `{value}`", hint)
            return _INVALID
        try:
            return msgspec.convert(value, wanted)
        except msgspec.ValidationError as error:
            if ", got `" in str(error):
                return self.wrong_type(value, wanted, path)
            hint = _LIMIT.sub(f"it must be {expectation(wanted)}", str(error))
            self.report("PK105", self.places.value(path), f"{_name(path)} can't be `{value}`", hint)
            return _INVALID

    def wrong_type(self, value: Any, wanted: Any, path: Path) -> Any:
        message = f"{_name(path)} must be {expectation(wanted)}, not {kind(value)}"
        self.report("PK104", self.places.value(path), message, advice(value, wanted))
        return _INVALID

    def report(self, code: str, place: Any, message: str, hint: str = "") -> None:
        self.diagnostics.append(finding(code, place, message, hint))


def _problems(error: Exception) -> tuple[str, ...]:
    """The arguments of ``ValueError("`a` …", "`b` …")`` one by one; those of other kinds of errors are no sentences."""
    sentences = bool(error.args) and all(isinstance(argument, str) for argument in error.args)
    return error.args if sentences else (str(error),)


def _is_mapping(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _is_array(origin: Any) -> bool:
    return isinstance(origin, type) and issubclass(origin, (Sequence, AbstractSet)) and origin is not str


def _is_fixed(wanted: Any) -> bool:
    """Whether ``wanted`` is a tuple of so many items, such as ``tuple[int, str]``."""
    return get_origin(wanted) is tuple and get_args(wanted)[1:] != (...,)


def _is_container(wanted: Any) -> bool:
    return _is_mapping(get_origin(wanted)) or _is_array(get_origin(wanted))


def _fits(value: Any, wanted: Any) -> bool:
    is_table = _is_mapping(get_origin(wanted)) or (
        isinstance(wanted, type) and issubclass(wanted, (Struct, dict))
    )
    is_array = _is_array(get_origin(wanted)) or wanted in (list, tuple, set, frozenset)
    if isinstance(value, Mapping):
        return is_table
    return is_array if isinstance(value, list) else not is_table and not is_array


def _name(path: Path) -> str:
    """``plugin.epub.books[0].title``, as a person would say it."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return f"`{''.join(parts).removeprefix('.')}`"


def _within(path: Path) -> str:
    return f" in [{_name(path).strip('`')}]" if path else ""

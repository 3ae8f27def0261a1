"""Which transitions of a state a line can take, by its first character."""

import re
import string
from collections.abc import Callable
from typing import Any, NamedTuple

_PUNCTUATION = string.punctuation
_STARTS = {
    "anonymous": "_",
    "blank": " \n",
    "bullet": "-+*\u2022\u2023\u2043",
    "doctest": ">",
    "enumerator": "(#" + string.ascii_letters + string.digits,
    "explicit_markup": ".",
    "field_marker": ":",
    "grid_table_top": "+",
    "indent": " ",
    "line": _PUNCTUATION,
    "line_block": "|",
    "option_marker": "-+/",
    "simple_table_top": "=",
    "underline": _PUNCTUATION,
}
"""The characters that a line begins with, if the pattern of a transition is to match it (states.py, docutils 0.23).

``blank`` also matches the line without characters, and a line break before the end of a line, which no source has. The
others, such as ``text``, may match any line.
"""


class Transition(NamedTuple):
    """docutils' transition, with the name of its method in place of a bound method, so that a class can hold it."""

    match: Callable[[str], re.Match[str] | None]
    name: str
    next_state: str


class Transitions(NamedTuple):
    """The transitions of a class of states, in order: by first character (empty for no line), all, and by name."""

    by_start: dict[str, tuple[Transition, ...]]
    otherwise: tuple[Transition, ...]
    by_name: dict[str, Transition]


def transitions_of(state_class: Any) -> Transitions:
    """The transitions of a class of docutils' states.

    What ``StateWS.add_initial_transitions`` (statemachine.py, docutils 0.23) makes for each state anew: first white space,
    then those of the class in their order.
    """
    patterns = {**state_class.patterns, **state_class.ws_patterns}
    ordered = []
    for entry in (*state_class.ws_initial_transitions, *state_class.initial_transitions):
        name, next_state = (entry, state_class.__name__) if isinstance(entry, str) else entry
        ordered.append(Transition(re.compile(patterns[name]).match, name, next_state))
    starts = set("".join(_STARTS.values()))
    by_start = {
        start: tuple(one for one in ordered if start in _STARTS.get(one.name, start)) for start in starts
    }
    otherwise = tuple(one for one in ordered if one.name not in _STARTS)
    by_start[""] = tuple(one for one in ordered if one.name == "blank" or one.name not in _STARTS)
    return Transitions(by_start, otherwise, {one.name: one for one in ordered})

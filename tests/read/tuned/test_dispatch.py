"""The transitions that a line is tried against leave out none that would match."""

import re
import string
from typing import Any

import pytest
from docutils.parsers.rst import states
from hypothesis import given
from hypothesis import strategies as st

from presskit.read.tuned.dispatch import transitions_of

CLASSES = [pytest.param(state, id=state.__name__) for state in states.state_classes]
TABLES = {state.__name__: transitions_of(state) for state in states.state_classes}
MARKS = string.punctuation + string.digits + "aixIMXz \n\t\x0b\xa0•‣⁃é日"


def upstream(state_class: Any, line: str) -> str:
    """The transition that docutils' own state finds, trying all in its order."""
    patterns = {**state_class.patterns, **state_class.ws_patterns}
    names = [*state_class.ws_initial_transitions, *state_class.initial_transitions]
    names = [name if isinstance(name, str) else name[0] for name in names]
    return next((name for name in names if re.compile(patterns[name]).match(line)), "")


def ours(state_class: Any, line: str) -> str:
    table = TABLES[state_class.__name__]
    return next((one.name for one in table.by_start.get(line[:1], table.otherwise) if one.match(line)), "")


@pytest.mark.parametrize("state_class", CLASSES)
def test_lines_of_up_to_two_characters(state_class: Any) -> None:
    lines = ["", *MARKS, *(first + second for first in MARKS for second in MARKS)]
    assert {line: ours(state_class, line) for line in lines} == {
        line: upstream(state_class, line) for line in lines
    }


@given(st.text(alphabet=MARKS, max_size=12))
def test_any_line(line: str) -> None:
    for state_class in (states.Body, states.Text, states.RFC2822Body, states.SubstitutionDef):
        assert ours(state_class, line) == upstream(state_class, line)


@pytest.mark.parametrize("state_class", CLASSES)
def test_transitions_lead_where_docutils_own_lead(state_class: Any) -> None:
    machine = states.RSTStateMachine(states.state_classes, "Body")
    state = machine.states[state_class.__name__]
    table = TABLES[state_class.__name__]
    assert list(table.by_name) == state.transition_order
    for name, (pattern, method, next_state) in state.transitions.items():
        found = table.by_name[name]
        assert (getattr(state, found.name), found.next_state) == (method, next_state)
        assert found.match.__self__ == pattern  # type: ignore[attr-defined] # of the pattern that it is a method of

"""Our state machines make states when they need them, and otherwise work as docutils'."""

from typing import Any

import pytest
from docutils import nodes, statemachine
from docutils.parsers.rst import Directive

from presskit.model.source import Source
from presskit.read.markup import Tables
from presskit.read.parse import parse
from presskit.read.reading import Reading
from presskit.read.tuned.machine import DocumentMachine
from presskit.read.tuned.parser import parser
from presskit.read.tuned.states import STATES


def test_states_are_made_when_asked_for() -> None:
    machine = DocumentMachine(STATES, "Body")
    assert list(machine.states) == []
    assert machine.get_state().state_machine is machine
    assert list(machine.states) == ["Body"]


def test_unknown_and_duplicate_states_are_errors_as_in_docutils() -> None:
    with pytest.raises(statemachine.UnknownStateError):
        DocumentMachine(STATES, "Body").get_state("Nope")
    with pytest.raises(statemachine.DuplicateStateError):
        DocumentMachine((*STATES, STATES[0]), "Body")


class Watch(Directive):
    """A directive that watches the lines, as docutils' documentation allows, and asks for places."""

    has_content = True
    seen: list[Any] = []  # noqa: RUF012 - what a test reads

    def run(self) -> list[nodes.Node]:
        machine: Any = self.state_machine
        machine.attach_observer(self._see)
        machine.insert_input(["inserted *line*", "", "another"], "other.rst")
        self.seen.append([machine.get_source_and_line(number) for number in (None, 1, 9, 99)])
        self.seen.append([machine.is_next_line_blank(), machine.at_eof(), machine.abs_line_number()])
        return []

    def _see(self, *place: Any) -> None:
        self.seen.append((*place, self.state.document.current_source, self.state.document.current_line))


def test_observers_and_inserted_lines() -> None:
    text = "One.\n\n.. watch::\n\nTwo\nlines\n\n- three\n"
    results = []
    for name in ("docutils", "tuned"):
        Watch.seen.clear()
        reading = Reading(Source("sample", "content/sample.rst", text, ""), {})
        tables = Tables({"watch": Watch}, {}, raw=False)
        with parser(name) as chosen:
            document = parse(text, reading, tables, promote_title=False, raw=False, parser=chosen)
        results.append((list(Watch.seen), document.pformat()))
    assert results[0] == results[1]
    assert any(place[0] == "other.rst" for place in results[1][0])

"""Our states are docutils', also for whoever changes their transitions."""

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, states

from presskit.model.source import Source
from presskit.read.markup import Tables
from presskit.read.parse import parse
from presskit.read.reading import Reading
from presskit.read.tuned.machine import DocumentMachine
from presskit.read.tuned.parser import parser
from presskit.read.tuned.states import STATES


def test_every_state_is_one_of_docutils() -> None:
    assert [state.__name__ for state in STATES] == [state.__name__ for state in states.state_classes]
    assert all(issubclass(ours, theirs) for ours, theirs in zip(STATES, states.state_classes, strict=True))


def test_a_state_knows_what_docutils_own_knows() -> None:
    ours = DocumentMachine(STATES, "Body").get_state()
    theirs = states.RSTStateMachine(states.state_classes, "Body").get_state()
    assert ours.transition_order == theirs.transition_order
    assert [(pattern, target) for pattern, _, target in ours.transitions.values()] == [
        (pattern, target) for pattern, _, target in theirs.transitions.values()
    ]
    assert set(vars(theirs)) - set(vars(ours)) == {"indent_sm", "known_indent_sm"}  # of the class


class Shouting(Directive):
    """From here on, lines that begin with an exclamation mark are rubrics."""

    def run(self) -> list[nodes.Node]:
        state: Any = self.state

        def rubric(match: Any, context: Any, next_state: Any) -> Any:
            state.parent += nodes.rubric("", match.string)
            return context, next_state, []

        if "shout" not in state.transitions:
            state.add_transition("shout", (re.compile("!"), rubric, "Body"))
        return []


def test_added_transitions_count() -> None:
    text = "One.\n\n.. shouting::\n\nParagraph.\n\n!loud\n\n- !list\n\n!again\n"
    results = []
    for name in ("docutils", "tuned"):
        reading = Reading(Source("sample", "content/sample.rst", text, ""), {})
        tables = Tables({"shouting": Shouting}, {}, raw=False)
        with parser(name) as chosen:
            document = parse(text, reading, tables, promote_title=False, raw=False, parser=chosen)
        results.append(document.pformat())
    assert results[0] == results[1]
    assert results[1].count("<rubric>") == 2

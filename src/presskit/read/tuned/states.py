"""docutils' states with the transitions of their class, so that a new state costs a few assignments."""

from typing import Any

from docutils import nodes
from docutils.parsers.rst import states

from presskit.read.limits import MOST_CELLS, Refused
from presskit.read.tuned.dispatch import Transitions, transitions_of
from presskit.read.tuned.machine import NestedMachine


class _State(states.RSTState):
    """What all states share; mixed in before each class of docutils'."""

    nested_sm = indent_sm = known_indent_sm = NestedMachine
    nested_sm_cache: list[Any] = []  # noqa: RUF012 - shared by all, as in docutils
    class_transitions: Transitions | None
    state_machine: Any

    def __init__(self, state_machine: Any, debug: bool = False) -> None:
        """``__init__`` of ``State`` and ``StateWS`` (statemachine.py), and of ``RSTState`` (states.py, docutils 0.23)."""
        self.state_machine = state_machine
        self.debug = debug
        kwargs = {"state_classes": STATES, "initial_state": "Body"}
        self.nested_sm_kwargs = self.indent_sm_kwargs = self.known_indent_sm_kwargs = kwargs

    def __getattr__(self, name: str) -> Any:
        """The transitions of this one state, for whoever asks: it may change them, so the class's no longer count."""
        if name not in ("transitions", "transition_order"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        self.transitions: dict[str, Any] = {}
        self.transition_order: list[str] = []
        self.class_transitions = None
        self.add_initial_transitions()
        return getattr(self, name)

    def runtime_init(self) -> None:
        """``RSTState.runtime_init`` (states.py, docutils 0.23)."""
        machine = self.state_machine
        memo = machine.memo
        self.memo = memo
        self.document = document = memo.document
        self.inliner = memo.inliner
        self.reporter = reporter = document.reporter
        if not hasattr(reporter, "get_source_and_line"):
            reporter.get_source_and_line = machine.get_source_and_line

    def paragraph(self, lines: Any, lineno: int) -> tuple[list[nodes.Node], Any]:
        """``RSTState.paragraph`` (states.py, docutils 0.23).

        Equal: its pattern searches each place of a text for colons that can only stand at the end.
        """
        data = "\n".join(lines).rstrip()
        if data.endswith("::"):
            found: tuple[list[nodes.Node], Any] = super().paragraph(lines, lineno)
            return found
        textnodes, messages = self.inline_text(data, lineno)
        paragraph = nodes.paragraph(data, "", *textnodes)
        paragraph.source, paragraph.line = self.state_machine.get_source_and_line(lineno)
        return [paragraph, *messages], False

    def isolate_grid_table(self) -> Any:
        """``Body.isolate_grid_table`` (states.py, docutils 0.23) for a bearable number of cells: docutils scans each."""
        mine: Any = super()
        found = mine.isolate_grid_table()
        block = found[0]
        if block:
            source, offset = block.info(0)
            cells = block[0].count("+") * sum(line.startswith("+") for line in block)
            _check_cells(cells, (source, (offset or 0) + 1))
        return found

    def build_table(self, tabledata: Any, tableline: int, *args: Any, **kwargs: Any) -> Any:
        """``Body.build_table`` (states.py, docutils 0.23) for a bearable number of cells."""
        mine: Any = super()
        _, head, body = tabledata
        place = self.state_machine.get_source_and_line(tableline)
        _check_cells(sum(map(len, head)) + sum(map(len, body)), place)
        return mine.build_table(tabledata, tableline, *args, **kwargs)


def _check_cells(number: int, place: tuple[Any, Any]) -> None:
    if number > MOST_CELLS:
        message = f"a table has more than {MOST_CELLS:,} cells"
        raise Refused("PK397", message, *place)


def _tuned(state_class: Any) -> Any:
    return type(
        state_class.__name__, (_State, state_class), {"class_transitions": transitions_of(state_class)}
    )


STATES: tuple[Any, ...] = tuple(map(_tuned, states.state_classes))
"""docutils' `state_classes`, tuned."""

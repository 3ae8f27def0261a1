"""docutils' state machines with states made when a line needs them."""

from functools import cache
from types import SimpleNamespace
from typing import Any

from docutils import nodes, statemachine
from docutils.parsers.rst import languages, states

from presskit.read.limits import DEEPEST, TOO_DEEP, Refused
from presskit.read.tuned.lines import Lines


class _States(dict[str, Any]):
    """The states of a machine by name. docutils makes all 15 for each list; most lists need two."""

    __slots__ = ("classes", "machine")

    def __init__(self, machine: Any, state_classes: tuple[Any, ...]) -> None:
        super().__init__()
        self.machine = machine
        self.classes = _by_name(state_classes)

    def __missing__(self, name: str) -> Any:
        machine = self.machine
        state = self[name] = self.classes[name](machine, machine.debug)
        if machine.memo is not None:  # while it runs
            state.runtime_init()
        return state


@cache
def _by_name(state_classes: tuple[Any, ...]) -> dict[str, Any]:
    classes = {state_class.__name__: state_class for state_class in state_classes}
    if len(classes) < len(state_classes):
        raise statemachine.DuplicateStateError(state_classes)
    return classes


class _Machine(states.RSTStateMachine):
    """What the machine of a document and those of its parts share."""

    states: Any
    observers: list[Any]
    input_lines: Any
    line: Any
    memo: Any = None
    _noted: Any = None
    """The document, where its `note_source` is docutils'."""

    def add_states(self, state_classes: Any) -> None:
        """``StateMachine.add_states`` (statemachine.py, docutils 0.23): the same states, each when it is asked for."""
        self.states = _States(self, tuple(state_classes))

    def work(self, input_lines: Any, input_offset: int) -> list[Any]:
        """``StateMachine.run`` (statemachine.py, docutils 0.23) without its debug output."""
        self.runtime_init()
        document = self.document
        self._noted = document if type(document).note_source is nodes.document.note_source else None
        self.input_lines = input_lines
        self.input_offset = input_offset
        self.line_offset = -1
        self.current_state = self.initial_state
        state = self.get_state()
        transitions = None
        results: list[Any] = []
        context, result = state.bof(None)
        results.extend(result)
        while True:
            try:
                try:
                    self.next_line()
                    context, next_state, result = self.check_line(context, state, transitions)
                except EOFError:
                    results.extend(state.eof(context))
                    break
                results.extend(result)
            except statemachine.TransitionCorrection as correction:
                self.previous_line()
                transitions = (correction.args[0],)
                continue
            except statemachine.StateCorrection as correction:
                self.previous_line()
                next_state = correction.args[0]
                transitions = correction.args[1:] or None
            else:
                transitions = None
            state = self.get_state(next_state)
        self.observers = []
        return results

    def get_state(self, next_state: str | None = None) -> Any:
        """``StateMachine.get_state`` (statemachine.py, docutils 0.23)."""
        if next_state:
            self.current_state = next_state
        try:
            return self.states[self.current_state]
        except KeyError:
            raise statemachine.UnknownStateError(self.current_state) from None

    def check_line(self, context: Any, state: Any, transitions: Any = None) -> Any:
        """``StateMachine.check_line`` (statemachine.py, docutils 0.23).

        Equal: a transition is left out only where its pattern can't match a line that begins so.
        """
        table = getattr(state, "class_transitions", None)
        if table is None:  # a state that is not ours, or whose transitions somebody changes
            return super().check_line(context, state, transitions)
        line: str = self.line
        if transitions is None:
            candidates = table.by_start.get(line[:1], table.otherwise)
        else:
            candidates = [table.by_name[name] for name in transitions]
        for match, name, next_state in candidates:
            found = match(line)
            if found:
                return getattr(state, name)(found, context, next_state)
        return state.no_match(context, transitions or tuple(table.by_name))

    def next_line(self, n: int = 1) -> str:
        """``StateMachine.next_line`` (statemachine.py, docutils 0.23)."""
        self.line_offset += n
        try:
            line: str = self.input_lines.data[self.line_offset]
        except IndexError:
            self.line = None
            self.notify_observers()
            raise EOFError from None
        self.line = line
        self.notify_observers()
        return line

    def notify_observers(self) -> None:
        """``StateMachine.notify_observers`` (statemachine.py, docutils 0.23).

        Equal: the one observer is the document's `note_source`, whose two lines stand here.
        """
        document = self._noted
        if len(self.observers) != 1 or document is None:
            super().notify_observers()
            return
        try:
            source, offset = self.input_lines.items[self.line_offset]
        except IndexError:
            super().notify_observers()
            return
        if offset is None or source.__class__ is not str:
            super().notify_observers()
            return
        document.current_source = source
        document.current_line = offset + 1

    def get_source_and_line(self, lineno: int | None = None) -> tuple[Any, Any]:
        """``StateMachine.get_source_and_line`` (statemachine.py, docutils 0.23)."""
        offset = self.line_offset if lineno is None else lineno - self.input_offset - 1
        try:
            source, line = self.input_lines.items[offset]
            return source, line + 1
        except (IndexError, TypeError):  # just past the end, or off the list
            place: tuple[Any, Any] = super().get_source_and_line(lineno)
            return place


class NestedMachine(_Machine, states.NestedStateMachine):
    """docutils' machine for lists and other parts of a document."""

    def run(  # type: ignore[override]  # as in docutils
        self, input_lines: Any, input_offset: int, memo: Any, node: Any, match_titles: bool = True
    ) -> list[Any]:
        """``NestedStateMachine.run`` (states.py, docutils 0.23)."""
        self.match_titles = match_titles
        self.memo = memo
        self.document = memo.document
        self.observers.append(self.document.note_source)
        self.language = memo.language
        self.reporter = self.document.reporter
        self.node = node
        if not isinstance(input_lines, statemachine.StringList):
            input_lines = Lines(input_lines)
        memo.depth += 1
        try:
            if memo.depth > DEEPEST:
                source, offset = input_lines.items[0] if input_lines.items else (None, None)
                raise Refused("PK390", TOO_DEEP, source, (offset or 0) + 1)
            return self.work(input_lines, input_offset)
        finally:
            memo.depth -= 1


class DocumentMachine(_Machine):
    """docutils' machine for a whole document."""

    def run(  # type: ignore[override]  # as in docutils
        self,
        input_lines: Any,
        document: Any,
        input_offset: int = 0,
        match_titles: bool = True,
        inliner: Any = None,
    ) -> None:
        """``RSTStateMachine.run`` (states.py, docutils 0.23)."""
        self.language = languages.get_language(document.settings.language_code, document.reporter)
        self.match_titles = match_titles
        inliner.init_customizations(document.settings)
        self.memo = SimpleNamespace(
            document=document,
            reporter=document.reporter,
            language=self.language,
            title_styles=[],
            section_level=0,
            section_bubble_up_kludge=False,
            inliner=inliner,
            depth=0,
        )
        self.document = document
        self.observers.append(document.note_source)
        self.reporter = document.reporter
        self.node = document
        self.work(Lines(input_lines, source=document["source"]), input_offset)
        self.node = self.memo = None

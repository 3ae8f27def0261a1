"""What one article may cost, whatever it holds: how large, how deep, how many, how long."""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from traceback import walk_tb
from types import FrameType
from typing import Any

from docutils import nodes, statemachine

from presskit.model.diagnostic import Diagnostic
from presskit.read.locate import place_of, span_from
from presskit.read.reading import Reading
from presskit.read.substitutions import defined_name
from presskit.report.rules import finding

LONGEST_LINE = 10_000
"""Characters, as docutils has it, which takes the longer lines of included files for faults of the directive."""
LONGEST_PARAGRAPH = 100_000
"""Characters. docutils looks for the end of each mark in the whole rest of its paragraph."""
MOST_PIECES = 10_000
"""Of text and markup in one paragraph: docutils looks through all of them for each that it replaces."""
DEEPEST = 60
"""How many blocks, substitutions, or elements of a formula may lie in each other; beyond, the stack would end somewhere."""
TOO_DEEP = "the article is nested too deeply to be read"
MOST_CELLS = 20_000
MOST_FOOTNOTES = 5_000
MOST_REFERENCES = 50_000
MOST_FINDINGS = 1_000
SECONDS = 10.0
"""Of processor time for one article."""
_MOST_REPLACED = 1_000_000
"""Characters that substitutions may come to in all; a node counts as twenty, since an image holds none."""


class Refused(BaseException):  # not an Exception, which a plugin may catch
    """The article is not read, and ``line`` of ``path`` is why; an empty path is the article itself.

    ``kept`` says that its text is to blame, so that the next build need not look again.
    """

    def __init__(
        self, code: str, message: str, path: str | None = "", line: int | None = 1, *, kept: bool = True
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.kept = code, message, kept
        self.path, self.line = path or "", line or 1  # docutils does not know every place

    def finding(self, reading: Reading) -> Diagnostic:
        """What is said of it."""
        span = span_from(reading, self.path or reading.source.path, self.line)
        return finding(self.code, span, self.message, "divide the article")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Within, `Refused` is raised when ``seconds`` of processor time have passed; 0 is no limit.

    The system's timer interrupts whatever runs, at no cost for the rest. Python lets it interrupt the main thread only: in
    another one, and on Windows, nothing ends here, and the patience of who waits is the limit.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_PROF)[0]:
        yield
        return

    def stop(_signal: int, frame: FrameType | None) -> None:
        message = f"reading the article took more than {seconds:g} s of processor time"
        raise Refused("PK393", message, *_place(reversed(list(_callers(frame)))), kept=False)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)  # again, where the exception was lost in a destructor
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def too_deep(error: RecursionError) -> Refused:
    """What has no depth of its own to be counted, such as roles made of roles, ends with the stack."""
    return Refused("PK390", TOO_DEEP, *_place(frame for frame, _ in walk_tb(error.__traceback__)))


def _callers(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _place(frames: Iterable[FrameType]) -> tuple[str | None, int]:
    """Where in the text was what runs in ``frames``, outermost first: where the innermost parser is, or the first node."""
    machine: Any = None
    node: Any = None
    for frame in frames:
        for value in frame.f_locals.values():
            if isinstance(value, statemachine.StateMachine) and value.input_lines:
                machine = value
            elif node is None and isinstance(value, nodes.Element) and value.line:
                node = value
    if machine is not None:
        last = len(machine.input_lines) - 1  # at the end, it stands behind it
        source, offset = machine.input_lines.info(min(machine.line_offset, last))
        return source, (offset or 0) + 1
    return (node.source, int(node.line)) if node is not None else ("", 1)


def check_lines(text: str) -> None:
    """Raise `Refused` at a line that is too long: some of docutils' patterns look at each place of it again and again."""
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LONGEST_LINE:
                raise Refused("PK397", f"the line has more than {LONGEST_LINE:,} characters", line=number)


def check(document: nodes.document, reading: Reading) -> None:
    """Raise `Refused` where a parsed document holds more than its transforms should work on."""
    notes: list[Any] = [
        *document.autofootnotes,
        *document.symbol_footnotes,
        *document.footnotes,
        *document.citations,
    ]
    references: list[Any] = [node for named in document.refnames.values() for node in named]
    for what, found, most in (
        ("footnotes", notes, MOST_FOOTNOTES),
        ("references", references, MOST_REFERENCES),
    ):
        if len(found) > most:
            raise Refused(
                "PK397", f"the article has more than {most:,} {what}", *place_of(found[most], reading)
            )
    if document.substitution_defs:
        _check_growth(document, reading)


def _check_growth(document: nodes.document, reading: Reading) -> None:
    """docutils replaces them one by one: eight bytes a definition, each naming the next twice, come to gigabytes."""
    weights = _Weights(document)
    total = 0
    for node in document.findall(nodes.substitution_reference):
        total += weights.of(node["refname"])
        if total > _MOST_REPLACED:
            place = place_of(node, reading)
            raise Refused("PK399", f"`|{node['refname']}|` comes to more text than is read", *place)


class _Weights:
    """What the substitutions of a document come to, each worked out once."""

    def __init__(self, document: nodes.document) -> None:
        self._document = document
        self._known: dict[str, int] = {}

    def of(self, name: str, depth: int = 0) -> int:
        """Of a name as a reference writes it. One that leads back to itself weighs nothing: docutils reports it."""
        key = defined_name(name, self._document)
        if not key:
            return 0
        if key not in self._known:
            self._known[key] = 0
            self._known[key] = self._weighed(self._document.substitution_defs[key], depth + 1)
        return self._known[key]

    def _weighed(self, definition: nodes.Element, depth: int) -> int:
        if depth > DEEPEST:
            return _MOST_REPLACED + 1
        weight = 0
        for node in definition.findall():
            weight += len(node) if isinstance(node, nodes.Text) else 20
            if isinstance(node, nodes.substitution_reference):
                weight += self.of(node["refname"], depth)
        return weight


def nesting(text: str, opening: str, closing: str) -> int:
    """How many pairs of brackets lie in each other."""
    steps = (1 if mark in opening else -1 for mark in text if mark in opening or mark in closing)
    return max(accumulate(steps), default=0)


def few(found: list[Diagnostic], more: int) -> tuple[Diagnostic, ...]:
    """The first findings, and how many there are besides; ``more`` have been left out before."""
    more += max(len(found) - MOST_FINDINGS, 0)
    if not more:
        return tuple(found)
    kept = found[:MOST_FINDINGS]
    message = f"the article has {more:,} more findings, which are not shown"
    return (*kept, finding("PK398", kept[-1].span, message, "mend these first"))

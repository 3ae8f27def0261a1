"""Code in an article that its language's own parser can't read."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from presskit.model.diagnostic import Diagnostic, Span
from presskit.read.code import language_of
from presskit.read.extent import indent_of
from presskit.read.locate import line_at, line_span, place_of
from presskit.read.reading import Reading
from presskit.read.rules.fault import Fault
from presskit.read.rules.syntax_data import json_fault, toml_fault, xml_fault, yaml_fault
from presskit.read.rules.syntax_python import python_fault, session_fault
from presskit.report.rules import finding

_LARGEST = 20_000
"""Characters of a block that is looked at: of more, nobody wrote each by hand, and some parsers are slow."""

_ELLIPSIS = re.compile(r"\.\.\.|…")

_PARSERS: dict[str, Callable[[str], Fault | None]] = {
    **dict.fromkeys(("python", "python3", "py", "py3"), python_fault),
    **dict.fromkeys(("pycon", "python-console"), session_fault),
    "json": json_fault,
    "toml": toml_fault,
    **dict.fromkeys(("yaml", "yml"), yaml_fault),
    "xml": xml_fault,
}


def fault_in(code: str, language: str) -> Fault | None:
    """The first mistake in ``code``; none where its line leaves something out (``...``), or nobody knows the language."""
    parser = _PARSERS.get(language.lower())
    fault = parser(code) if parser and len(code) <= _LARGEST else None
    if fault is None:
        return None
    lines = code.split("\n")
    line = min(fault.line, len(lines))
    content = lines[line - 1].rstrip()
    column = max(min(fault.column, len(content)), indent_of(content) + 1)
    return None if _ELLIPSIS.search(content) else Fault(fault.message, line, column)


class CodeSyntax:
    """The check of an article's blocks of code, in their order."""

    def __init__(self) -> None:
        self._found: Counter[str] = Counter()

    def __call__(self, node: Any, reading: Reading) -> Iterator[Diagnostic]:
        """The first mistake (PK360) in a block."""
        language = language_of(node)
        fault = fault_in(node.rawsource, language) if language else None
        if fault:
            span = _place(node.rawsource, fault, self._found[node.rawsource], reading)
            self._found[node.rawsource] += 1
            hint = f"correct it, or name another language than `{language}`"
            yield finding("PK360", span or line_span(reading, *place_of(node, reading)), fault.message, hint)


def _place(code: str, fault: Fault, nth: int, reading: Reading) -> Span | None:
    """From the fault to the end of its line, in the ``nth`` place that holds the code: docutils notes no line of it."""
    wanted = _plain(code.split("\n"))
    word = (wanted[0].split() or [""])[0]
    for path, text in reading.texts.items():
        lines = text.split("\n")
        starts = [
            number
            for number, line in enumerate(lines)
            if word in line and _plain(lines[number : number + len(wanted)]) == wanted
        ]
        if starts:
            line = starts[min(nth, len(starts) - 1)] + fault.line
            whole = line_at(text, line).rstrip()
            indent = max(len(whole) - len(code.split("\n")[fault.line - 1].rstrip()), 0)
            column = fault.column + indent
            return Span(path, line, column, line, max(len(whole), column) + 1) if whole else Span(path, line)
    return None


def _plain(lines: Sequence[str]) -> list[str]:
    """The lines as both the source and docutils have them, which takes indents away and makes spaces of tabs."""
    return [line.expandtabs().strip() for line in lines]

"""Whether Python can read a piece of Python, which in an article may begin and end anywhere, and leave things out."""

import ast
import re
import sys
import textwrap
import warnings
from collections.abc import Iterator

from presskit.read.rules.fault import Fault

_INPUT = re.compile(r"^([ \t]*)>>>(?: (?P<code>.*))?(?P<more>(?:\n\1\.\.\.(?: .*|$))*)", re.MULTILINE)
_GOES_ON = re.compile(r"(?<=\n)[ \t]*\.\.\. ?")
_PYTHON = f"Python {sys.version_info.major}.{sys.version_info.minor}"
_MOST_REPAIRS = 20

_CLAUSE = re.compile(r"\s*(?:#.*\n\s*)*(?P<word>elif|else|except|finally|case)\b")
_OPENINGS = {"elif": "if _:\n pass\n", "else": "if _:\n pass\n", "case": "match _:\n"}
_TRY = "try:\n pass\n"

# What stands for something that is left out becomes a name: it may stand where an ellipsis may not.
_LEFT_OUT = (
    (re.compile(r"…"), "..."),
    (re.compile(r",\s*\.\.\.(?=\s*[,)\]}])|\.\.\.\s*,"), ""),
    (re.compile(r"\(\.\.\.\)"), "()"),
    (re.compile(r"\.\.\.|<[A-Za-z][\w .-]*>|\{[A-Za-z_]\w*\}"), "_"),
)
# Of a function, a text may show what it takes and gives, and nothing else.
_SIGNATURE = re.compile(r"^(?=.*(?:->|\w: ))(\s*)\w[\w.]*(\(.*\)(?: ?-> ?[^\n:]+)?)$", re.MULTILINE)
_DEFINED = r"\1def _\2: pass"
# What a younger Python reads is no mistake of the article: PEP 695, 750, 758 and 810.
_YOUNGER = (
    (re.compile(r"^(\s*(?:async )?(?:def|class) \w+)\[[^\n]*?\](?=[(:])", re.MULTILINE), r"\1"),
    (re.compile(r"^(\s*)type (\w+)(?:\[[^\n]*\])?(?= ?=)", re.MULTILINE), r"\1\2"),
    (re.compile(r"\b(?:[tT][rR]?|[rR][tT])(?=[\"'])"), ""),
    (re.compile(r"^(\s*except\*?) (?![^\n:]* as )([^\n:]*,[^\n:]*):", re.MULTILINE), r"\1 (\2):"),
    (re.compile(r"^(\s*)lazy (?=import\b|from\b)", re.MULTILINE), r"\1"),
)


def python_fault(code: str) -> Fault | None:
    """What keeps Python from reading ``code``: a program, a part of one, or a session with ``>>>``."""
    margin = 0
    if code[:1].isspace():
        whole, code = code, textwrap.dedent(code)
        margin = len(whole.partition("\n")[0]) - len(code.partition("\n")[0])
    error = _error(code)
    fault = _fault(error) if error else None
    if fault:
        fault = session_fault(code) if _INPUT.search(code) else _fault_of_part(code.rstrip(), fault)
    return fault._replace(column=fault.column + margin) if fault else None


def session_fault(code: str) -> Fault | None:
    """The first fault in what is put in at ``>>>``, but where the session shows that Python refuses it."""
    return next(_session_faults(code), None)


def _session_faults(code: str) -> Iterator[Fault]:
    inputs = list(_INPUT.finditer(code))
    ends = [*(match.start() for match in inputs[1:]), len(code)]
    for match, end in zip(inputs, ends, strict=False):
        put_in = (match["code"] or "") + _GOES_ON.sub("", match["more"])
        fault = None if "Error" in code[match.end() : end] else python_fault(put_in)
        if fault:
            line = code.count("\n", 0, match.start()) + fault.line
            yield Fault(fault.message, line, len(match[1]) + 4 + fault.column)


def _error(code: str) -> SyntaxError | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as those of escapes, with which code runs
        try:
            compile(code, "", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        except SyntaxError as error:
            # Python 3.11 has no quotation marks of one kind within each other in an f-string (PEP 701).
            return None if error.msg.startswith("f-string") and sys.version_info < (3, 12) else error
        except (
            RecursionError,
            MemoryError,
            ValueError,
        ):  # of code that is too deep, which is all there is to say
            return None
    return None


def _fault(error: SyntaxError) -> Fault:
    # Of an indent, Python knows the end of its line.
    column = 1 if isinstance(error, IndentationError) else max(error.offset or 1, 1)
    return Fault(f"{_PYTHON} can't read this: {error.msg}", error.lineno or 1, column)


def _fault_of_part(code: str, first: Fault) -> Fault | None:
    """What remains of ``first``, the fault of ``code``: nothing if that is sound but for what is left out of it, or is for a
    younger Python."""
    whole = code
    for pattern, new in (*_LEFT_OUT, *_YOUNGER):
        whole = pattern.sub(new, whole)
    remaining = _remaining_error(whole)
    if remaining is None or _remaining_error(_SIGNATURE.sub(_DEFINED, whole)) is None:
        return None
    error, repaired = remaining
    lines, made = code.split("\n"), repaired.split("\n")
    at = min(error.lineno or 1, len(made))
    line = at - len(made) + len(lines)  # what was put in stands above
    if line > 0 and made[at - 1] == lines[line - 1]:
        return _fault(error)._replace(line=line)
    return first


def _remaining_error(code: str) -> tuple[SyntaxError, str] | None:
    """What Python says of it with what it goes on from, and what a text may leave out; and the code with both."""
    clause = _CLAUSE.match(code)
    if clause:
        at = clause.start("word")
        if clause["word"] == "case":
            code = textwrap.indent(code[at:], " ")
            at = 0
        code = code[:at] + _OPENINGS.get(clause["word"], _TRY) + code[at:]
    error = _error(code)
    for _ in range(_MOST_REPAIRS):
        repaired = _repaired(code, error) if error else None
        if repaired is None:
            break
        code, error = repaired, _error(repaired)
    return (error, code) if error else None


def _repaired(code: str, error: SyntaxError) -> str | None:
    """The code with what a text may leave out at the place of ``error``: a body, or what a decorator is for."""
    lines = code.rstrip().split("\n")
    place = min(error.lineno or 1, len(lines))
    header = re.match(r"expected an indented block after .* on line (\d+)", error.msg)
    if header:
        body = f"{_indent(lines[int(header[1]) - 1])} pass"
        before = place - 1 if (error.lineno or 1) <= len(lines) and place > int(header[1]) else len(lines)
        return "\n".join([*lines[:before], body, *lines[before:]])
    following = lines[place] if place < len(lines) else ""
    if error.msg == "expected ':'" and len(_indent(following)) <= len(_indent(lines[place - 1])):
        return "\n".join([*lines[: place - 1], f"{lines[place - 1]}: pass", *lines[place:]])
    if lines[-1].lstrip().startswith("@"):
        return "\n".join([*lines, f"{_indent(lines[-1])}def _(): pass"])
    return None


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]

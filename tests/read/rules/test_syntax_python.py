"""Python in articles: parts of programs are left alone, mistakes are found."""

import pytest

from presskit.read.rules.syntax_python import python_fault, session_fault

SOUND = {
    "a program": "import os\n\n\ndef tide(day: int) -> float:\n    return 4.2\n",
    "statements out of their function": "return 1",
    "an await": "await tide()",
    "a body at its indent": "    high = 4\n    low = 2",
    "an escape that only warns": "'\\d'",
    "a branch": "else:\n    low = 2",
    "a branch behind a comment": "# and otherwise\nelif high:\n    low = 2",
    "a handler": "except* TideError as error:\n    print(error)",
    "a case": "case 1:\n    low = 2\ncase 2:\n    high = 4",
    "a head without a body": "for day in week:",
    "a body of a comment": "class Tide:\n    # as before\n\nhigh = 4",
    "a decorator": "@tide.table",
    "a definition without a body": "def tide(day)\ndef ebb(day: int) -> float",
    "signatures": "tide(day: int) -> float\nharbour.tide(day: int, *, high: bool)",
    "parameters left out": "def tide(...):\n    return 4",
    "items left out": "tides = {'spring': 4.2, ...}",
    "a head left out": "for ... in tides:\n    ...",
    "an ellipsis of one character": "tides = [1, 2, …]",
    "a place-holder": "from <module> import <name>",
    "a template": "import {module}",
    "younger type parameters": "def tide[T: int](day: T) -> T: ...\nclass Tide[T]:\n    pass\ntype Day = int",
    "younger templates": "html(t'<p>{high}</p>')",
    "younger handlers": "try:\n    pass\nexcept TideError, EbbError:\n    pass",
    "younger imports": "lazy import tides",
    "quotation marks within each other": "f'{tide[\"spring\"]}'",
    "a session": ">>> high = 4\n>>> def ebb():\n...     return 2\n...\n>>> high\n4",
    "a session that is refused": '>>> high high\n  File "<stdin>", line 1\nSyntaxError: invalid syntax',
    "more than can be read": "-" * 20_000 + "1",
    "as much again": "1+" * 9_000 + "1",
}


@pytest.mark.parametrize("code", SOUND.values(), ids=SOUND)
def test_what_a_reader_takes_for_python_is_sound(code: str) -> None:
    assert python_fault(code) is None


@pytest.mark.parametrize(
    ("code", "line", "column"),
    [
        ("def tide(day:\n    return 4", 1, 9),
        ("def tide(day)\n    return 4", 1, 14),
        ("print 'high'", 1, 1),
        ("high = 4\n  low = 2", 2, 1),
        ("    high = (4\n    low = 2", 1, 12),
        ("else:\n    low == = 2", 2, 12),
        ("tides = {'spring': 4.2 'neap': 2.1, ...}", 1, 20),
        (">>> high = 4\n4\n>>> low == = 2", 3, 12),
    ],
)
def test_mistakes_have_a_place(code: str, line: int, column: int) -> None:
    fault = python_fault(code)
    assert fault is not None
    assert (fault.line, fault.column) == (line, column)


def test_of_a_session_only_what_is_put_in_is_python() -> None:
    assert session_fault("Python 3.14 (main)\n>>> high = 4\nhigh tide at four") is None

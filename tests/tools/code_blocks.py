"""The code blocks of a page of the documentation."""

import re
from pathlib import Path
from typing import NamedTuple


class CodeBlock(NamedTuple):
    """A block without its indent; ``line`` is that of its directive, from 1."""

    line: int
    language: str
    text: str


# A block with options (`:class:`) is for readers alone: its text is not for the program that its language is for.
_BLOCK = re.compile(r"^( *)\.\. code-block:: (\S+)\n\n((?:\1   .*\n|[ \t]*\n)+)", re.MULTILINE)


def code_blocks(path: Path) -> list[CodeBlock]:
    """The code blocks of a page, in order."""
    text = path.read_text(encoding="utf-8") + "\n"
    return [
        CodeBlock(
            text.count("\n", 0, match.start()) + 1, match[2], _without_indent(match[3], len(match[1]) + 3)
        )
        for match in _BLOCK.finditer(text)
    ]


def _without_indent(text: str, indent: int) -> str:
    return "".join(line[indent:] or "\n" for line in text.splitlines(keepends=True)).rstrip() + "\n"

"""The parser that stands for docutils' own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import docutils
from docutils import statemachine
from docutils.parsers import rst
from docutils.parsers.rst import roles as rst_roles

from presskit.read.tuned.inliner import Inliner
from presskit.read.tuned.machine import DocumentMachine
from presskit.read.tuned.replaced import replaced
from presskit.read.tuned.states import STATES

roles: Any = rst_roles  # the type stubs of docutils leave its registry out

KNOWN = ("0.23",)
"""The versions of docutils that the functions here were compared with."""


@contextmanager
def parser(name: str) -> Iterator[rst.Parser]:
    """The parser called ``name``: ``tuned``, where this docutils is a known one, otherwise docutils' own.

    Within, the functions that ours needs replaced are replaced: for transforms, and for whatever else walks the tree.
    """
    if name != "tuned" or docutils.__version__ not in KNOWN:
        yield rst.Parser()
        return
    with replaced():
        yield Parser()


class Parser(rst.Parser):
    """docutils' parser with our machine, states and patterns."""

    def parse(self, inputstring: str, document: Any) -> None:
        """``Parser.parse`` (parsers/rst/__init__.py, docutils 0.23)."""
        settings, reporter = document.settings, document.reporter
        if reporter.debug_flag:  # our machine prints nothing
            super().parse(inputstring, document)
            return
        self.setup_parse(inputstring, document)
        settings.setdefault("tab_width", 8)
        settings.setdefault("syntax_highlight", "long")
        lines = statemachine.string2lines(inputstring, settings.tab_width, convert_whitespace=True)
        limit = settings.line_length_limit
        long = next((number for number, line in enumerate(lines, 1) if len(line) > limit), None)
        if long is not None:
            document.append(reporter.error(f"Line {long} exceeds the line-length-limit."))
        else:
            self.statemachine = DocumentMachine(STATES, self.initial_state)
            self.statemachine.run(lines, document, inliner=self.inliner or Inliner())
        roles._roles.pop("", None)  # the default role is one document's
        self.finish_parse()

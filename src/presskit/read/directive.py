"""The base class of directives that plugins add."""

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive as DocutilsDirective

from presskit.model.diagnostic import Diagnostic, Severity
from presskit.read.inputs import Inputs, inputs
from presskit.read.locate import span_from
from presskit.read.nodes import block
from presskit.read.reading import reading_of


class Directive(DocutilsDirective):
    """docutils' `Directive` with what a plugin needs: blocks, findings with a place, and files."""

    @property
    def document(self) -> nodes.document:
        document: nodes.document = self.state.document
        return document

    @property
    def inputs(self) -> Inputs:
        """The files that the article may read."""
        return inputs(self.document)

    def make_block(self, kind: str, data: dict[str, Any], children: Sequence[nodes.Node] = ()) -> block:
        """A block node that knows the place of this directive."""
        node = block(kind, data, children)
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return node

    def diagnose(
        self, code: str, message: str, hint: str = "", severity: Severity = "error", token: str = ""
    ) -> None:
        """Record a finding at the place of ``token`` in this directive's lines, or at its first line."""
        reading = reading_of(self.document)
        source, line = self.state_machine.get_source_and_line(self.lineno)
        span = span_from(reading, source or reading.source.path, line or 1, token or f"{self.name}::")
        reading.diagnostics.append(Diagnostic(code, severity, message, span, hint))

    def parse_content(self) -> list[nodes.Node]:
        """The directive's content, parsed as body elements."""
        parent = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, parent)
        return list(parent.children)

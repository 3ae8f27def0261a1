"""What is wrong with the lines of an article as lines."""

from collections.abc import Iterator

from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import Source
from presskit.report.rules import finding


def line_findings(source: Source, longest: int) -> Iterator[Diagnostic]:
    """A last line without an end (PK341), and lines (PK342) of more than ``longest`` characters; 0 is no limit.

    A line with an address can't be broken.
    """
    text, path = source.text, source.path
    if text and text[-1] != "\n":
        last = text.rpartition("\n")[2]
        end = Span(path, text.count("\n") + 1, len(last) + 1)
        yield finding("PK341", end, "the last line has no end", "end it as all others: with Return")
    if longest and len(text) > longest:
        for number, content in enumerate(text.split("\n"), 1):
            if len(content) > longest and "://" not in content:
                span = Span(path, number, longest + 1, number, len(content) + 1)
                hint = f"break it before column {longest + 1}"
                yield finding("PK342", span, f"the line has {len(content)} characters", hint)

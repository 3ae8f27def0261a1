"""The role ``:pull:``, which marks a sentence of the running text."""

from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states

MARK = "pull"
"""The attribute of the inline nodes that stand round a marked sentence until it is lifted."""


def pull(
    _name: str, rawtext: str, text: str, lineno: int, inliner: states.Inliner, **_options: Any
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """The sentence in a mark that `lift` takes away again, parsed: docutils leaves a role's text alone."""
    memo = SimpleNamespace(document=inliner.document, reporter=inliner.reporter, language=inliner.language)
    source = nodes.unescape(text, restore_backslashes=True)
    children, messages = inliner.parse(source, lineno, memo, inliner.parent)
    return [nodes.inline(rawtext, "", *children, **{MARK: True})], messages

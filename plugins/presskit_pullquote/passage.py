"""The plain text of nodes, and a sentence of it by its first and last words."""

import re

from docutils import nodes

from presskit import deferred_reference

PASSAGE = "pull-quote-passage"
"""The kind of the blocks that stand for a sentence until it is found; none is left after the transform."""

TITLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in plain text for a link that takes its target's title, unknown while an article is read."""

_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_STRAIGHT = str.maketrans("‘’‚“”„", "'''\"\"\"")  # one for one, so that offsets stay
_WITHOUT_TEXT = (
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.image,
    nodes.raw,
    nodes.Invisible,
    nodes.system_message,
)


def plain_text(node: nodes.Node) -> str:
    """The words of ``node`` on one line, without footnote marks and pictures."""
    return " ".join(_text(node).split())


def _text(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return node.astext()  # unescapes: until then a Text holds the nulls that stand for backslashes
    if isinstance(node, _WITHOUT_TEXT):
        return ""
    if isinstance(node, deferred_reference) and not node.children:
        return TITLE
    between = "" if isinstance(node, nodes.TextElement) else " "
    return between.join(map(_text, node.children))


def split_words(option: str) -> tuple[str, str] | None:
    """The two ends of ``first words … last words``; None where one of them or the ellipsis is missing."""
    first, *rest = _ELLIPSIS.split(" ".join(option.split()), maxsplit=1)
    return (first, rest[0]) if first and rest and rest[0] else None


def passage(text: str, first: str, last: str) -> str:
    """What ``text`` says from the words ``first`` to the next ``last`` words; empty where it doesn't.

    Straight quotation marks find typographic ones.
    """
    straight = text.translate(_STRAIGHT)
    start = _words(first).search(straight)
    end = _words(last).search(straight, start.end()) if start else None
    return text[start.start() : end.end()] if start and end else ""


def has_words(text: str, words: str) -> bool:
    """Whether ``text`` holds ``words``, whole."""
    return _words(words).search(text.translate(_STRAIGHT)) is not None


def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words.translate(_STRAIGHT))}(?!\w)")

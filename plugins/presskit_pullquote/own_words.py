"""Pull-quotes that name nobody, so that their words must be the article's own."""

import re
from collections.abc import Iterator

from docutils import nodes

from presskit import Diagnostic, block, span_of
from presskit_pullquote.directive import UNNAMED
from presskit_pullquote.lift import is_running_text
from presskit_pullquote.passage import plain_text

_LEFT_OUT = re.compile(r"[\[(]?(?:…|\.\.\.)[\])]?")
_WORD = re.compile(r"\w+")


def check_own_words(document: nodes.document) -> Iterator[Diagnostic]:
    """PQ009. Only words count, neither marks between them nor case, and an ellipsis stands for any."""
    unnamed = [
        holder
        for holder in document.findall(block)
        if holder.get(UNNAMED) and not any(holder.findall(nodes.attribution))
    ]
    if not unnamed:
        return
    said = _words(" ".join(plain_text(node) for node in document.findall(is_running_text)))
    for holder in unnamed:
        for paragraph in holder.findall(nodes.paragraph):
            parts = map(_words, _LEFT_OUT.split(plain_text(paragraph)))
            if not all(part in said for part in parts):
                hint = "copy the words from the text, or name who said them: `-- Name`"
                span = span_of(paragraph, document, paragraph.rawsource)
                yield Diagnostic("PQ009", "warning", "the article does not say this", span, hint)


def _words(text: str) -> str:
    """The words with a space on both sides of each, so that one is found only whole."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "

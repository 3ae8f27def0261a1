"""Code and its language."""

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from docutils.utils.code_analyzer import Lexer, LexerError


def language_of(node: nodes.Element) -> str | None:
    """The language of a literal block; empty where it is code of no language, None where it is no code."""
    classes: list[str] = node["classes"]
    if "code" not in classes:
        return None
    rest = classes[classes.index("code") + 1 :]
    return rest[0] if rest else ""


def classes(node: nodes.Element) -> list[str]:
    """The author's classes of a literal block, without those by which docutils notes the language."""
    names: list[str] = node["classes"]
    noted = {"code", language_of(node)} if "code" in names else ()
    return [name for name in names if name not in noted]


def code_text(node: nodes.Element) -> str:
    """The text of a literal block without line numbers."""
    numbers = [
        child for child in node.children if isinstance(child, nodes.inline) and child["classes"] == ["ln"]
    ]
    return "".join(child.astext() for child in node.children if child not in numbers)


def session_tokens(document: nodes.document, text: str) -> Iterable[tuple[str, str]]:
    """The pieces of a Python session, each with Pygments' class (empty for none), in docutils' own form."""
    style: Any = document.settings.syntax_highlight
    try:
        pieces = list(Lexer(text, "pycon", style))
    except LexerError:
        return [("", text)]
    return [(" ".join(classes), piece) for classes, piece in pieces]

"""Code and its language."""

from collections.abc import Callable

import pytest
from docutils import nodes

from presskit.read import code

DocumentOf = Callable[..., nodes.document]


@pytest.mark.parametrize(
    ("text", "language", "classes"),
    [
        ("::\n\n   x\n", None, []),
        (".. code::\n\n   x\n", "", []),
        (".. code:: python\n   :class: wide\n\n   x\n", "python", ["wide"]),
    ],
)
def test_language_and_classes(
    text: str, language: str | None, classes: list[str], document_of: DocumentOf
) -> None:
    block = next(document_of(text).findall(nodes.literal_block))
    assert (code.language_of(block), code.classes(block)) == (language, classes)


def test_sessions_are_plain_where_code_is_not_highlighted(document_of: DocumentOf) -> None:
    document = document_of("Text.")
    document.settings.syntax_highlight = "none"
    assert list(code.session_tokens(document, ">>> 1\n1")) == [("", ">>> 1\n1")]

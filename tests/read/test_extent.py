import pytest

from presskit.read.extent import block_after, headings

SECTIONS = "Fog\n===\n\nText.\n\nNoon\n----\n\nText.\n\nEbb\n~~~\n\nText.\n\nNight\n-----\n"

BLOCKS = {
    "a paragraph": ("One\ntwo.\n\nThree.", 0, "One\ntwo."),
    "a list with gaps": ("- One\n\n- two\n\n  more\n\n* three", 0, "- One\n\n- two\n\n  more"),
    "a numbered list": ("1. One\n\n#. two\n\nText.", 0, "1. One\n\n#. two"),
    "fields": (":a: One\n:b: two\n\nText.", 0, ":a: One\n:b: two"),
    "definitions": ("One\n   A.\n\ntwo\n   B.\n\nText.", 0, "One\n   A.\n\ntwo\n   B."),
    "a directive": (
        ".. note::\n\n   One.\n\n   Two.\n\n.. note:: Three.",
        0,
        ".. note::\n\n   One.\n\n   Two.",
    ),
    "a footnote": (".. [1] One.\n.. [2] Two.\n\nText.", 0, ".. [1] One.\n.. [2] Two."),
    "a simple table": (
        "=== ===\nA   B\n=== ===\n1   2\n\n3   4\n=== ===\n\nText.",
        0,
        "=== ===\nA   B\n=== ===\n1   2\n\n3   4\n=== ===",
    ),
    "a grid table": ("+---+\n| A |\n+---+\n\nText.", 0, "+---+\n| A |\n+---+"),
    "a literal block of its own": ("   x\n", 3, "   x"),
    "behind a comment and a target": (".. A comment\n   of two.\n\n.. _a:\n\nText.\n\nMore.", 0, "Text."),
    "in a list": ("  One.\n\n- two", 2, "  One."),
    "a section": (SECTIONS[SECTIONS.index("Noon") :], 0, "Noon\n----\n\nText.\n\nEbb\n~~~\n\nText.\n\n"),
    "a section with an overline": ("=\nA\n=\n\nB\n-\n\n=\nC\n=\n", 0, "=\nA\n=\n\nB\n-\n\n"),
    "an article": (SECTIONS, 0, SECTIONS),
}


@pytest.mark.parametrize(("text", "indent", "block"), BLOCKS.values(), ids=BLOCKS)
def test_the_block(text: str, indent: int, block: str) -> None:
    lines = text.split("\n")
    found = block_after(lines, tuple(headings(lines)), 0, indent)
    assert found is not None
    start, end = found
    assert "\n".join(lines[start:end]).strip("\n") == block.strip("\n")


def test_there_is_none_where_the_indent_is_another() -> None:
    assert block_after(["", "  Text."], (), 0, 0) is None
    assert block_after(["", "Text."], (), 0, 2) is None
    assert block_after(["", ""], (), 0, 0) is None

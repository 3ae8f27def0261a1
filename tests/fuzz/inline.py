"""Texts of one paragraph, as hypothesis makes them up: words, every inline mark, and what only looks like one.

Marks are put together beforehand, so that each costs one choice: hypothesis takes longer to choose than presskit to read.
"""

from collections.abc import Sequence
from itertools import product
from typing import TypeVar

from hypothesis import strategies as st

from tests.tools.articles import reader

T = TypeVar("T")

NAMES = ("a", "b", "Name", "two words", "x.y", "ß", "日本", "a:b", "1", "toc", "top", "id1", "with`tick", "*")
WORDS = (
    *(
        "word",
        "Text.",
        "1984",
        "“quoted”",
        "'",
        '"',
        "ß",
        "日本語",
        "x_y",
        "a:b",
        "-- who",
        "e.g.",
        "…",
        "&amp;",
        "<b>",
    ),
    *(
        "*",
        "**",
        "`",
        "``",
        "|",
        "_",
        "__",
        "::",
        ":",
        "[",
        "]",
        "\\",
        "\\*",
        "\\ ",
        "_`",
        "`_",
        ":x:",
        "]_",
        "|_",
        "#",
    ),
    *(
        "http://a.b/c",
        "<http://a.b>",
        "a@b.cd",
        "javascript:alert(1)",
        "//host/x",
        "/about/",
        "../map.html",
        "[x](/y)",
    ),
)
URLS = (
    *(
        "https://a.b/",
        "/x/",
        "../y.rst",
        "#a",
        "z.svg",
        "",
        "a b",
        "mailto:a@b.c",
        "article:x",
        "asset:m.svg",
        "ref:a",
    ),
    *(
        "javascript:alert(1)",
        "java\tscript:x",
        "JAVASCRIPT:x",
        "data:text/html,<script>",
        "vbscript:x",
        "//h",
        "%6a:x",
    ),
    *(
        "a_",
        "`two words`_",
        "\\ x",
        "http://[::1]/[x]",
        "http://[",
        "file:///etc/passwd",
        "?<script>&\"'",
        "a%zz#b#c",
    ),
)
ODDITIES = (
    *"\t\r\n\x0b\x0c\x1c\x85\u2028\u2029\xa0\xad\u200b\u200d\u200e\u202e\u2066\ufeff\u0301\u0345",
    *"\U0001f600\U00010348\U000e0001\ufffd\ufffe\ufdd0\x00\x01\x1b\x7fİıſßŉǆ٣Ⅷ²\u3000",
    *("\r\n", "\x00*", "\u202e`x`", "e\u0301", "\\\u200b"),
)
ROLES = (*sorted(reader().tables.roles), "nope", "", "raw", "html", "code", "math", "pep", "rfc", "eq:x")
FORMULAS = (
    r"\frac{1}{2}",
    r"\sum_{i",
    "x^2_",
    r"\nope",
    r"\begin{x}",
    "",
    r"\begin{matrix}a&b\\c\end{matrix}",
    "^",
    "{}" * 9,
)

_TEXTS = (*NAMES, "word **x", "two\nlines", " space", "space ", "", "*nested* `x`_", "\\", "<b>&")
_MARKS = (
    "*{}*",
    "**{}**",
    "``{}``",
    "`{}`",
    "|{}|",
    "_`{}`",
    "`{}`_",
    "`{}`__",
    "|{}|_",
    "({})",
    "*{}",
    "{}``",
    "“{}”",
)
_LABELS = (
    "{}_",
    "{}__",
    "[{}]_",
    "[#{}]_",
    "|{}|",
    ":ref:`{}`",
    ":article:`{}`",
    ":asset:`{}`",
    "[{}]",
    "[#]_",
    "[*]_",
)
_TARGETED = (
    "`x <{}>`_",
    "`x <{}>`__",
    "`<{}>`_",
    ":ref:`x <{}>`",
    ":article:`<{}>`",
    ":asset:`x <{}>`",
    "`x {}`",
    "{}_",
)


def chosen(texts: Sequence[T]) -> st.SearchStrategy[T]:
    """One of many. `st.sampled_from` would write all of them out wherever it shows itself."""
    return st.integers(0, len(texts) - 1).map(lambda number: texts[number])


names = st.sampled_from(NAMES)
words = st.sampled_from(WORDS)
oddities = st.sampled_from(ODDITIES)
_MARKED = [mark.format(text) for mark, text in product(_MARKS, _TEXTS)]
_LABELLED = [label.format(name) for label, name in product(_LABELS, NAMES)]
_LINKED = [form.format(url) for form, url in product(_TARGETED, URLS)]
_SPOKEN = [f":{role}:`{text}`" for role, text in product(ROLES, (*_TEXTS[::3], "x <y>"))]
_RARE = [f":math:`{text}`" for text in FORMULAS] + [f"`a`:{role}:" for role in ROLES]
_PIECES = (*_MARKED, *_LABELLED, *_LINKED, *_SPOKEN, *_RARE, *(WORDS * 8), *(ODDITIES * 5))

inline = st.lists(chosen(_PIECES), min_size=1, max_size=5).map(" ".join)
"""Text of one line, or of two where an oddity or a mark holds an end."""
plain = chosen([f"{one} {other}" for one, other in product(WORDS, ("", "word", "x_", "*y*", "…"))])

"""Traps are quiet on what is meant, and found in time; what they find where is in ``tests/spec/diagnostics/traps.txt``."""

from pathlib import Path

import pytest

from tests.tools.articles import article_of, findings, marked, only

QUIET = {
    "comments and code are not directives": r"""
.. a note: on the harbour
.. NOTE: ask the captain
.. Sources: the port
.. _note: https://example.org/

Write::

   .. note: text
""",
    "brackets of other kinds": r"""
Call ``[a](b.c)`` or f[i](x.y), see [1]_ (p. 5) and [sic](!).

.. [1] Note.

::

   [text](https://example.org)
""",
    "number signs that are none": r"""
#. First.

#ferry is a tag; ``# x`` is code.

    # of days: 3

====  ======
Day   # here
====  ======
1     # two
====  ======
""",
    "an underline of backquotes": r"""
Heading
```````

Text with ``code``.
""",
    "sound links, roles and titles": r"""
See `a <https://example.org/a>`_, `b <https://example.org/b>`__, :sub:`x <y>`, `x <y>`:sub:, ``a `b <c>` d`` and `1 < 2 > 0`.
""",
    "sound roles, fields and times": r"""
:sub:`x`, ``:sub:x``, \:sub:x, 12:sub:30 and :other:thing.

:code: a field
""",
    "definitions": r"""
Quay
   Where ships lie.

The list:

Tide
   the sea's rise
Ebb
   its fall

``quay()``
   a function

Words.
""",
    "quotations": r"""
Text.

   A quotation.

   -- Ada Quill

- Item

     A quotation in a list.

     -- Ada Quill

10. Item

    More of it.
""",
    "hyphens that name nobody": r"""
Text.

   What we need:

   - Rope

Text.

   - Rope
   - Tar

Text.

   What we need.

   - Rope
   - Tar
""",
    "backslashes that are meant": r"""
Not \*this\*, H\ :sub:`2`\ O, ``list``\s, *x*\s, ``C:\x``, :math:`\frac{1}{2}`, C:\\x, \_ and PEP \333.

::

   C:\Users
""",
    "cells that are empty": r"""
=================  =====
Day                Water
=================  =====
Sunday.  Really
Monday
Tuesday            6 m
=================  =====
""",
    "emphasis beside emphasis": r"""
**Bold** and *soft*, **2 * 3 = 6**, ``**a *b* c**``, *a* ``b`` *c*, a*b *c*.
""",
    "a dash that begins a line": r"""
The ferry is late
- again - on Sunday.
""",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_what_is_meant_is_left_alone(text: str) -> None:
    assert article_of(f"Title\n=====\n\n{text.lstrip()}").diagnostics == ()


@pytest.mark.parametrize(
    ("defect", "expected"),
    [
        ("16_markdown_link", [("4:5-45", "PK331")]),
        ("17_markdown_heading", [("1:1-8", "PK331")]),
        ("19_directive_single_colon", [("4:4-10", "PK330"), ("6:4-9", "PK330")]),
        ("22_block_quote_no_blank", [("4:1-5", "PK334")]),
        ("38_backslash", [("4:5-18", "PK336"), ("4:23-25", "PK336")]),
        ("41_missing_underscore", [("4:5-46", "PK332")]),
        ("43_attribution_not_parsed", [("6:5-17", "PK335")]),
        ("44_nested_inline", [("4:9-40", "PK339")]),
        ("50_csv_table_bad", [("7:4-9", "PK337"), ("8:4-5", "PK337")]),
        ("37_long_line", []),
    ],
)
def test_defects(defect: str, expected: list[tuple[str, str]], shared: Path) -> None:
    text = (shared / "corpora" / "defects" / f"{defect}.rst").read_text(encoding="utf-8")
    assert findings(article_of(text)) == expected


def test_the_names_of_directives_are_those_of_the_site() -> None:
    found = only(article_of(".. pull-qoute: text\n").diagnostics)
    assert (found.code, found.hint) == ("PK330", "did you mean `.. pull-quote::`?")


def test_a_heading_with_a_label_has_an_anchor_of_its_own() -> None:
    text = "Water\n=====\n\nTides\n-----\n\n.. _late:\n\nTides\n-----\n"
    assert article_of(text).diagnostics == ()


def test_a_heading_that_repeats_the_title() -> None:
    text = "Tides\n=====\n\nTides\n-----\n"
    assert findings(article_of(text)) == [("4:1-6", "PK338")]


def test_one_text_in_several_places_is_found_in_each() -> None:
    text = "Use ``[a](b.c)``, [a](b.c)\nand [a](b.c).\n\n- [a](b.c)\n"
    found = article_of(text).diagnostics
    assert [marked(finding.span, text) for finding in found] == ["[a](b.c)"] * 3
    assert [finding.span.line for finding in found] == [1, 2, 4]
    assert found[0].span.column == 19


def test_a_tab_is_as_wide_as_docutils_takes_it() -> None:
    assert article_of("Text.\n\n\tA quotation.\n").diagnostics == ()

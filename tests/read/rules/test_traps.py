"""Traps are quiet on what is meant, and found in time; what they find where is in ``tests/spec/diagnostics/traps.txt``."""

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
Not \*this\*, H\ :sub:`2`\ O, ``list``\s, *x*\s, ``C:\x``, :math:`\frac{1}{2}`, C:\\x, \_, \PEP 8 and PEP \333.

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

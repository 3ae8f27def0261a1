"""Quotations that are meant so are left alone; what is found where is in ``tests/spec/diagnostics/quotations.txt``."""

import pytest

from tests.tools.articles import article_of

SOUND = {
    "an attribution": 'Text.\n\n   "High."\n\n   -- Ada Quill\n',
    "a lead-in": 'As the pilots say:\n\n   "High."\n',
    "a lead-in that goes on in the quotation": 'Ada Quill points out that\n\n   "it is high."\n',
    "a name in the quotation": 'Text.\n\n   "High," said Ada Quill.\n',
    "an indent that quotes nobody": "Text.\n\n   High, and rising.\n",
    "a quotation in a list": '- Text.\n\n     "High."\n',
    "a pull-quote": 'The tide is "high".\n\n.. pull-quote::\n\n   "high"\n',
    "a quotation of three paragraphs": '"High.\n\n"Higher.\n\n"Highest."\n',
    "marks in code": 'Text ``"`` and `"`:code: and :samp:`"` and `a"b <https://example.org/">`_.\n',
    "marks over two lines, with markup": 'The "*high\ntide* of [1]_ May".\n\n.. [1] Note.\n',
    "lines of a poem": '| "High\n| and low"\n',
    "an escaped mark": 'The \\"high\\" tide.\n',
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_what_is_meant_is_left_alone(text: str) -> None:
    assert article_of(f"Title\n=====\n\n{text}").diagnostics == ()

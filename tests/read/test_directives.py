"""docutils' directives over the article's inputs, and without what an article must not do."""

import pytest

from presskit.model.source import Needs
from presskit.read.reading import MOST_INCLUSIONS, Input
from tests.tools.articles import article_of, findings, marked, only, place, reader, result_of, shown

PART = "First.\n\n.. begin\n\nSecond :ref:`x`.\n\n.. end\n\nThird *open.\n"


def test_an_included_file_is_part_of_the_article() -> None:
    article = article_of(
        "Before.\n\n.. include:: part.inc\n\nAfter.\n", {"content/news/part.inc": "Within **it**.\n"}
    )
    assert shown(article) == "<p>Before.</p>\n<p>Within <strong>it</strong>.</p>\n<p>After.</p>\n"
    assert list(article.article.inputs) == ["content/news/part.inc"]


def test_files_are_asked_for_at_once_where_one_pass_knows_them() -> None:
    text = (
        ".. include:: a.inc\n\n.. include:: b.inc\n\n.. csv-table::\n   :file: /c.csv\n\n.. include:: a.inc\n"
    )
    assert result_of(text) == Needs(("content/news/a.inc", "content/news/b.inc", "static/c.csv"))


def test_files_that_files_include_take_another_round() -> None:
    files = {"content/news/sub/a.inc": Input(".. include:: b.inc\n\n.. csv-table::\n   :file: c.csv\n", "1")}
    text = ".. include:: sub/a.inc\n"
    assert result_of(text) == Needs(("content/news/sub/a.inc",))
    assert result_of(text, files) == Needs(("content/news/sub/b.inc", "content/news/sub/c.csv"))


def test_paths_in_included_files_are_relative_to_them() -> None:
    files = {
        "content/news/sub/a.inc": ".. include:: ../b.inc\n\n.. csv-table::\n   :file: c.csv\n",
        "content/news/b.inc": "From b.\n",
        "content/news/sub/c.csv": "from,c\n",
    }
    article = article_of(".. include:: sub/a.inc\n", files)
    assert article.diagnostics == ()
    assert "From b." in shown(article)
    assert "from" in shown(article)


@pytest.mark.parametrize(
    ("options", "inside", "outside"),
    [
        (":start-after: begin", "Second", "First"),
        (":end-before: .. end", "First", "Third"),
        (":start-line: 4", "Second", "First"),
        (":end-line: 2", "First", "Second"),
        (":start-line: -2", "Third", "First"),
        (":start-after:", "Second", "First"),
        (":end-before:", "First", "Second"),
    ],
)
def test_parts_of_a_file(options: str, inside: str, outside: str) -> None:
    html = shown(article_of(f".. include:: p\n   {options}\n", {"content/news/p": PART}))
    assert inside in html
    assert outside not in html


@pytest.mark.parametrize(
    "options", ["", ":start-after: begin", ":start-line: 4", ":start-line: -5", ":start-after:"]
)
def test_what_is_wrong_in_a_file_is_shown_there(options: str) -> None:
    text = f".. include:: p\n   {options}\n" if options else ".. include:: p\n"
    article = article_of(text, {"content/news/p": PART})
    finding = only(article.diagnostics)
    assert (finding.span.path, place(finding.span), finding.code) == ("content/news/p", "9:7-8", "PK307")
    reference = article.references[0]
    assert (reference.span.path, marked(reference.span, PART)) == ("content/news/p", ":ref:`x`")


@pytest.mark.parametrize("option", ["start-after", "end-before"])
def test_marks_that_are_not_in_the_file(option: str) -> None:
    text = f".. include:: p\n   :{option}: nowhere\n"
    finding = only(article_of(text, {"content/news/p": PART}).diagnostics)
    assert (finding.code, marked(finding.span, text)) == ("PK308", "nowhere")


def test_files_as_literal_text_and_code() -> None:
    files = {"content/news/x.py": "def *f*():\n\treturn 1\n"}
    literal = shown(article_of(".. include:: x.py\n   :literal:\n   :tab-width: 2\n", files))
    assert "def *f*():\n  return 1" in literal
    code = shown(article_of(".. include:: x.py\n   :code: python\n   :number-lines:\n", files))
    assert 'class="k' in code


def test_tables_from_files() -> None:
    text = ".. csv-table::\n   :file: t.csv\n   :header-rows: 1\n"
    article = article_of(text, {"content/news/t.csv": 'Town,Note\nRye,":ref:`old`\n\nTwo *open."\n'})
    assert "<th" in shown(article)
    assert [(one.uri, one.span.path, place(one.span)) for one in article.references] == [
        ("ref:old", "content/news/t.csv", "2:6-16")
    ]
    finding = only(article.diagnostics)
    assert (finding.span.path, place(finding.span)) == ("content/news/t.csv", "4:5-6")


@pytest.mark.parametrize("option", ["delim", "quote", "escape"])
def test_a_character_of_a_table_that_is_not_given(option: str) -> None:
    article = article_of(f".. csv-table::\n   :{option}:\n\n   a, b\n\nAfter.\n")
    assert "After." in shown(article)
    assert findings(article) == [(f"2:4-{6 + len(option)}", "PK308")]


@pytest.mark.parametrize("options", [":delim: 0x0a", ':delim: "', ":quote: ,"])
def test_characters_of_a_table_that_can_not_be(options: str) -> None:
    """Python 3.13 refuses these by another exception than others."""
    assert "After." in shown(article_of(f".. csv-table::\n   {options}\n\n   a, b\n\nAfter.\n"))


def test_an_empty_table_file_is_a_finding() -> None:
    assert (
        only(article_of(".. csv-table::\n   :file: t.csv\n", {"content/news/t.csv": ""}).diagnostics).code
        == "PK308"
    )


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("none.inc", "does not exist"),
        ("/none.inc", "does not exist"),
        ("../../../etc/passwd", "is outside the content folder"),
        ("/../etc/passwd", "is outside the content folder"),
        ("../../presskit.toml", "is outside the content folder"),
        ("<isonum.txt>", "does not exist"),
        ("file:///etc/passwd", "is outside the content folder"),
        ("a\\b", "is outside the content folder"),
    ],
)
@pytest.mark.parametrize("markup", [".. include:: {}\n", ".. csv-table::\n   :file: {}\n"])
def test_files_that_are_not_there(markup: str, path: str, problem: str) -> None:
    text = markup.format(path)
    finding = only(article_of(text).diagnostics)
    assert finding.code == "PK308"
    assert finding.message.endswith(problem)
    assert marked(finding.span, text) == path


def test_the_reason_that_the_parent_gave_is_the_message() -> None:
    files = {"content/news/x": Input(problem="is larger than 8 MB")}
    result = result_of(".. include:: x\n", files)
    assert not isinstance(result, Needs)
    assert result.article.inputs == {"content/news/x": ""}
    assert only(result.diagnostics).message == 'Error in "include" directive: "x" is larger than 8 MB'


def test_files_that_include_each_other() -> None:
    files = {"content/news/a": "One.\n\n.. include:: b\n", "content/news/b": "Two.\n\n.. include:: a\n"}
    article = article_of(".. include:: a\n", files)
    finding = only(article.diagnostics)
    assert (finding.code, finding.span.path, place(finding.span)) == ("PK392", "content/news/b", "3:4-13")
    assert finding.severity == "error"
    assert shown(article) == "<p>One.</p>\n<p>Two.</p>\n"


def test_files_that_include_two_each() -> None:
    files = {
        f"content/news/f{level}": f".. include:: f{level + 1}\n\n.. include:: f{level + 1}\n"
        for level in range(30)
    }
    known = {path: Input(text, "1") for path, text in {**files, "content/news/f30": "x\n"}.items()}
    result = result_of(".. include:: f0\n", known)
    assert not isinstance(result, Needs)
    finding = only(result.diagnostics)
    assert (finding.code, finding.message) == (
        "PK392",
        f"the article includes more than {MOST_INCLUSIONS} files",
    )


@pytest.mark.parametrize(
    ("text", "option"),
    [
        (".. include:: x\n   :parser: this\n", ":parser:"),
        (".. include:: x\n   :encoding: utf-7\n", ":encoding:"),
        (".. csv-table::\n   :url: https://example.org/\n", ":url:"),
        (".. csv-table::\n   :file: x\n   :encoding: utf-7\n", ":encoding:"),
        (".. raw:: html\n   :file: x\n", ":file:"),
        (".. raw:: html\n   :url: https://example.org/\n", ":url:"),
        (".. image:: x.svg\n   :loading: embed\n", ":loading:"),
        (".. figure:: x.svg\n   :loading: embed\n", ":loading:"),
        (".. figure:: x.svg\n   :figwidth: image\n", ":figwidth:"),
    ],
)
@pytest.mark.parametrize("raw", [False, True])
def test_options_that_reach_beyond_the_inputs(text: str, option: str, raw: bool) -> None:
    article = article_of(text, with_reader=reader(raw=raw))
    finding = only(article.diagnostics)
    assert (finding.code, marked(finding.span, text)) == ("PK308", option)
    assert article.references == ()


RAW = """
.. raw:: html

   <b>directive</b>

.. role:: html(raw)
   :format: html

:html:`<b>role</b>`
"""


def test_raw_markup_is_off() -> None:
    article = article_of(RAW)
    assert [code for _, code in findings(article)] == ["PK308", "PK302", "PK302"]
    assert "<b>" not in shown(article)


def test_a_site_may_turn_raw_markup_on() -> None:
    article = article_of(RAW, with_reader=reader(raw=True))
    assert article.diagnostics == ()
    assert "<b>directive</b>" in shown(article)
    assert "<b>role</b>" in shown(article)


@pytest.mark.parametrize(
    "text", [".. default-role:: raw\n\n`<b>x</b>`\n", ":raw:`<b>x</b>`\n", ":raw-html:`<b>x</b>`\n"]
)
@pytest.mark.parametrize("raw", [False, True])
def test_the_raw_role_itself_is_never_used(text: str, raw: bool) -> None:
    article = article_of(text, with_reader=reader(raw=raw))
    assert article.diagnostics != ()
    assert "<b>" not in shown(article)


@pytest.mark.parametrize(("format", "written"), [("", "2026-03-01"), ("%d %B %Y", "01 March 2026")])
def test_the_date_is_the_article_s_own(format: str, written: str) -> None:
    article = article_of(f":date: 2026-03-01\n\n.. |day| date:: {format}\n\nOn |day|.\n")
    assert shown(article) == f"<p>On {written}.</p>\n"


def test_an_article_without_a_date_has_none_to_show() -> None:
    assert [code for _, code in findings(article_of(".. |day| date::\n\nOn |day|.\n"))] == [
        "PK300",
        "PK308",
        "PK304",
    ]


@pytest.mark.parametrize("code", ["0x00", "0x1B", "U+FFFE", "U+D800", "133", "U+2028"])
def test_characters_that_no_output_may_hold(code: str) -> None:
    article = article_of(f".. |x| unicode:: a {code}\n\nText |x|.\n")
    assert "PK308" in [code for _, code in findings(article)]
    assert shown(article) == "<p>Text |x|.</p>\n"


def test_other_characters_by_number() -> None:
    assert shown(article_of(".. |x| unicode:: 0x20AC U+1D11E\n\n|x|\n")) == "<p>€𝄞</p>\n"


def test_numbers_longer_than_python_reads() -> None:
    """CVE-2020-10735: ``int()`` refuses more than 4300 digits."""
    digits = "9" * 5000
    assert article_of(f"{digits}. Item.\n").diagnostics == ()
    for text in (f".. code::\n   :number-lines: {digits}\n\n   x\n", f".. image:: x\n   :scale: {digits}\n"):
        finding = only(article_of(text).diagnostics)
        assert finding.code == "PK308"
        assert len(finding.message) <= 300

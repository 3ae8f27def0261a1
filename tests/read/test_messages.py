"""docutils' messages as diagnostics: their codes and texts. Their places are in ``tests/spec/diagnostics``."""

import pytest

from presskit.read.messages import classify
from presskit.report.rules import RULES
from tests.tools.articles import article_of, only


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ('Unknown directive type "x".', "PK301", "x"),
        ('Unknown interpreted text role "x".', "PK302", "x"),
        ('Unknown target name: "a b".', "PK303", "a b"),
        ('Undefined substitution referenced: "x".', "PK304", "x"),
        ('Duplicate explicit target name: "x".', "PK305", "x"),
        ("Title underline too short.", "PK306", ""),
        ("Inline strong start-string without end-string.", "PK307", ""),
        ('Error in "image" directive: no content permitted.', "PK308", "image"),
        ("Malformed table.", "PK309", ""),
        ("Inconsistent title style: skip from level 1 to 3.", "PK310", ""),
        ("Something new.", "PK300", ""),
    ],
)
def test_codes(text: str, code: str, name: str) -> None:
    assert classify(text)[:2] == (code, name)
    assert code in RULES


def test_names_are_put_into_the_tokens() -> None:
    assert classify('Unknown interpreted text role "x".')[2][0] == ":x:"


def test_warnings_and_errors() -> None:
    assert only(article_of("An *open emphasis.\n").diagnostics).severity == "warning"
    assert only(article_of(".. nope::\n").diagnostics).severity == "error"


def test_what_is_only_information_is_not_reported() -> None:
    assert (
        article_of("Part\n----\n\nText.\n\nPart\n----\n\nText.\n", with_reader=None).diagnostics[0].code
        == "PK210"
    )
    assert article_of("A\n=\n\nPart\n--\n").diagnostics == ()  # a possible underline


def test_messages_are_one_line_of_bounded_length() -> None:
    finding = only(article_of(f".. {'x' * 5000}::\n").diagnostics)
    assert len(finding.message) <= 300
    finding = only(article_of(".. include:: a\n", {"content/news/a": ".. include:: a\n"}).diagnostics)
    assert "\n" not in finding.message


def test_nothing_of_docutils_ids_is_said() -> None:
    text = "See `here`__ and b_.\n\n.. _b: c_\n"
    said = " ".join(finding.message for finding in article_of(text).diagnostics)
    assert "backrefs" not in said
    assert "id=" not in said


def test_hints_name_what_the_site_has() -> None:
    assert only(article_of(".. mailing-lst:: daily\n").diagnostics).hint == "did you mean `mailing-list`?"
    assert only(article_of(":artcle:`x`\n").diagnostics).hint == "did you mean `article`?"
    assert only(article_of(".. qqqqqqq::\n").diagnostics).hint == ""

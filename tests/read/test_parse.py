"""From text to a docutils document."""

from pathlib import Path

import pytest
from docutils import nodes
from docutils.parsers.rst import directives, roles

from presskit.model.source import Source
from presskit.read.markup import Tables
from presskit.read.parse import parse
from presskit.read.reading import Reading
from tests.tools.articles import article_of, shown

PATH = "content/sample.rst"


def document_of(text: str, *, promote_title: bool = True) -> tuple[nodes.document, Reading]:
    reading = Reading(Source("sample", PATH, text, ""), {})
    tables = Tables({}, {}, raw=False)
    return parse(text, reading, tables, promote_title=promote_title, raw=False), reading


def test_the_lone_heading_is_the_title() -> None:
    document, _ = document_of("Title\n=====\n\nPart\n----\n\nText.\n")
    assert [type(child) for child in document.children] == [nodes.title, nodes.section]


def test_a_lone_subsection_stays_a_section() -> None:
    """docutils would make it the subtitle."""
    document, _ = document_of("Title\n=====\n\nOnly part\n---------\n\nText.\n")
    assert document.next_node(nodes.subtitle) is None


def test_a_title_can_be_left_a_heading() -> None:
    document, _ = document_of("Title\n=====\n\nText.\n", promote_title=False)
    assert isinstance(document[0], nodes.section)


def test_a_field_list_is_no_docinfo() -> None:
    document, _ = document_of("Title\n=====\n\n:author: Ada\n\nText.\n")
    assert isinstance(document[1], nodes.field_list)


def test_a_document_with_errors_is_still_a_document() -> None:
    article = article_of(
        "Title\n=====\n\nBefore *open.\n\n.. nope:: x\n\nSee missing_ and |none|.\n\nAfter.\n"
    )
    assert shown(article) == "<p>Before *open.</p>\n<p>See missing_ and |none|.</p>\n<p>After.</p>\n"
    assert len(article.diagnostics) == 4


def test_messages_leave_no_trace_in_the_document() -> None:
    document, reading = document_of("Text *open.\n\n.. nope::\n\n.. _a: b_\n.. _b: a_\n\na_ and c_\n")
    assert list(document.findall(nodes.system_message)) == []
    assert list(document.findall(nodes.problematic)) == []
    assert reading.diagnostics != []


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    document_of("Text *open.\n\n.. nope::\n")
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


def test_nothing_of_a_parse_is_kept_for_the_next() -> None:
    registries = {**vars(directives)["_directives"]}, {**vars(roles)["_roles"]}
    first, _ = document_of(".. _a: https://example.org/\n\n.. role:: loud\n\n.. note:: a_\n")
    second, reading = document_of("a_\n")
    assert "a" in first.nameids
    assert second.nameids == {}
    assert [finding.code for finding in reading.diagnostics] == ["PK303"]
    assert (vars(directives)["_directives"], vars(roles)["_roles"]) == registries


def test_settings_of_the_working_directory_count_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docutils.conf").write_text("[general]\nraw_enabled: yes\nfile_insertion_enabled: yes\n")
    monkeypatch.chdir(tmp_path)
    document, _ = document_of("Text.\n")
    assert document.settings.raw_enabled is False
    assert document.settings.file_insertion_enabled is False


def test_comments_are_dropped() -> None:
    assert shown(article_of(".. A comment --> <script>\n\nText.\n")) == "<p>Text.</p>\n"

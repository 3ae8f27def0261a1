"""Limits on what one article may cost."""

import gc
import threading
from collections.abc import Iterator

import msgspec
import pytest

from presskit.build.worker import Packed, read_one
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.source import LARGEST, Source
from presskit.read import limits
from presskit.read.limits import MOST_FINDINGS, Refused, few, within
from presskit.report.rules import finding
from tests.tools.articles import article_of, only, reader

HEAD = "Title\n=====\n\n"
NESTED = "\n".join("  " * depth + "- x\n" for depth in range(limits.DEEPEST + 5))
ROLES = "\n".join([".. role:: r0", *(f".. role:: r{n}(r{n - 1})" for n in range(1, 1500)), "", ":r1499:`x`"])
TARGETS = "\n".join([*(f".. _a{n}: a{n + 1}_" for n in range(1500)), ".. _a1500: https://example.org/"])
GRID = "\n".join([*(["+-" * 150 + "+", "| " * 150 + "|"] * 150), "+-" * 150 + "+"])
CSV = ".. csv-table::\n\n" + "   a,b\n" * (limits.MOST_CELLS // 2 + 1)
CHAIN = (
    "|a0|\n\n" + "\n".join(f".. |a{n}| replace:: |a{n + 1}|" for n in range(200)) + "\n.. |a200| replace:: x"
)
TWICE = "|a0|\n\n" + "\n".join(f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|" for n in range(30))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param(NESTED, "PK390", 4 + 2 * limits.DEEPEST, id="lists in lists"),
        pytest.param("- " * 200 + "x", "PK390", 4, id="lists in one line"),
        pytest.param(f".. note::\n\n   {'- ' * 200}x", "PK390", 6, id="within a directive"),
        pytest.param(ROLES, "PK390", 1505, id="roles of roles"),
        pytest.param(TARGETS, "PK390", 4, id="targets of targets"),
        pytest.param("x\n\n" + "a" * 10_001, "PK397", 6, id="a line"),
        pytest.param("x\n\n" + "word word\n" * 10_001, "PK397", 6, id="a paragraph"),
        pytest.param("x\n\n" + GRID, "PK397", 6, id="a grid table"),
        pytest.param("x\n\n" + CSV, "PK397", 7, id="a table of data"),
        pytest.param("x [#]_\n\n" + ".. [#] x\n" * 5_001, "PK397", 5_006, id="footnotes"),
        pytest.param(("a_ " * 200 + "\n\n") * 251 + ".. _a: https://a.b/", "PK397", 504, id="references"),
        pytest.param(TWICE, "PK399", 4, id="substitutions that double"),
        pytest.param(CHAIN, "PK399", 4, id="substitutions one of the other"),
    ],
)
def test_what_is_refused_is_one_finding_where_it_stands(text: str, code: str, line: int) -> None:
    found = only(article_of(HEAD + text).diagnostics)
    assert (found.code, found.severity, found.span.line) == (code, "error", line)


def test_what_is_refused_keeps_its_front_matter() -> None:
    article = article_of(f"Title\n=====\n\n:slug: kept\n\n{'- ' * 200}x")
    assert (article.entry.metadata.slug, article.entry.has_body) == ("kept", False)


def test_what_is_refused_for_an_included_file_depends_on_it() -> None:
    article = article_of(f"{HEAD}.. include:: a\n", {"content/news/a": f"x\n\n{'- ' * 200}x\n"})
    assert only(article.diagnostics).span == Span("content/news/a", 3, 1, 3, 402)
    assert list(article.article.inputs) == ["content/news/a"]


def test_included_files_have_a_size_together() -> None:
    half = "word\n\n" * (LARGEST // 12 + 1)
    text = f"{HEAD}.. include:: a\n   :literal:\n\n.. include:: a\n   :literal:\n"
    found = only(article_of(text, {"content/news/a": half}).diagnostics)
    assert (found.code, found.span.line) == ("PK397", 7)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("  " * depth + "- x\n" for depth in range(limits.DEEPEST - 1)),
        "word word\n" * 9_000,
        ".. csv-table::\n\n" + "   a,b\n" * 1_000,
        "|a| " * 1_000 + "\n\n.. |a| replace:: some words",
    ],
)
def test_large_is_not_too_large(text: str) -> None:
    assert article_of(HEAD + text).diagnostics == ()


def test_a_substitution_that_leads_back_is_docutils_to_report() -> None:
    text = f"{HEAD}|a|\n\n.. |a| replace:: |b|\n.. |b| replace:: |a|\n"
    assert {found.code for found in article_of(text).diagnostics} == {"PK304", "PK300"}


def test_findings_beyond_a_number_are_counted() -> None:
    article = article_of(HEAD + "\n\n".join(f"a{number}_" for number in range(MOST_FINDINGS + 7)))
    *shown, last = article.diagnostics
    assert (len(shown), {found.code for found in shown}) == (MOST_FINDINGS, {"PK303"})
    assert (last.code, last.span) == ("PK398", shown[-1].span)
    assert last.message == "the article has 7 more findings, which are not shown"


def test_few_findings_are_all_kept() -> None:
    found = [finding("PK303", Span("x", line), "m") for line in range(3)]
    assert few(found, 0) == tuple(found)
    assert few(found, 2)[-1].message.startswith("the article has 2 more")


def _endless() -> None:
    while True:
        pass


def test_time_ends_whatever_runs() -> None:
    with within(0.05), pytest.raises(Refused) as caught:
        _endless()
    assert (caught.value.code, caught.value.kept) == ("PK393", False)


def test_time_is_limited_in_the_main_thread_only() -> None:
    ended: list[bool] = []

    def waits() -> None:
        with within(0.01):
            sum(range(3_000_000))
        ended.append(True)

    thread = threading.Thread(target=waits)
    thread.start()
    thread.join()
    assert ended == [True]


@pytest.fixture
def _no_collector() -> Iterator[None]:
    """Hypothesis has the collector call it, and an exception that the limit raises there is lost."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collector")
def test_an_article_that_takes_too_long_is_no_article() -> None:
    hasty = msgspec.structs.replace(reader(), seconds=0.2)
    text = HEAD + "Some *text* with `a link <x>`__ here.\n\n" * 3_000
    found = read_one(Source("x", "content/x.rst", text, ""), {}, hasty)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.span.path) == ("PK393", "content/x.rst")
    assert isinstance(read_one(Source("x", "content/x.rst", HEAD + "x", ""), {}, hasty), Packed)

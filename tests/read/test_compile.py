"""One source becomes an article."""

import random
from pathlib import Path

from msgspec.structs import replace

from presskit.model.source import Needs, Source
from presskit.read.compile import Reader, read
from presskit.read.fields import Rules
from tests.tools.articles import article_of, findings, marked, only, place, reader, result_of, shown
from tests.tools.plugin_site import PluginSite
from tests.tools.sample import SEED

SPEC = Path(__file__).parents[1] / "spec"

TEXT = """
Title
=====

:date: 2026-03-01

.. _label:

Part *one*
----------

First paragraph with five words.
"""


def test_an_article() -> None:
    article = article_of(TEXT.lstrip(), with_reader=reader(Rules()))
    entry = article.entry
    assert article.diagnostics == ()
    assert (entry.id, entry.kind, article.article.path) == (
        "news/sample",
        "article",
        "content/news/sample.rst",
    )
    assert [(heading.level, heading.title) for heading in article.article.outline] == [(2, "Part one")]
    assert [(label.name, label.anchor, label.title) for label in article.article.labels] == [
        ("label", "label", "Part one")
    ]
    assert {"label", "part-one"} <= set(article.article.anchors)
    assert entry.metadata.summary == "First paragraph with five words."
    assert (article.article.words, entry.has_body) == (7, True)


def test_reading_is_pure() -> None:
    assert article_of(TEXT) == article_of(TEXT)


def test_an_index_is_one() -> None:
    assert article_of("News\n====\n", path="content/news/index.rst").entry.kind == "index"


def test_an_article_of_front_matter_only_has_no_body() -> None:
    assert not article_of("Title\n=====\n\n:date: 2026-03-01\n\n.. A comment.\n").entry.has_body


def test_the_empty_article() -> None:
    article = article_of("", with_reader=reader(Rules()))
    assert [code for _, code in findings(article)] == ["PK203", "PK203"]
    assert shown(article) == ""


def test_needs_come_before_anything_else() -> None:
    result = result_of(".. nope::\n\n.. include:: a.inc\n\n.. include:: a.inc\n")
    assert result == Needs(("content/news/a.inc",))


def test_several_headings_of_the_title_s_rank() -> None:
    article = article_of("First\n=====\n\nText.\n\nSecond\n======\n\nText.\n")
    finding = only(article.diagnostics)
    assert (finding.code, place(finding.span)) == ("PK210", "6:1-7")
    assert article.entry.metadata.title == "First"


def test_findings_are_sorted_and_said_once() -> None:
    article = article_of("|i| |i|\n\n.. |i| image:: data:x\n\n.. nope::\n", with_reader=reader(Rules()))
    assert list(article.diagnostics) == sorted(
        set(article.diagnostics), key=lambda one: (one.span, one.code, one.message)
    )


def test_the_tree_is_made_when_it_is_asked_for() -> None:
    wanted = reader()
    both = Reader(host=wanted.host, tables=wanted.tables, rules=wanted.rules, forms=("html", "tree"))
    assert set(article_of(TEXT).article.forms) == {"html"}
    assert set(article_of(TEXT, with_reader=both).article.forms) == {"html", "tree"}


def test_plugins_add_to_the_metadata(tmp_path: Path) -> None:
    site = PluginSite(tmp_path, tmp_path)
    plugin = """
    from msgspec.structs import replace

    @hookimpl
    def presskit_metadata(document, metadata):
        return replace(metadata, {}) if "Part" in document.astext() else None
    """
    names = [
        site.local("one", plugin.format("subtitle='Of one', tags=(metadata.title,)")),
        site.local("two", plugin.format("subtitle='Of two'")),
    ]
    host, found = site.load(f"[plugins]\nenabled = {names}\n")
    assert found == []
    plain = reader()
    adding = Reader(host=host, tables=plain.tables, rules=plain.rules)
    metadata = article_of(TEXT, with_reader=adding).entry.metadata
    assert (metadata.tags, metadata.subtitle) == (("Title",), "Of two"), "of two, the later one wins"
    assert metadata == replace(article_of(TEXT).entry.metadata, tags=("Title",), subtitle="Of two")
    nothing = "Other\n=====\n\nText.\n"
    assert article_of(nothing, with_reader=adding).article == article_of(nothing).article


def test_a_reader_serves_many_articles() -> None:
    shared = reader()
    first = read(Source("a", "content/a.rst", TEXT, ""), {}, shared)
    read(Source("b", "content/b.rst", ".. role:: x\n\n:x:`y`\n", ""), {}, shared)
    assert read(Source("a", "content/a.rst", TEXT, ""), {}, shared) == first


def pieces() -> list[str]:
    """The lines of all specifications: each kind of markup, sound and faulty."""
    return [
        line for path in sorted(SPEC.rglob("*.txt")) for line in path.read_text(encoding="utf-8").split("\n")
    ]


def test_whatever_the_text_is_there_is_an_article_with_findings_in_it() -> None:
    rng = random.Random(SEED)  # noqa: S311 - a sample, no secret
    pool = pieces()
    for _ in range(300):
        start = rng.randrange(len(pool))
        lines = [*pool[start : start + rng.randrange(20)], *rng.choices(pool, k=rng.randint(1, 20))]
        text = "\n".join(lines)
        article = article_of(text)
        found = [one.span for one in article.diagnostics]
        for span in (*found, *(one.span for one in article.references)):
            assert 1 <= span.line <= len(lines), text
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, text
            assert not span.end_line or marked(span, text) or span.end_column >= span.column, text

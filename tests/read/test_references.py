"""What an article refers to, at its exact place; and schemes that links must not have."""

import re

import pytest

from presskit.read.inputs import candidates
from presskit.read.references import ALLOWED, is_remote, scheme_of
from tests.tools.articles import Sample, article_of, marked, only, place, shown


def references_of(text: str) -> list[tuple[str, str, str]]:
    """Place, marked text and URI of each reference."""
    return [(place(one.span), marked(one.span, text), one.uri) for one in article_of(text).references]


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        (":article:`pricing`", "article:pricing"),
        (":article:`/news/pricing#fees`", "article:/news/pricing#fees"),
        (":article:`our prices <pricing>`", "article:pricing"),
        (":doc:`pricing`", "article:pricing"),
        (":ref:`Fees`", "ref:Fees"),
        (":ref:`what it costs <fees>`", "ref:fees"),
        (":asset:`the map <map.svg>`", "asset:map.svg"),
        ("`our prices <article:pricing>`_", "article:pricing"),
        ("`our prices <article:pricing>`__", "article:pricing"),
        ("`our prices <pricing.rst>`_", "article:pricing"),
        ("`our prices <../news/pricing.rst#fees>`_", "article:../news/pricing#fees"),
        ("`what it costs <ref:fees>`_", "ref:fees"),
        ("`the map <asset:map.svg>`_", "asset:map.svg"),
        ("`below <#nowhere>`_", "#nowhere"),
    ],
)
def test_ways_to_refer(written: str, uri: str) -> None:
    text = f"As we wrote\nin {written} and more.\n"
    assert references_of(text) == [(f"2:4-{4 + len(written)}", written, uri)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("* One\n* Two :ref:`x`\n", 2),
        ("1. One\n\n   Two :ref:`x`\n", 3),
        ("Term\n   Definition :ref:`x`\n", 2),
        ("Term :ref:`x`\n   Definition\n", 1),
        ("Text.\n\n:field: Value :ref:`x`\n", 3),
        ("| One\n| Two :ref:`x`\n", 2),
        ("Quoted:\n\n   Words :ref:`x`\n\n   -- Somebody\n", 3),
        ("Quoted:\n\n   Words\n\n   -- :ref:`x`\n", 5),
        (
            "+------+-----+\n| a    | b   |\n+------+-----+\n| :ref:`x`   |\n+------+-----+\n",
            4,
        ),
        ("+----------+---+\n| a        | b |\n|          +---+\n| :ref:`x` | c |\n+----------+---+\n", 4),
        ("======== ==\na        b\n======== ==\n:ref:`x` c\n======== ==\n", 4),
        ('.. csv-table::\n\n   a, b\n   "c\n\n   d", :ref:`x`\n', 6),
        (".. list-table::\n\n   * - a\n     - :ref:`x`\n", 4),
        (".. table:: About :ref:`x`\n\n   == ==\n   a  b\n   == ==\n", 1),
        ("See [1]_.\n\n.. [1] A note :ref:`x`\n", 3),
        ("See [A]_.\n\n.. [A] A source :ref:`x`\n", 3),
        (".. figure:: https://example.org/x.png\n\n   Caption :ref:`x`\n", 3),
        (".. figure:: https://example.org/x.png\n\n   Caption\n\n   Legend :ref:`x`\n", 5),
        (".. note::\n\n   * .. tip:: Deep :ref:`x`\n", 3),
        (".. pull-quote::\n\n   Words :ref:`x`\n\n   -- Somebody\n", 3),
        (".. topic:: Title\n\n   Text :ref:`x`\n", 3),
        ("Text.\n\nHeading :ref:`x`\n----------------\n\nText.\n", 3),
        ("Text |s|.\n\n.. |s| replace:: an :ref:`x`\n", 3),
    ],
)
def test_references_are_found_wherever_they_stand(text: str, line: int) -> None:
    article = article_of("Title\n=====\n\n" + text)
    column = text.split("\n")[line - 1].index(":ref:") + 1
    assert [place(one.span) for one in article.references] == [f"{line + 3}:{column}-{column + 8}"]


def test_the_same_text_twice_is_two_places() -> None:
    text = "See :ref:`x` and :ref:`x`,\nagain :ref:`x`.\n\n* :ref:`x`\n"
    assert [one[0] for one in references_of(text)] == ["1:5-13", "1:18-26", "2:7-15", "4:3-11"]


def test_a_reference_over_two_lines() -> None:
    text = "See `our new\nprices <article:pricing>`_.\n"
    assert references_of(text) == [("1:5-2:27", "`our new\nprices <article:pricing>`_", "article:pricing")]


def test_named_targets_are_reported_where_they_are_used() -> None:
    text = "See prices_, `our prices`_ and prices_.\n\n.. _prices: article:pricing\n.. _our prices: prices_\n"
    assert references_of(text) == [
        ("1:5-12", "prices_", "article:pricing"),
        ("1:14-27", "`our prices`_", "article:pricing"),
        ("1:32-39", "prices_", "article:pricing"),
    ]


def test_anonymous_targets() -> None:
    text = "See this__ and `that one`__.\n\n__ article:first\n.. __: second.rst\n"
    assert references_of(text) == [
        ("1:5-11", "this__", "article:first"),
        ("1:16-28", "`that one`__", "article:second"),
    ]


def test_images_and_their_targets() -> None:
    text = ".. image:: map.svg\n   :target: article:pricing\n\n.. figure:: /photo.jpg\n   :target: other.rst\n\n   Caption\n"
    assert references_of(text) == [
        ("2:13-28", "article:pricing", "article:pricing"),
        ("1:12-19", "map.svg", "asset:map.svg"),
        ("5:13-22", "other.rst", "article:other"),
        ("4:13-23", "/photo.jpg", "asset:/photo.jpg"),
    ]


def test_an_image_in_a_substitution_counts_once() -> None:
    assert references_of("A |i| and |i|.\n\n.. |i| image:: i.png\n") == [("3:16-21", "i.png", "asset:i.png")]


def test_images_elsewhere_are_none_of_ours() -> None:
    assert references_of(".. image:: https://example.org/x.png\n\n.. image:: //example.org/x.png\n") == []


def test_local_anchors() -> None:
    article = article_of(
        "Title\n=====\n\nPart One\n--------\n\n`up <#part-one>`_ and `up <#Part-One>`_\n\nTwo\n---\n\nx\n"
    )
    assert article.references == ()


def test_references_in_included_files() -> None:
    part = "Text.\n\nMore :article:`x`.\n"
    article = article_of(".. include:: part.inc\n\n:article:`x`\n", {"content/news/part.inc": part})
    assert [(one.span.path, place(one.span)) for one in article.references] == [
        ("content/news/part.inc", "3:6-18"),
        ("content/news/sample.rst", "3:1-13"),
    ]


FORBIDDEN = [
    ("`x <javascript:alert(1)>`_", "javascript", "`x <javascript:alert(1)>`_"),
    ("`x <JavaScript:alert(1)>`_", "javascript", "`x <JavaScript:alert(1)>`_"),
    ("`x <java\nscript:alert(1)>`_", "javascript", "`x <java\nscript:alert(1)>`_"),
    ("`x <vbscript:x>`__", "vbscript", "`x <vbscript:x>`__"),
    ("`x <data:text/html,x>`_", "data", "`x <data:text/html,x>`_"),
    ("`x <file:///etc/passwd>`_", "file", "`x <file:///etc/passwd>`_"),
    ("x_\n\n.. _x: javascript:alert(1)", "javascript", "x_"),
    ("x__\n\n__ javascript:alert(1)", "javascript", "x__"),
    ("x_\n\n.. _x: java\n   script:alert(1)", "javascript", "x_"),
    ("javascript:alert", "javascript", "javascript:alert"),
    (
        ".. image:: https://example.org/x.png\n   :alt: A pier\n   :target: javascript:alert(1)",
        "javascript",
        "javascript:alert(1)",
    ),
    (".. image:: data:image/svg+xml,x", "data", "data:image/svg+xml,x"),
    (".. figure:: javascript:alert(1)\n\n   Caption", "javascript", "javascript:alert(1)"),
]


@pytest.mark.parametrize(("text", "scheme", "mark"), FORBIDDEN)
def test_schemes_that_links_must_not_have(text: str, scheme: str, mark: str) -> None:
    article = article_of(text + "\n")
    finding = only(tuple(found for found in article.diagnostics if found.code != "PK442"))
    assert (finding.code, marked(finding.span, text)) == ("PK404", mark)
    assert f"`{scheme}:`" in finding.message
    assert_unlinked(article)


def assert_unlinked(article: Sample) -> None:
    assert re.findall(r'(?:href|src)="(?!https://example.org/)', shown(article)) == []


def test_every_use_of_such_a_target_is_reported() -> None:
    article = article_of("x_ and X_\n\n.. _x: javascript:alert(1)\n")
    assert [place(finding.span) for finding in article.diagnostics] == ["1:1-3", "1:8-10"]


@pytest.mark.parametrize("scheme", sorted(ALLOWED))
def test_schemes_that_links_may_have(scheme: str) -> None:
    article = article_of(f"`x <{scheme}:it>`_\n")
    assert (article.diagnostics, article.references) == ((), ())
    assert f'href="{scheme}:it"' in shown(article)


@pytest.mark.parametrize(
    ("uri", "scheme"),
    [
        ("https://example.org/", "https"),
        ("  JAVA\tSCRIPT:x", "javascript"),
        ("java\u2028script:x", "javascript"),
        ("\x01javascript:x", "javascript"),
        ("&#106;avascript:x", ""),
        ("news/javascript:x", ""),
        ("#a:b", ""),
        ("//example.org", ""),
        ("1a:b", ""),
        ("", ""),
    ],
)
def test_the_scheme_that_a_browser_would_see(uri: str, scheme: str) -> None:
    assert scheme_of(uri) == scheme


def test_remote_uris() -> None:
    assert [is_remote(uri) for uri in ("https://a/", "//a/b", "a/b", "/a", "data:x")] == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_asset_references_lead_to_files_beneath_the_site() -> None:
    assert candidates("../../secret", "content/news/sample.rst") == ()


def external_of(text: str, files: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """What stands at the place of each link to another host, and its URL."""
    texts = {"content/news/sample.rst": text, **(files or {})}
    found = article_of(text, files).article.external
    return [(marked(each.span, texts[each.span.path]), each.uri) for each in found]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("See https://a.net/b.", "https://a.net/b"),
        ("See (HTTP://a.net).", "HTTP://a.net"),
        ("`there <https://a.net/b>`_", "https://a.net/b"),
        ("`there <https://a.net/b>`__", "https://a.net/b"),
        ("there__\n\n__ https://a.net/b", "https://a.net/b"),
        ("there_\n\n.. _there: https://a.net/b", "https://a.net/b"),
        ("|sub|\n\n.. |sub| replace:: https://a.net/b", "https://a.net/b"),
        (".. image:: https://a.net/b.png\n   :alt: b", "https://a.net/b.png"),
        (".. image:: /b.png\n   :target: https://a.net/b", "https://a.net/b"),
        ("- a\n\n  1. b https://a.net/b", "https://a.net/b"),
        (
            "=====  ===============\nA      B\n=====  ===============\na      https://a.net/b\n=====  ===============",
            "https://a.net/b",
        ),
        (":pep:`8`", ":pep:`8`"),
        ("there_\n\n.. _there: https://a.net/\n   b", "there_"),
    ],
)
def test_links_to_other_hosts_have_the_place_of_their_url(written: str, place: str) -> None:
    assert [where for where, _ in external_of(f"Title\n=====\n\n{written}\n")] == [place]


def test_a_url_that_another_begins_with_has_its_own_place() -> None:
    text = "https://a.net/b, https://a.net/b/c, https://a.net/b-c and https://a.net/b.\n"
    found = article_of(text).article.external
    assert [(marked(each.span, text), each.span.column) for each in found] == [
        ("https://a.net/b", 1),
        ("https://a.net/b/c", 18),
        ("https://a.net/b-c", 37),
        ("https://a.net/b", 59),
    ]


def test_the_lead_image_and_included_files_lead_to_other_hosts() -> None:
    text = "Title\n=====\n\n:image: https://a.net/m.png\n\n.. include:: _part.rst\n"
    files = {"content/news/_part.rst": "\nSee https://a.net/b.\n"}
    assert external_of(text, files) == [("https://a.net/b",) * 2, ("https://a.net/m.png",) * 2]


@pytest.mark.parametrize(
    "written",
    ["mailto:a@b.net", "a@b.net", ":article:`b`", "`b <ftp://a.net/>`_", "`b </c/>`_", "``https://a.net``"],
)
def test_what_leads_to_no_page_of_another_host(written: str) -> None:
    assert external_of(f"Title\n=====\n\n{written}\n") == []

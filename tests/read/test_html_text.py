"""Text and attributes."""

import pytest

from presskit.read.html_text import class_attributes, legal, quoted, url, xml_problem


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/ü?q=1&r=2", "https://example.org/ü?q=1&amp;r=2"),
        ("https://[2001:db8::1]/[x]", "https://[2001:db8::1]/%5Bx%5D"),
        ("page[1].html", "page%5B1%5D.html"),
        ("50%", "50%25"),
        ("a%20b", "a%20b"),
        ('x"onclick="y', "x%22onclick=%22y"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_url(written: str, expected: str) -> None:
    assert url(written) == expected


def test_quoted() -> None:
    assert quoted("""a"b'c<d>&""") == "a&quot;b'c&lt;d&gt;&amp;"


def test_classes() -> None:
    assert class_attributes("note", ["note", "big", "language-pt-br"]) == (
        ' class="note big" lang="pt-br" xml:lang="pt-br"'
    )
    assert class_attributes("", []) == ""


def test_legal() -> None:
    assert legal("tab\tline\n\x00\x1f\x85") == "tab\tline\n\ufffd\ufffd\ufffd"


@pytest.mark.parametrize("markup", ["<p>a", "a & b", "<p class=x>a</p>", "&nbsp;", "</div><div>", "<x:y/>"])
def test_markup_that_is_no_xml(markup: str) -> None:
    assert xml_problem(markup)


def test_markup_that_is() -> None:
    assert xml_problem("text &amp; <b>bold</b><br/>") == ""

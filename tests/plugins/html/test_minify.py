"""Style sheets get shorter and mean the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import presskit_html
from presskit_html.minify import minified

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHEETS = sorted((Path(presskit_html.__file__).parent / "templates" / "static").rglob("*.css"))
RULES = """sheet => {
    const made = new CSSStyleSheet();
    made.replaceSync(sheet);
    // Browsers keep what stands in and round variables as it is written.
    return [...made.cssRules].map(rule => rule.cssText.replaceAll(", ", ",").replace(/\\b0\\./g, "."));
}"""


@pytest.fixture(scope="module")
def page(browser: "Browser") -> "Iterator[Page]":
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("sheet", "short"),
    [
        ("a { b: c; }\n\n/* { */ d > e, f { g: 0.5em 10.05em; }", "a{b:c}d>e,f{g:.5em 10.05em}"),
        ("a :hover { b: calc(1px + 0.2 * 2px) }", "a :hover{b:calc(1px + .2 * 2px)}"),
        ('a::after { content: " /* 0.5 */ ;  \\" }" }', 'a::after{content:" /* 0.5 */ ;  \\" }"}'),
        ("a { b: url(data:x,0.5; /*y*/) }", "a{b:url(data:x,0.5; /*y*/)}"),
        (
            "a { b: url( \"data:x,(0.5) ; '\" ) } c::after { content: ' 0.5 ; ' }",
            "a{b:url( \"data:x,(0.5) ; '\" )}c::after{content:' 0.5 ; '}",
        ),
        ("@media (min-width: 40rem) and (color) { a + b { c: -0.5em } }", None),
    ],
)
def test_what_authors_alone_read_goes(sheet: str, short: str | None, page: "Page") -> None:
    assert short is None or minified(sheet) == short
    assert page.evaluate(RULES, minified(sheet)) == page.evaluate(RULES, sheet) != []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_browser_reads_the_same_rules_in_the_themes_sheets(path: Path, page: "Page") -> None:
    sheet = path.read_text(encoding="utf-8")
    assert page.evaluate(RULES, minified(sheet)) == page.evaluate(RULES, sheet)
    assert len(minified(sheet)) < 0.9 * len(sheet)

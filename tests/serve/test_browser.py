"""What somebody who writes sees: in a real browser, with files saved as editors save them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serve.conftest import Write, article
from tests.tools.axe import Violation
from tests.tools.serve import LIMIT, Served, served

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

BROKEN = "The tide <b>is</b> in, says :article:`nobody-<i>`."


@pytest.fixture
def running(site: Path) -> Iterator[Served]:
    with served(site) as server:
        yield server


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    context = browser.new_context(viewport={"width": 900, "height": 700})
    context.set_default_timeout(LIMIT * 1000)
    yield context.new_page()
    context.close()


def colour(page: "Page") -> str:
    return str(page.evaluate("getComputedStyle(document.querySelector('h1')).color"))


def test_a_saved_article_is_shown_at_once(running: Served, page: "Page", write: Write) -> None:
    page.goto(f"{running.url}tide/")
    page.get_by_text("The tide is out.").wait_for()
    for text in ("The tide comes in.", "The tide is in."):
        write("content/tide.rst", article("Tide", text))
        page.get_by_text(text).wait_for()


def test_a_new_article_and_one_that_goes_are_noticed(
    running: Served, page: "Page", write: Write, site: Path
) -> None:
    page.goto(running.url)
    write("content/moon.rst", article("Moon"))
    page.get_by_role("link", name="Moon").first.wait_for()
    (site / "content" / "moon.rst").unlink()
    page.get_by_role("link", name="Moon").first.wait_for(state="detached")


def test_findings_are_shown_on_the_page_until_they_are_mended(
    running: Served, page: "Page", write: Write
) -> None:
    page.goto(f"{running.url}tide/")
    write("content/tide.rst", article("Tide", BROKEN))
    panel = page.get_by_role("alert", name="What presskit found")
    panel.get_by_text("PK401").wait_for()
    assert "nobody-<i>" in panel.inner_text()
    assert panel.locator("i, script").count() == 0
    assert page.get_by_text("The tide is out.").is_visible()  # the last good page
    page.reload()
    panel.get_by_text("PK401").wait_for()
    with page.expect_popup() as opened:
        panel.get_by_role("link", name="content/tide.rst:4:").click()
    source = opened.value
    source.wait_for_load_state()
    assert source.locator(":target").inner_text().strip() == f"4  {BROKEN}"
    source.close()
    write("content/tide.rst", article("Tide", "The tide is back."))
    page.get_by_text("The tide is back.").wait_for()
    assert panel.count() == 0
    assert "error PK401" in running.printed


def test_findings_can_be_dismissed_and_come_back_when_they_are_others(
    running: Served, page: "Page", write: Write
) -> None:
    page.goto(f"{running.url}tide/")
    panel = page.get_by_role("alert", name="What presskit found")
    write("content/tide.rst", article("Tide", BROKEN))
    panel.get_by_role("button", name="Dismiss").click()
    panel.wait_for(state="detached")
    page.reload()
    page.get_by_text("The tide is out.").wait_for()
    page.wait_for_function(
        "performance.getEntriesByName(location.origin + '/.presskit/serve.js').length === 1"
    )
    assert panel.count() == 0
    write("content/tide.rst", article("Tide", f"{BROKEN} And :article:`nothing`."))
    panel.get_by_text("nothing").first.wait_for()
    panel.get_by_role("link").first.focus()
    page.keyboard.press("Escape")
    panel.wait_for(state="detached")


def test_warnings_stay_out_of_the_way(running: Served, page: "Page", write: Write) -> None:
    page.goto(f"{running.url}tide/")
    write(
        "presskit.toml",
        '[site]\ntitle = "Small"\n[check]\nrequired = ["title"]\n[check.severity]\nPK401 = "warning"\n',
    )
    write("content/tide.rst", article("Tide", BROKEN))
    panel = page.get_by_role("status", name="What presskit found")
    panel.get_by_text("1 warning in 1 file").wait_for()
    assert not panel.get_by_text("PK401").is_visible()
    panel.get_by_text("1 warning in 1 file").click()
    assert panel.get_by_text("PK401").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overlay_is_accessible(
    site: Path, page: "Page", write: Write, axe: "Callable[[Page], list[Violation]]", scheme: str
) -> None:
    (site / "theme" / "static" / "own.css").unlink()  # its headlines are dark on dark
    with served(site) as running:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{running.url}tide/")
        write("content/tide.rst", article("Tide", BROKEN))
        page.get_by_role("alert", name="What presskit found").get_by_text("PK401").wait_for()
        assert axe(page) == []


def test_a_style_sheet_is_exchanged_and_the_page_stays(running: Served, page: "Page", write: Write) -> None:
    page.goto(f"{running.url}tide/")
    assert colour(page) == "rgb(1, 2, 3)"

    def exchange(look: str) -> None:
        write("theme/static/own.css", f"h1 {{ color: {look} }}\n")
        page.wait_for_function(f"getComputedStyle(document.querySelector('h1')).color === '{look}'")

    # The server's second build is told of no change, so that a page is loaded again for what it finds: begin after that.
    exchange("rgb(2, 3, 4)")
    page.evaluate("globalThis.kept = true")
    exchange("rgb(4, 5, 6)")
    exchange("rgb(7, 8, 9)")
    page.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 2")
    assert page.evaluate("globalThis.kept") is True
    page.reload()
    assert colour(page) == "rgb(7, 8, 9)"


def test_pages_work_without_javascript(running: Served, browser: "Browser", write: Write) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(running.url)
    page.get_by_role("link", name="Tide").first.click()
    assert page.url == f"{running.url}tide/"
    assert page.get_by_text("The tide is out.").is_visible()
    page.close()


def test_a_site_that_never_came_out_says_why_and_appears_when_it_can(
    site: Path, page: "Page", write: Write
) -> None:
    write("content/tide.rst", article("Tide", BROKEN))
    with served(site) as server:
        page.goto(f"{server.url}tide/")
        page.get_by_role("heading", name="There is no site yet").wait_for()
        assert page.get_by_role("main").get_by_text("PK401").is_visible()
        write("content/tide.rst", article("Tide", "The tide is back."))
        page.get_by_text("The tide is back.").wait_for()


def test_a_page_that_is_not_there_appears_when_it_is_written(
    running: Served, page: "Page", write: Write
) -> None:
    answer = page.goto(f"{running.url}moon/")
    assert answer is not None
    assert answer.status == 404
    write("content/moon.rst", article("Moon", "It is full."))
    page.get_by_text("It is full.").wait_for()

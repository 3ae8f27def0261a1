"""The front end of the JSON, in a browser, beside the magazine that it shows."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.complaints import listen
from tests.tools.nu import Message

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Run = Callable[..., "subprocess.CompletedProcess[str]"]

VIEWS = {
    "": "The Ormswick Packet",
    "?section=harbour": "Harbour",
    "?author=nell-garrity": "Nell Garrity",
    "?article=harbour/tides/twelfths": "Twelve spoonfuls of sea",
}


SHOWN = """() => Promise.all([...document.images].map(image => {
    image.loading = "eager";
    return image.decode();
}))"""


@pytest.fixture(scope="module")
def public(
    copy_example: Callable[[str, Path], Path], presskit: Run, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("headless")
    magazine = copy_example("magazine", folder)
    said = presskit("build", "--quiet", cwd=magazine, PRESSKIT_NOW="2026-06-30T12:00Z")
    assert said.returncode == 0, said.stderr
    shutil.copytree(copy_example("headless", folder), magazine / "public" / "headless")
    return magazine / "public"


@pytest.fixture
def address(public: Path, site_server: Callable[[Path], str]) -> str:
    return site_server(public) + "headless/"


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser complains of, which must be nothing."""
    heard: list[str] = []
    yield heard
    # A reader who goes on does not wait for pictures; that they are there, `SHOWN` sees.
    assert [each for each in heard if not each.startswith("failed: ")] == []


def opened(browser: "Browser", url: str, complaints: list[str], **options: Any) -> "Page":
    page = browser.new_page(**options)
    listen(page, complaints)
    page.goto(url)
    page.get_by_role("heading", name="Loading…").wait_for(state="detached")
    return page


def test_a_reader_goes_from_the_front_page_to_an_article_its_author_and_back(
    browser: "Browser", address: str, complaints: list[str]
) -> None:
    page = opened(browser, address, complaints)
    sections = page.get_by_role("navigation", name="Sections")
    assert sections.get_by_role("link").all_inner_texts() == ["Latest news", "Harbour", "Town", "Table"]
    sections.get_by_role("link", name="Harbour").click()
    page.get_by_role("heading", name="Harbour", level=1).wait_for()
    page.get_by_role("link", name="The night watch").click()
    page.get_by_role("heading", name="The night watch", level=1).wait_for()
    assert page.title() == "The night watch · The Ormswick Packet"
    assert page.locator(".opening time").inner_text() == "18 December 2025"
    page.get_by_role("link", name="Josef Brandreth").click()
    page.get_by_role("heading", name="Josef Brandreth", level=1).wait_for()
    page.go_back()
    page.get_by_role("heading", name="The night watch", level=1).wait_for()


def test_links_in_a_text_stay_in_the_front_end(
    browser: "Browser", address: str, complaints: list[str]
) -> None:
    page = opened(browser, address + "?article=latest-news/harbour-dues-vote", complaints)
    links = page.locator(".text a").evaluate_all("links => links.map(link => link.href)")
    own = [link for link in links if "/headless/?article=" in link]
    assert own
    assert [link for link in links if link.startswith("https://example.org/")] == []
    page.goto(own[0])
    page.locator("article .text p").first.wait_for()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_every_view_is_whole_and_accessible(
    browser: "Browser",
    address: str,
    axe: Callable[..., list[Any]],
    complaints: list[str],
    width: int,
    scheme: str,
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    listen(page, complaints)
    for query, heading in VIEWS.items():
        page.goto(address + query)
        page.get_by_role("heading", name=heading, level=1, exact=True).wait_for()
        page.evaluate(SHOWN)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, query
        assert axe(page) == [], query


@pytest.mark.parametrize("query", ["?article=nowhere", "?section=nowhere", "?author=nobody"])
def test_what_is_not_there_is_said(
    browser: "Browser", address: str, complaints: list[str], query: str
) -> None:
    page = opened(browser, address + query, complaints)
    assert page.get_by_role("alert").inner_text() == "There is no such page."


def test_without_the_json_the_page_says_so(
    browser: "Browser", public: Path, site_server: Callable[[Path], str]
) -> None:
    heard: list[str] = []
    page = opened(browser, site_server(public / "headless"), heard)
    assert "could not be read" in page.get_by_role("alert").inner_text()


def test_no_script_of_an_article_runs(browser: "Browser", address: str) -> None:
    heard: list[str] = []
    page = browser.new_page()
    listen(page, heard)
    markup = '<p>In</p><img src="x" onerror="document.title = 1"/>'

    def altered(route: Any) -> None:
        document = route.fetch().json()
        route.fulfill(json={**document, "body": {**document["body"], "html": markup}})

    page.route("**/articles/**", altered)
    page.goto(address + "?article=harbour/night-watch")
    page.get_by_text("In", exact=True).wait_for()
    page.wait_for_load_state("networkidle")
    assert page.title() == "The night watch · The Ormswick Packet"
    assert any("Content Security Policy" in each for each in heard)


def test_its_page_and_style_sheet_are_valid(
    public: Path, nu_checker: Callable[[Sequence[Path]], list[Message]]
) -> None:
    folder = public / "headless"
    found = nu_checker([folder / "index.html", folder / "headless.css"])
    # The checker takes a file for another origin than the files beside it.
    assert [each for each in found if "Content Security Policy (meta tag)" not in each.text] == []

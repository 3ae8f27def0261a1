"""The search as a reader has it: a real browser, the real index, a site beneath a folder of its host."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from presskit.build.pipeline import build
from tests.plugins.search.conftest import make
from tests.site.complaints import listen
from tests.tools.axe import Violation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

Serve = Callable[[Path], str]
Axe = Callable[["Page"], list[Violation]]

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; "
    "img-src data:"  # the empty icon of a site that names none
)
TITLES = ".search-results h2"
BEGIN = f"""titles => titles.every(
    (title, number) => document.querySelectorAll("{TITLES}")[number]?.textContent === title
)"""
"""Whether these are the titles of the first results."""


@pytest.fixture
def host(built: Path, tmp_path: Path) -> Path:
    """The root of the host; the site is in its folder ``sub``."""
    shutil.copytree(built / "public", tmp_path / "host/sub")
    return tmp_path / "host"


@pytest.fixture
def address(host: Path, site_server: Serve) -> str:
    """The URL of the site."""
    return f"{site_server(host)}sub/"


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page of which the browser must not complain; but it may leave a page while that loads something."""
    complaints: list[str] = []
    page = browser.new_page()
    listen(page, complaints)
    yield page
    page.close()
    assert [text for text in complaints if not text.startswith("failed:")] == []


def titles(page: "Page", number: int) -> list[str]:
    """The titles of what was found, when it is said that there are so many."""
    page.get_by_role("status").filter(has_text=f"Articles found: {number}").wait_for()
    return page.locator(TITLES).all_text_contents()


def test_a_reader_types_and_opens_what_was_found(page: "Page", address: str) -> None:
    page.goto(address + "search/")
    page.get_by_label("Words to look for").press_sequentially("spring")
    assert titles(page, 1) == ["Spring tide"]
    assert (
        page.locator(".search-results .excerpt").text_content()
        == "Spring tide. High water & <harbour> gates."
    )
    assert page.locator(".search-results .about").text_content() == "Tides · January 1, 2026"
    page.get_by_role("link", name="Spring tide").click()
    assert page.url == address + "tides/spring/"
    page.go_back()
    assert titles(page, 1) == ["Spring tide"]


def test_from_any_page_by_the_keyboard(page: "Page", address: str) -> None:
    page.goto(address + "news/n1/")
    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.type("lumley")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "search/?q=lumley")
    assert titles(page, 1) == ["Spring tide"]
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Spring tide":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(address + "tides/spring/")


def test_sections_and_orders(page: "Page", address: str) -> None:
    page.goto(address + "search/?q=harbour")
    assert len(titles(page, 14)) == 10
    page.get_by_label("Section", exact=True).select_option("News")
    titles(page, 12)
    page.get_by_label("Order").select_option("Newest first")
    page.wait_for_function(BEGIN, arg=["Boats 12", "Boats 11", "Boats 10"])
    assert page.url == address + "search/?q=harbour&section=News&order=desc"
    page.get_by_label("Order").select_option("Oldest first")
    page.wait_for_function(BEGIN, arg=["Boats 1", "Boats 2", "Boats 3"])
    page.get_by_role("button", name="Show more").click()
    page.locator(TITLES).nth(11).wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Boats 11"  # where a reader goes on
    assert not page.get_by_role("button", name="Show more").is_visible()


def test_what_has_no_date_comes_last_by_date(page: "Page", address: str) -> None:
    for order in ("asc", "desc"):
        page.goto(f"{address}search/?q=harbour&order={order}")
        titles(page, 14)
        page.get_by_role("button", name="Show more").click()
        page.locator(TITLES).nth(13).wait_for()
        assert titles(page, 14)[-1] == "Harbour rules"


def test_other_languages_are_found_and_can_be_chosen(page: "Page", address: str) -> None:
    page.goto(address + "search/?q=boote")
    assert titles(page, 1) == ["Der Hafen"]
    assert page.locator(TITLES).get_attribute("lang") == "de"
    page.get_by_label("Language").select_option("Deutsch")
    page.get_by_label("Words to look for").fill("")
    assert titles(page, 1) == ["Der Hafen"]


def test_what_was_chosen_is_in_the_address(page: "Page", address: str) -> None:
    page.goto(address + "search/?section=Tides&language=en&order=nonsense")
    assert titles(page, 1) == ["Spring tide"]
    assert page.get_by_label("Section", exact=True).input_value() == "Tides"
    assert page.get_by_label("Order").input_value() == ""


@pytest.mark.parametrize("word", ["xylophone", "quagga", "zeppelin", "quoll"])
def test_what_is_not_published_is_not_found(page: "Page", address: str, word: str) -> None:
    page.goto(f"{address}search/?q={word}")
    page.get_by_role("status").filter(has_text="No article has these words.").wait_for()
    assert page.locator(TITLES).count() == 0
    page.get_by_role("link", name="Look through the archive").click()
    assert page.url == address + "archive/"


def test_without_javascript_the_archive_is_reached(browser: "Browser", address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.get_by_role("searchbox", name="Search").fill("harbour")
    page.get_by_role("button", name="Search").click()
    assert page.url == address + "search/?q=harbour"
    assert page.get_by_text("The search needs JavaScript.").is_visible()
    assert not page.get_by_label("Words to look for").is_visible()
    page.get_by_role("link", name="Look through the archive").click()
    assert page.url == address + "archive/"
    page.context.close()


def test_under_a_strict_policy_and_with_nobody_else_asked(page: "Page", address: str) -> None:
    asked: list[str] = []

    def answer(route: "Route") -> None:
        asked.append(route.request.url)
        answered = route.fetch()
        route.fulfill(response=answered, headers={**answered.headers, "content-security-policy": POLICY})

    page.route("**/*", answer)
    page.goto(address + "search/?q=spring")
    assert titles(page, 1) == ["Spring tide"]
    assert [url for url in asked if not url.startswith(address)] == []
    assert any(url.endswith(".pf_fragment") for url in asked)


def test_nothing_of_the_index_is_loaded_before_somebody_asks(page: "Page", address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address).partition(".")[0]))
    page.goto(address + "search/", wait_until="networkidle")
    assert {path for path in asked if path.startswith("search/pagefind")} == {"search/pagefind/search"}


def test_a_page_that_is_open_while_the_site_is_published_anew(
    page: "Page", address: str, host: Path, site: Path
) -> None:
    page.goto(address + "search/?q=spring")
    titles(page, 1)
    for path in sorted((site / "content/news").iterdir()):
        path.write_text(path.read_text().replace("Boats", "Schooners"))
    build(site)
    shutil.rmtree(host / "sub")
    shutil.copytree(site / "public", host / "sub")
    page.get_by_label("Words to look for").fill("harbour")
    assert sum("Schooners" in title for title in titles(page, 14)) >= 8


def test_where_the_index_is_missing_the_archive_is_offered(
    browser: "Browser", address: str, host: Path
) -> None:
    (host / "sub/search/pagefind/pagefind.js").unlink()
    page = browser.new_page()
    page.goto(address + "search/?q=harbour")
    page.get_by_role("status").filter(has_text="The search can't be used here.").wait_for()
    assert page.get_by_role("link", name="Look through the archive").is_visible()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_accessible_and_fit(
    browser: "Browser", address: str, axe: Axe, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(address + "search/?q=harbour")
    titles(page, 14)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    page.close()


def test_from_right_to_left(tmp_path: Path, browser: "Browser", site_server: Serve, axe: Axe) -> None:
    site = make(tmp_path / "site")
    configuration = (site / "presskit.toml").read_text()
    (site / "presskit.toml").write_text(
        configuration.replace("search = true", 'search = true\nlanguage = "ar"')
    )
    build(site)
    page = browser.new_page()
    page.goto(f"{site_server(site / 'public')}search/?q=spring")
    page.locator(TITLES).wait_for()
    assert page.get_by_label("كلمات البحث").input_value() == "spring"
    field, button = (page.locator(f".search-query {name}").bounding_box() for name in ("input", "button"))
    assert field is not None
    assert button is not None
    assert button["x"] < field["x"]
    assert axe(page) == []
    page.close()

"""Pages as a browser shows them: the longest of each kind, and with PRESSKIT_NIGHTLY=1 all."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.site.built import Built
from tests.site.complaints import listen
from tests.tools.axe import Violation
from tests.tools.sample import NIGHTLY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ALWAYS = (
    *("everything/mailing-lists/", "everything/hostile/", "everything/plain/", "عربي/مقال/"),
    *("manual/", "manual/start/"),
)
"""Articles of the kitchen sink that are no page's longest, and are like no other."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HIDDEN = """[...document.querySelectorAll("main *, aside *, footer *")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > innerWidth + 1 && !element.closest("pre, .table");
}).map(element => element.outerHTML.slice(0, 120))"""


def _paths(built: Built) -> list[str]:
    """The paths of the pages to look at, as a reader's browser asks for them."""
    pages = built.documents if NIGHTLY else built.longest().values()
    paths = {document.path.removesuffix("index.html"): None for document in pages if document.kind}
    if built.name != "magazine":
        paths.update(dict.fromkeys(ALWAYS))
    return list(paths)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_fit_the_screen_and_ask_no_other_host(
    built: Built,
    browser: "Browser",
    site_server: Callable[[Path], str],
    axe: "Callable[[Page], list[Violation]]",
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    url = site_server(built.root)
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    listen(page, complaints)
    paths = _paths(built)
    if (
        built.name != "magazine" and not NIGHTLY
    ):  # each page at one width in the light, at the other in the dark
        paths = paths[(width == 320) ^ (scheme == "dark") :: 2]
    for path in paths:
        page.goto(url + built.prefix + path)
        assert page.evaluate(SIDEWAYS) == 0, path
        assert page.evaluate(HIDDEN) == [], path
        assert axe(page) == [], path
    page.close()
    assert [address for address in asked if not address.startswith(url)] == []
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_picture_of_an_article_shows(
    built: Built,
    browser: "Browser",
    site_server: Callable[[Path], str],
    scheme: Literal["light", "dark"],
) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(site_server(built.root) + built.prefix + built.longest()["article"].path)
    pictures = page.locator("img")
    assert pictures.count() > 0
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    page.close()


def test_the_front_page_leaves_no_section_alone_in_a_row(
    browser: "Browser", site_server: Callable[[Path], str], built: Built
) -> None:
    url = site_server(built.root) + built.prefix
    page = browser.new_page()
    for width in (400, 700, 1000, 1200, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(url)
        boxes = page.locator(".desk").evaluate_all(
            "desks => desks.map(desk => desk.getBoundingClientRect()).map(box => [box.top, box.width])"
        )
        widths = {top: sum(wide for place, wide in boxes if place == top) for top, _ in boxes}
        assert min(widths.values()) > 0.8 * max(widths.values()), width
    page.close()


@pytest.mark.parametrize(("path", "lines"), [("everything/third/", "3"), ("everything/plain/", "normal")])
def test_a_large_initial_stands_only_where_paragraphs_follow(
    kitchen_sink: Built, browser: "Browser", site_server: Callable[[Path], str], path: str, lines: str
) -> None:
    page = browser.new_page()
    page.goto(site_server(kitchen_sink.root) + kitchen_sink.prefix + path)
    initial = "getComputedStyle(document.querySelector('.body > p'), '::first-letter').initialLetter"
    assert page.evaluate(initial) == lines
    page.close()


PICTURE_AND_WORDS = """() => {
    const picture = document.querySelector(".body > p > img"), words = document.createRange();
    words.selectNode(picture.previousSibling);
    const before = [...words.getClientRects()].at(-1), box = picture.getBoundingClientRect();
    return [before.right <= box.left + 1, before.top < box.bottom && box.top < before.bottom];
}"""


def test_a_picture_in_a_sentence_stays_in_its_line(
    kitchen_sink: Built, browser: "Browser", site_server: Callable[[Path], str]
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(site_server(kitchen_sink.root) + kitchen_sink.prefix + "everything/markup/")
    assert page.evaluate(PICTURE_AND_WORDS) == [True, True]
    page.close()


LONG = "A-word-that-goes-on-and-on-without-any-place-to-break-it".replace("-", "")


@pytest.mark.parametrize("path", ["everything/third/", "archive/"])
def test_a_long_word_of_a_title_stays_on_a_telephone(
    kitchen_sink: Built, browser: "Browser", site_server: Callable[[Path], str], path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(site_server(kitchen_sink.root) + kitchen_sink.prefix + path)
    page.locator(".breadcrumbs span, .meta a, .neighbours a, .year a, .terms a").evaluate_all(
        "(elements, word) => elements.forEach(element => element.textContent = word)", LONG
    )
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(HIDDEN) == []
    page.close()

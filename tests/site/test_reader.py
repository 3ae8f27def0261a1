"""A reader with a keyboard and without JavaScript."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from tests.site.built import Built
from tests.tools.sample import sampled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Page, Route

SECURE = re.compile("https://.*")
ALSO = ("manual/index.html", "manual/start/index.html", "everything/page/1/index.html")
"""Documentation, and a further page of a listing: no kinds of their own."""

FOCUSED = """() => {
    const element = document.activeElement, style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
        name: element.className || element.name || element.textContent.trim().slice(0, 40),
        tag: element.tagName.toLowerCase(),
        part: element.closest("header, main, aside, footer")?.tagName.toLowerCase() ?? "",
        seen: box.width > 8 && box.height > 8 && box.bottom > 0 && box.top < innerHeight,
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    }
}"""


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    context = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _stops(page: "Page") -> Iterator[dict[str, object]]:
    """Where Tab leads, until it leaves the page or begins again."""
    first: object = None
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "body" or stop == first:
            return
        first = first or stop
        yield stop


def test_tab_leads_through_the_page_in_its_order(
    kitchen_sink: Built, page: "Page", site_server: Callable[[Path], str]
) -> None:
    page.goto(site_server(kitchen_sink.root) + "sub/folder/everything/mailing-lists/")
    stops = list(_stops(page))
    assert (stops[0]["name"], stops[1]["tag"], stops[1]["part"]) == ("skip", "a", "header")
    parts = list(dict.fromkeys(stop["part"] for stop in stops))
    assert parts == ["", "header", "main", "aside", "footer"]
    assert [stop for stop in stops if not stop["seen"] or not stop["marked"]] == []
    fields = {stop["name"] for stop in stops if stop["tag"] == "input"}
    assert fields == {
        *("EMAIL", "FNAME", "email", "email_address", "first_name", "name", "q", "subscriber[email]"),
    }


REACHABLE = """[...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(
    element => element.checkVisibility({visibilityProperty: true}) && element.type !== "hidden" && element.tabIndex >= 0
).length"""


def test_tab_reaches_all_that_can_be_used_on_every_kind_of_page(
    built: Built, page: "Page", site_server: Callable[[Path], str]
) -> None:
    url = site_server(built.root) + built.prefix
    documents = [*built.longest().values(), *(each for each in built.documents if each.path in ALSO)]
    for document in sampled(documents, 3):
        page.goto(url + document.path.removesuffix("index.html"))
        stops = list(_stops(page))
        assert [stop for stop in stops if not stop["seen"] or not stop["marked"]] == [], document.path
        assert len(stops) == page.evaluate(REACHABLE), document.path


def test_the_skip_link_leads_past_the_navigation(
    kitchen_sink: Built, page: "Page", site_server: Callable[[Path], str]
) -> None:
    page.goto(site_server(kitchen_sink.root) + "sub/folder/everything/plain/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["part"] == "main"


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        (
            "https://kitchen.us12.list-manage.com/subscribe/post",
            {
                "EMAIL": "reader@example.org",
                "FNAME": "Ada",
                "b_0123456789abcdef012345678_0123456789": "",
            },
        ),
        (
            "https://buttondown.com/api/emails/embed-subscribe/kitchen",
            {"email": "reader@example.org", "embed": "1", "tag": '"web" & <site>'},
        ),
        (
            "https://app.kit.com/forms/1234567/subscriptions",
            {"email_address": "reader@example.org", "first_name": "Ada"},
        ),
        (
            "https://lists.example.org/subscription/form",
            {
                "email": "reader@example.org",
                "name": "Ada",
                "l": "95675f0e-12da-4fab-a445-396fa9e86a4b",
                "nonce": "",
            },
        ),
        ("https://lists.example.org/mailman/subscribe/kitchen", {"email": "reader@example.org"}),
        ("https://lists.example.org/subscribe?from=site", {"subscriber[email]": "reader@example.org"}),
    ],
    ids=["mailchimp", "buttondown", "kit", "listmonk", "mailman2", "plain"],
)
def test_a_form_sends_what_its_provider_expects(
    kitchen_sink: Built,
    page: "Page",
    site_server: Callable[[Path], str],
    place: str,
    fields: dict[str, str],
) -> None:
    sent: list[tuple[str, str | None]] = []

    def answer(route: "Route") -> None:
        sent.append((route.request.url, route.request.post_data))
        route.fulfill(body="Thank you.", content_type="text/plain")

    page.route(SECURE, answer)
    page.goto(site_server(kitchen_sink.root) + "sub/folder/everything/mailing-lists/")
    form = page.locator(f'form[action^="{place}"]').first
    form.get_by_label("Email address").fill("reader@example.org")
    if "Ada" in fields.values():
        form.get_by_label("First name").fill("Ada")
    form.get_by_role("button").click()
    page.wait_for_url(SECURE)
    ((url, body),) = sent
    assert url.startswith(place)
    assert parse_qs(body, keep_blank_values=True) == {name: [value] for name, value in fields.items()}


def test_a_form_is_not_sent_without_an_address(
    kitchen_sink: Built, page: "Page", site_server: Callable[[Path], str]
) -> None:
    page.goto(site_server(kitchen_sink.root) + "sub/folder/everything/mailing-lists/")
    here = page.url
    form = page.locator("form").first
    form.get_by_role("button").click()
    assert page.url == here
    assert form.locator("input:invalid").count() == 1


def test_the_tree_of_documentation_opens_without_a_script_on_a_telephone(
    kitchen_sink: Built, page: "Page", site_server: Callable[[Path], str]
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(site_server(kitchen_sink.root) + "sub/folder/manual/start/")
    tree = page.get_by_role("navigation", name="Contents")
    assert not tree.is_visible()
    page.get_by_role("button", name="Contents").press("Enter")
    assert (
        tree.locator("[aria-current=page]").inner_text()
        == "Begin here, with a title that is longer than the tree is wide"
    )
    page.keyboard.press("Escape")
    assert not tree.is_visible()
    page.get_by_text("On this page").locator("visible=true").click()
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="The left foot").click()
    assert page.url.endswith("/manual/start/#the-left-foot")
    page.get_by_role("button", name="Contents").click()
    tree.get_by_role("link", name="Parts").click()
    assert page.url.endswith("/manual/parts/")


def test_documentation_has_its_tree_and_headings_beside_it_where_there_is_room(
    kitchen_sink: Built, page: "Page", site_server: Callable[[Path], str]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(site_server(kitchen_sink.root) + "sub/folder/manual/start/")
    parts = (
        page.get_by_role("navigation", name="Contents"),
        page.locator(".body"),
        page.get_by_role("navigation", name="On this page"),
    )
    tree, body, headings = (part.bounding_box() for part in parts)
    assert tree is not None
    assert body is not None
    assert headings is not None
    assert tree["x"] + tree["width"] < body["x"]
    assert body["x"] + body["width"] < headings["x"]
    assert page.get_by_role("button", name="Contents").count() == 0


def test_a_note_stands_beside_the_text_where_there_is_room_and_else_below_it(
    kitchen_sink: Built, page: "Page", site_server: Callable[[Path], str]
) -> None:
    page.goto(site_server(kitchen_sink.root) + "sub/folder/everything/markup/")

    def boxes(width: int) -> "list[FloatRect]":
        page.set_viewport_size({"width": width, "height": 900})
        note = page.locator(".footnote").first
        found = [note.bounding_box(), note.locator("xpath=preceding-sibling::p[1]").bounding_box()]
        return [box for box in found if box]

    note, text = boxes(1440)
    assert note["x"] + note["width"] < text["x"]
    assert note["y"] < text["y"] + text["height"]
    note, text = boxes(320)
    assert note["y"] >= text["y"] + text["height"]

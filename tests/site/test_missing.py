"""An address where nothing is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.site.built import Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_error_page_is_whole_at_any_depth(
    built: Built, browser: "Browser", site_server: Callable[[Path], str]
) -> None:
    url = site_server(built.root)
    page = browser.new_page()
    missing: list[str] = []
    page.on("response", lambda response: missing.append(response.url) if response.status == 404 else None)
    address = f"{url}{built.prefix}no/such/page/of/2026/"
    answer = page.goto(address)
    assert answer is not None
    assert (answer.status, missing) == (404, [address])
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 100
    page.get_by_role("link", name="Go to the front page").click()
    assert page.url == url + built.prefix
    page.close()

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tests.plugins.epub.packet import SITE
from tests.tools.axe import Violation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Rules for pages of web sites, which the DAISY Consortium's Ace turns off for the files of a book.
OF_WEB_SITES = {"landmark-one-main", "page-has-heading-one"}


def test_every_page_of_a_book_is_accessible(
    publish: Callable[[Path, Mapping[str, str]], Path],
    browser: "Browser",
    axe: "Callable[[Page], list[Violation]]",
    tmp_path: Path,
) -> None:
    folder = tmp_path / "book"
    zipfile.ZipFile(publish(tmp_path / "site", SITE) / "the-packet.epub").extractall(folder)
    pages = sorted(folder.rglob("*.xhtml"))
    assert len(pages) == 9
    with browser.new_context(viewport={"width": 600, "height": 800}) as context:
        page = context.new_page()
        for path in pages:
            page.goto(path.as_uri())
            found = [violation for violation in axe(page) if violation.rule not in OF_WEB_SITES]
            assert found == [], path.name

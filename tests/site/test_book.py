"""The book's pages in a browser, as a reading system shows them."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.built import Built
from tests.site.complaints import listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROKEN = """() => Promise.all([...document.images].map(image => {
    image.loading = "eager";
    return image.decode().then(() => "", () => image.src);
})).then(found => found.filter(Boolean))"""


@pytest.fixture(scope="module")
def book(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    (epub,) = built.folder.glob("*.epub")
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("width", [375, 1280])
def test_its_longest_chapters_fit_and_show_their_pictures(
    book: Path, browser: "Browser", site_server: Callable[[Path], str], width: int
) -> None:
    url = site_server(book)
    page = browser.new_page(viewport={"width": width, "height": 800})
    complaints: list[str] = []
    listen(page, complaints)
    chapters = sorted(book.glob("EPUB/text/*.xhtml"), key=lambda path: path.stat().st_size)[-3:]
    pictures = 0
    for path in (*chapters, book / "EPUB/cover.xhtml", book / "EPUB/nav.xhtml"):
        page.goto(url + path.relative_to(book).as_posix())
        assert page.locator("parsererror").count() == 0, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.evaluate(BROKEN) == [], path
        pictures += page.evaluate("document.images.length")
    page.close()
    assert pictures > 0
    # Browsers ask for an icon where a page names none, and no page of a book does.
    assert [each for each in complaints if "favicon.ico" not in each] == []

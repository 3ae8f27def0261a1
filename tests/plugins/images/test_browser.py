"""What a real browser loads, and that nothing moves while it does."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHIFTS = """() => new Promise(done => {
    let shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(shift), 300);
})"""
LOADED = """() => [...document.images].map(image => {
    image.loading = "eager";
    return image.decode().then(() => [image.currentSrc.split("/").pop(), image.clientWidth, image.clientHeight]);
})"""


@pytest.mark.parametrize(
    ("width", "density", "chosen"),
    [(320, 1, "quay-480."), (390, 2, "quay-800."), (1280, 1, "quay-1200.")],
)
def test_a_browser_takes_the_size_that_it_needs_and_nothing_moves(
    built: Path, browser: "Browser", site_server: Callable[[Path], str], width: int, density: int, chosen: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700}, device_scale_factor=density)
    try:
        page.goto(site_server(built / "public") + "news/a/", wait_until="networkidle")
        images = page.evaluate(f"Promise.all(({LOADED})())")
        assert page.evaluate(SHIFTS) == 0
        name, shown_width, shown_height = images[0]
        assert name.startswith(chosen)
        assert name.endswith(".webp")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        body, body_width, body_height = images[1]
        assert body.startswith("quay-")
        assert round(body_height / body_width, 1) == 1.5, "it stands as it was taken"
        assert shown_width <= width
        assert shown_height > 0
    finally:
        page.close()

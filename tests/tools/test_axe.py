from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tools.axe import Violation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>Tides</title></head><body>{}</body></html>\n'


def test_a_violation_names_its_rule_and_place(
    tmp_path: Path,
    browser: "Browser",
    site_server: Callable[[Path], str],
    axe: "Callable[[Page], list[Violation]]",
) -> None:
    sound, broken = "<main><h1>Tides</h1></main>", "<main><h1>Tides</h1><input id='hour'></main>"
    for name, body in (("index.html", sound), ("broken.html", broken)):
        (tmp_path / name).write_text(PAGE.format(body), encoding="utf-8")
    url, page = site_server(tmp_path), browser.new_page()
    page.goto(url)
    assert axe(page) == []
    page.goto(url + "broken.html")
    assert [(violation.rule, violation.targets) for violation in axe(page)] == [("label", ("#hour",))]
    page.close()

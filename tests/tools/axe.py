"""axe-core on a page that a browser has open."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page


# By itself axe-core leaves out the rules of WCAG 2.2, such as the least size of what is clicked on.
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


class Violation(NamedTuple):
    """A rule of axe-core that a page breaks. ``targets`` are CSS selectors."""

    rule: str
    impact: str
    help: str
    targets: tuple[str, ...]


def violations(page: "Page") -> list[Violation]:
    """All violations on ``page`` as it is now: viewport, colour scheme and scroll position included."""
    page.evaluate(_source())
    found: list[dict[str, Any]] = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}}).then(results => results.violations)",
        STANDARDS,
    )
    return [
        Violation(
            rule=violation["id"],
            impact=violation["impact"],
            help=violation["help"],
            targets=tuple(str(target) for node in violation["nodes"] for target in node["target"]),
        )
        for violation in found
    ]


@cache
def _source() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

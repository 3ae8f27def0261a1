"""What each writer shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from markupsafe import Markup

from presskit.write.fill import BlockView
from presskit.write.templates import SiteTemplates
from presskit_pullquote import presskit_declare

Render = Callable[..., str]

LIFTED = {"text": 'Is 1 < 2 & "so"?', "lifted": True}
OWN = {"text": "Ready.", "name": "Ruth", "role": "", "source": "", "link": "", "lifted": False}
FIGURE = "<figure><blockquote><p>Ready.</p></blockquote></figure>"


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """``render(suffix, data, content)``: a pull-quote by the template for that suffix."""
    folder = presskit_declare().templates
    assert folder is not None
    templates = SiteTemplates(tmp_path, [("pullquote", folder)])

    def rendered(suffix: str, data: dict[str, Any], content: str = "") -> str:
        block = BlockView("pull-quote", data, Markup(content))  # noqa: S704 - finished markup, as the core hands it over
        return templates.render(f"blocks/pull-quote.{suffix}", block=block).strip()

    return rendered


@pytest.mark.parametrize("suffix", ["html", "xhtml"])
def test_a_copy_is_silent_for_screen_readers_and_escaped(render: Render, suffix: str) -> None:
    aside = etree.fromstring(render(suffix, LIFTED))

    assert (aside.tag, aside.get("aria-hidden"), aside.get("class")) == ("aside", "true", "pull-quote")
    assert aside.findtext("p") == 'Is 1 < 2 & "so"?'


def test_a_copy_is_absent_from_feeds(render: Render) -> None:
    assert render("plain.html", LIFTED) == ""


@pytest.mark.parametrize("suffix", ["html", "xhtml", "plain.html"])
def test_a_quotation_is_shown_by_all(render: Render, suffix: str) -> None:
    assert render(suffix, OWN, FIGURE) == FIGURE

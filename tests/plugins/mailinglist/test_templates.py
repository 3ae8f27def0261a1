"""What each writer shows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from markupsafe import Markup

from presskit.write.fill import BlockView
from presskit.write.templates import SiteTemplates
from presskit_mailinglist import presskit_declare
from presskit_mailinglist.placement import block_data
from presskit_mailinglist.settings import ListSettings
from tests.tools.words import said

Render = Callable[..., str]
Keys = dict[str, dict[str, Any]]


def tree(markup: str) -> Any:
    """The root element; Any, since the type of what an XPath yields depends on its text."""
    return etree.fromstring(markup)


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """``render(suffix, provider, keys)``: a list by the template for that suffix; a link to ``home:`` becomes ``../``."""
    folder = presskit_declare().templates
    assert folder is not None
    templates = SiteTemplates(tmp_path, [("mailinglist", folder)])

    def rendered(
        suffix: str, provider: str, keys: dict[str, Any], call_to_action: str = "", **more: Any
    ) -> str:
        texts = {"consent": "One email a day.", **more}
        settings = ListSettings(provider=provider, **keys, **texts)  # type: ignore[arg-type] # a test's value
        data = block_data("daily", settings, "ml-daily", home="../", call_to_action=call_to_action)
        return templates.render(
            f"blocks/mailing-list.{suffix}", block=BlockView("mailing-list", said(data), Markup())
        )

    return rendered


def test_every_input_has_a_label_and_the_section_a_heading(render: Render, keys: Keys, provider: str) -> None:
    section = tree(render("html", provider, keys[provider]))

    assert section.xpath("string(/section/h2)") == "Join our mailing list"
    for field in section.xpath("//input[@type != 'hidden']"):
        labels = section.xpath("//label[@for = $id]", id=field.get("id")) or field.xpath("ancestor::label")
        assert len(labels) == 1
        assert "".join(labels[0].itertext()).strip()
    assert section.xpath("string(//p[@class = 'consent'])") == "One email a day."


def test_ids_in_a_block_are_unique_and_its_own(render: Render, keys: Keys, provider: str) -> None:
    ids = tree(render("html", provider, keys[provider])).xpath("//@id")

    assert len(ids) == len(set(ids))
    assert all(id.startswith("ml-daily") for id in ids)


def test_the_form_posts_what_the_provider_expects(render: Render, keys: Keys) -> None:
    form = tree(render("html", "mailchimp", {**keys["mailchimp"], "f_id": "00aa11bb22"})).find("form")
    trap = form.xpath("//div[@aria-hidden = 'true']//input")[0]

    assert form.get("action") == (
        "https://packet.us12.list-manage.com/subscribe/post?u=0123456789abcdef012345678&id=0a1b2c3d4e&f_id=00aa11bb22"
    )
    assert form.get("method") == "post"
    assert form.xpath("//input[@required]/@name") == ["EMAIL"]
    assert form.xpath("//input[@required]/@autocomplete") == ["email"]
    assert trap.get("name") == "b_0123456789abcdef012345678_0a1b2c3d4e"
    assert (trap.get("value"), trap.get("tabindex"), trap.get("autocomplete")) == ("", "-1", "off")


def test_listmonks_honeypot_is_a_hidden_empty_input(render: Render, keys: Keys) -> None:
    section = tree(render("html", "listmonk", keys["listmonk"]))

    assert section.xpath("//input[@name = 'nonce']/@value") == [""]
    assert section.xpath("//input[@name = 'nonce']/@type") == ["hidden"]


@pytest.mark.parametrize("provider", ["ghost", "substack", "mailto"])
def test_a_link_takes_the_place_of_a_form_that_needs_javascript(
    render: Render, keys: Keys, provider: str
) -> None:
    markup = render("html", provider, keys[provider])

    assert "<form" not in markup
    assert "<script" not in markup
    assert len(tree(markup).xpath("//a[@href]")) == 1


@pytest.mark.parametrize("suffix", ["xhtml", "plain.html"])
def test_there_is_never_a_form_outside_the_web_site(
    render: Render, keys: Keys, provider: str, suffix: str
) -> None:
    markup = render(suffix, provider, keys[provider], call_to_action="Enjoying it?")

    assert "<p>" in markup or provider in ("kit", "plain")
    assert not any(tag in markup for tag in ("<form", "<input", "<button"))


def test_feeds_link_to_the_list(render: Render, keys: Keys) -> None:
    div = tree(render("plain.html", "buttondown", keys["buttondown"], "Enjoying it?", pitch="Daily."))

    assert div.xpath("string(//p[@class = 'call-to-action'])") == "Enjoying it?"
    assert "Daily." in "".join(div.itertext())
    assert div.xpath("//a/@href") == ["https://buttondown.com/packet"]


def test_a_book_does_not_send_readers_to_its_own_cover(render: Render, keys: Keys) -> None:
    assert render("xhtml", "kit", keys["kit"]).strip() == ""
    assert 'href="../"' in render("plain.html", "kit", keys["kit"])


@pytest.mark.parametrize("suffix", ["html", "xhtml", "plain.html"])
def test_hostile_texts_stay_text(render: Render, keys: Keys, suffix: str) -> None:
    hostile = '"><script>alert(1)</script>'
    texts = dict.fromkeys(("title", "pitch", "consent", "button", "email_label", "trap_label"), hostile)

    root = tree(render(suffix, "mailchimp", keys["mailchimp"], call_to_action=hostile, **texts))
    assert root.xpath("//script") == []
    assert hostile in "".join(root.itertext())
    assert render(suffix, "buttondown", {"username": "packet", "tag": hostile}).count("<script") == 0

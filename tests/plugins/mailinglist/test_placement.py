"""Which page has which list."""

import pytest

from presskit import Link, Site
from presskit_mailinglist.placement import block_data, slot_blocks
from presskit_mailinglist.settings import ListSettings, Settings
from tests.tools.words import said

LISTS = {
    "daily": ListSettings(provider="buttondown", username="packet", consent="Yes."),
    "weekly": ListSettings(provider="kit", form=123, consent="Yes."),
}
SITE = Site(title="The {Packet}", base_url="https://example.org/")


def test_an_article_has_both_slots_with_ids_of_their_own_and_one_call_to_action() -> None:
    slots = slot_blocks("article", SITE, Settings(lists=LISTS, after_article="daily", footer="daily"))

    assert {slot: [block.data["id"] for block in blocks] for slot, blocks in slots.items()} == {
        "after-article": ["ml-daily-article"],
        "footer": ["ml-daily-footer"],
    }
    assert "The {Packet}" in said(slots["after-article"][0].data["call_to_action"])
    assert slots["footer"][0].data["call_to_action"] == ""


def test_a_list_that_the_article_holds_is_not_placed_after_it_as_well() -> None:
    settings = Settings(lists=LISTS, after_article="daily", footer="daily")

    held = slot_blocks("article", SITE, settings, inline=["daily"])
    assert list(held) == ["footer"]
    assert "The {Packet}" in said(held["footer"][0].data["call_to_action"])
    assert list(slot_blocks("article", SITE, settings, inline=["weekly"])) == ["after-article", "footer"]


@pytest.mark.parametrize("kind", ["home", "section", "tag", "archive", "error"])
def test_other_pages_have_the_footer_with_the_call_to_action(kind: str) -> None:
    slots = slot_blocks(kind, SITE, Settings(lists=LISTS, after_article="daily", footer="weekly"))

    assert list(slots) == ["footer"]
    assert "The {Packet}" in said(slots["footer"][0].data["call_to_action"])


def test_without_configuration_there_is_nothing() -> None:
    assert slot_blocks("article", SITE, Settings(lists=LISTS)) == {}


def test_the_call_to_action_is_the_publishers_own() -> None:
    settings = Settings(lists=LISTS, footer="daily", call_to_action="Hey! {site} {0} {nothing}")

    (block,) = slot_blocks("home", SITE, settings)["footer"]
    assert said(block.data["call_to_action"]) == "Hey! The {Packet} {0} {nothing}"


@pytest.mark.parametrize(
    ("settings", "site", "url"),
    [
        (LISTS["daily"], SITE, "https://buttondown.com/packet"),
        (LISTS["weekly"], SITE, "https://example.org/"),
        (LISTS["weekly"], Site(), Link("home:")),
        (
            ListSettings(provider="kit", form=123, consent="Yes.", page="https://packet.kit.com/daily"),
            SITE,
            "https://packet.kit.com/daily",
        ),
    ],
)
def test_places_without_forms_link_to_the_best_page_there_is(
    settings: ListSettings, site: Site, url: str | Link
) -> None:
    (block,) = slot_blocks("home", site, Settings(lists={"x": settings}, footer="x"))["footer"]

    assert block.data["url"] == url


def test_the_data_of_a_block_says_all_that_its_template_shows() -> None:
    assert set(block_data("daily", LISTS["daily"], "ml")) == {
        "list", "id", "call_to_action", "title", "pitch", "consent", "button", "trap_label", "form", "url"
    }  # fmt: skip

"""Where mailing lists stand: their blocks, and the slots."""

from typing import Any

import msgspec

from presskit import Block, Fragment, Link, Site
from presskit_mailinglist.settings import ListSettings, Settings

HOME = Link("home:")


def block_data(
    name: str,
    settings: ListSettings,
    id: str | Fragment,
    *,
    home: str | Link = HOME,
    call_to_action: str = "",
) -> dict[str, Any]:
    """The data of one block, whose ids begin with ``id``.

    ``url`` is for places without forms: the list's public page, or else ``home``, where the site has its form.
    """
    signup = settings.signup
    return {
        "list": name,
        "id": id,
        "call_to_action": call_to_action,
        "title": settings.title,
        "pitch": settings.pitch,
        "consent": settings.consent,
        "button": settings.button,
        "trap_label": settings.trap_label,
        "form": msgspec.to_builtins(signup.form),
        "url": settings.page or signup.link or home,
    }


def slot_blocks(kind: str, site: Site, settings: Settings) -> dict[str, list[Block]]:
    """The blocks of a page about a subject of ``kind``; only the first has the call to action."""
    sentence = settings.call_to_action.replace("{site}", site.title)
    slots = {}
    if settings.after_article and kind == "article":
        slots["after-article"] = [_slot_block(settings.after_article, "article", sentence, site, settings)]
        sentence = ""
    if settings.footer:
        slots["footer"] = [_slot_block(settings.footer, "footer", sentence, site, settings)]
    return slots


def _slot_block(name: str, place: str, call_to_action: str, site: Site, settings: Settings) -> Block:
    data = block_data(
        name,
        settings.lists[name],
        f"ml-{name}-{place}",
        home=site.base_url or HOME,
        call_to_action=call_to_action,
    )
    return Block("mailing-list", data)

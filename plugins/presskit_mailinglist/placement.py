"""Where mailing lists stand: their blocks, and the slots."""

from collections.abc import Sequence
from functools import lru_cache
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


def slot_blocks(
    kind: str, site: Site, settings: Settings, *, inline: Sequence[str] = ()
) -> dict[str, list[Block]]:
    """The blocks of a page about a subject of ``kind``; only the first has the call to action.

    An article that holds its list itself, one of ``inline``, does not have it once more at its end.
    """
    sentence = settings.call_to_action.replace("{site}", site.title)
    slots = {}
    if settings.after_article and kind == "article" and settings.after_article not in inline:
        shown = settings.lists[settings.after_article]
        block = _slot_block(settings.after_article, shown, "article", sentence, site.base_url)
        slots["after-article"] = [block]
        sentence = ""
    if settings.footer:
        shown = settings.lists[settings.footer]
        slots["footer"] = [_slot_block(settings.footer, shown, "footer", sentence, site.base_url)]
    return slots


@lru_cache(maxsize=64)  # every page asks for the same few
def _slot_block(name: str, settings: ListSettings, place: str, call_to_action: str, base_url: str) -> Block:
    data = block_data(
        name, settings, f"ml-{name}-{place}", home=base_url or HOME, call_to_action=call_to_action
    )
    return Block("mailing-list", data)

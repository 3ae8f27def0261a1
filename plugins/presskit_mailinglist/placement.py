"""Where mailing lists stand: their blocks, and the slots."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from msgspec.structs import asdict

from presskit import Block, Fragment, Link, Message, Site
from presskit_mailinglist.form import Form
from presskit_mailinglist.settings import ListSettings, Settings

HOME = Link("home:")


def block_data(
    name: str,
    settings: ListSettings,
    id: str | Fragment,
    *,
    home: str | Link = HOME,
    call_to_action: str = "",
    site: str = "",
) -> dict[str, Any]:
    """The data of one block, whose ids begin with ``id``.

    ``site`` is the title of the site, for the call to action. ``url`` is for places without forms: the list's public page,
    or else ``home``, where the site has its form.
    """
    signup = settings.signup
    return {
        "list": name,
        "id": id,
        "call_to_action": call_to_action and Message(call_to_action, {"site": site}),
        "title": Message(settings.title),
        "pitch": settings.pitch and Message(settings.pitch),
        "consent": Message(settings.consent),
        "button": Message(settings.button),
        "trap_label": Message(settings.trap_label),
        "form": _form(signup.form) if signup.form else None,
        "url": settings.page or signup.link or home,
    }


def _form(form: Form) -> dict[str, Any]:
    fields = [{**asdict(field), "label": Message(field.label)} for field in form.fields]
    return {**asdict(form), "fields": fields, "hidden": [asdict(hidden) for hidden in form.hidden]}


def slot_blocks(
    kind: str, site: Site, settings: Settings, *, inline: Sequence[str] = ()
) -> dict[str, list[Block]]:
    """The blocks of a page about a subject of ``kind``; only the first has the call to action.

    An article that holds its list itself, one of ``inline``, does not have it once more at its end.
    """
    sentence = settings.call_to_action
    slots = {}
    if settings.after_article and kind == "article" and settings.after_article not in inline:
        shown = settings.lists[settings.after_article]
        block = _slot_block(settings.after_article, shown, "article", sentence, site)
        slots["after-article"] = [block]
        sentence = ""
    if settings.footer:
        shown = settings.lists[settings.footer]
        slots["footer"] = [_slot_block(settings.footer, shown, "footer", sentence, site)]
    return slots


@lru_cache(maxsize=64)  # every page asks for the same few
def _slot_block(name: str, settings: ListSettings, place: str, call_to_action: str, site: Site) -> Block:
    data = block_data(
        name,
        settings,
        f"ml-{name}-{place}",
        home=site.base_url or HOME,
        call_to_action=call_to_action,
        site=site.title,
    )
    return Block("mailing-list", data)

"""Mailing lists: sign-up forms in articles, after them and in the footer; a link where a form can't be."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes

from presskit import Block, Catalog, Declaration, Markup, Subject, hookimpl
from presskit_mailinglist.directive import lists_in, mailing_list_directive, number_lists
from presskit_mailinglist.placement import slot_blocks
from presskit_mailinglist.settings import Settings

CODES = {
    "ML001": "A mailing-list directive names no list.",
    "ML002": "A mailing-list directive names a list that the configuration doesn't have.",
}

_HERE = Path(__file__).parent


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(
        settings=Settings,
        templates=_HERE / "templates",
        codes=CODES,
        explanations=_HERE / "explanations.toml",
    )


@hookimpl
def presskit_markup(settings: Settings) -> Markup:
    return Markup(directives={"mailing-list": mailing_list_directive(settings.lists)})


@hookimpl
def presskit_transform(document: nodes.document) -> None:
    number_lists(document)


@hookimpl
def presskit_facts(document: nodes.document) -> Mapping[str, Any] | None:
    lists = lists_in(document)
    return {"lists": lists} if lists else None


@hookimpl
def presskit_slots(subject: Subject, catalog: Catalog, settings: Settings) -> Mapping[str, Sequence[Block]]:
    facts = subject.entry.facts.get("mailinglist", {}) if subject.entry is not None else {}
    return slot_blocks(subject.kind, catalog.site, settings, inline=facts.get("lists", ()))

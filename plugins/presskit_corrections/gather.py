"""Corrections go to the end of their article, and make it newer."""

import datetime
from typing import Any

from docutils import nodes
from msgspec.structs import replace

from presskit import Anchor, Fragment, Metadata, block
from presskit_corrections.directive import instant, noted


def gather(document: nodes.document) -> None:
    """Take the corrections from where they stand to the end of ``document``, the newest first, and note the facts."""
    found = noted(document)
    every = [node for node, _ in found.get("nodes", ()) if _is_in(node, document)]
    if not every:
        return
    # The last of a day is the newest: the sort keeps the order of those that are equal.
    every.reverse()
    every.sort(key=lambda node: _moment(node["data"]["date"]), reverse=True)
    for node in every:
        node.parent.remove(node)
    anchor = _free("corrections", document)
    document += block("corrections", {"id": Fragment((Anchor(anchor),))}, every)
    items = [{"date": node["data"]["date"], "text": _text(node)} for node in every]
    found["facts"] |= {"anchor": anchor, "items": items}


def modified(metadata: Metadata, facts: dict[str, Any]) -> Metadata | None:
    """The metadata of an article that is as new as its newest correction; None where it is already.

    A correction of a day is from its beginning, in the zone of the article's own date.
    """
    if "items" not in facts:
        return None
    newest = _moment(facts["items"][0]["date"], _zone(metadata))
    latest = metadata.changed
    return replace(metadata, updated=newest) if latest is None or newest > latest else None


def zoned(facts: dict[str, Any], metadata: Metadata) -> dict[str, Any]:
    """The facts as others see them: a time of day has a zone."""
    zone = _zone(metadata)
    items = [
        {**item, "date": _moment(item["date"], zone).isoformat() if "T" in item["date"] else item["date"]}
        for item in facts.get("items", ())
    ]
    return {**facts, "items": items} if items else facts


def _zone(metadata: Metadata) -> datetime.tzinfo | None:
    return metadata.date.tzinfo if metadata.date else datetime.UTC


def _moment(date: str, zone: datetime.tzinfo | None = datetime.UTC) -> datetime.datetime:
    day = instant(date)
    assert day is not None  # noqa: S101 - the directive read it
    moment = day if isinstance(day, datetime.datetime) else datetime.datetime.combine(day, datetime.time())
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _is_in(node: nodes.Node, document: nodes.document) -> bool:
    """Whether ``node`` is still in the document: docutils drops what stands in a table that it can't read."""
    here: nodes.Node | None = node
    while here is not None and here is not document:
        here = here.parent
    return here is document


def _free(anchor: str, document: nodes.document) -> str:
    """``anchor``, with a number where a heading has it."""
    free, number = anchor, 1
    while free in document.ids:
        number += 1
        free = f"{anchor}-{number}"
    return free


def _text(node: nodes.Element) -> str:
    """The plain text of a correction, without the marks of footnotes."""
    plain = node.deepcopy()
    for mark in list(plain.findall(nodes.footnote_reference)):
        mark.parent.remove(mark)
    return " ".join(plain.astext().split())

"""Breadcrumbs: the way from the home page through the sections to the page, before its title."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from presskit import Block, Catalog, Declaration, Link, Message, Subject, hookimpl


class Settings(Struct, frozen=True):
    """``[plugin.breadcrumbs]``: ``home_title`` is what the first crumb says."""

    home_title: str = Message("Home").text


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=Settings, templates=Path(__file__).parent / "templates")


@hookimpl
def presskit_slots(subject: Subject, catalog: Catalog, settings: Settings) -> Mapping[str, Sequence[Block]]:
    if subject.kind in ("home", "error"):
        return {}
    return {"before-title": (Block("breadcrumbs", {"items": crumbs(subject, catalog, settings.home_title)}),)}


def crumbs(subject: Subject, catalog: Catalog, home_title: str) -> list[dict[str, Any]]:
    """The home page, the sections from the outermost in, and last the page itself."""
    sections = catalog.ancestors(subject.section_path)
    above = [_crumb(section.title, section.uri) for section in sections if section.uri != subject.uri]
    return [_home(home_title), *above, {"title": subject.title, "url": Link(subject.uri)}]


@lru_cache(maxsize=1024)  # the same few stand above all pages
def _crumb(title: str, uri: str) -> dict[str, Any]:
    return {"title": title, "url": Link(uri)}


@lru_cache(maxsize=1)
def _home(title: str) -> dict[str, Any]:
    return {"title": Message(title), "url": Link("home:")}

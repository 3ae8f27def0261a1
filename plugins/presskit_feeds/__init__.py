"""Feeds: Atom, RSS 2.0 and JSON Feed of the site, and of the sections, tags and authors that ask for one."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from presskit import Block, Catalog, Declaration, Diagnostic, Subject, Writer, hookimpl
from presskit_feeds.checks import CODES, check_feeds
from presskit_feeds.discovery import blocks
from presskit_feeds.settings import Settings
from presskit_feeds.writer import FeedWriter

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
def presskit_check_site(catalog: Catalog, settings: Settings) -> Iterable[Diagnostic]:
    return check_feeds(catalog, settings)


@hookimpl(after="mailinglist")  # a line above the end of the page
def presskit_slots(subject: Subject, catalog: Catalog, settings: Settings) -> Mapping[str, Sequence[Block]]:
    return blocks(subject, catalog, settings)


@hookimpl
def presskit_writers(settings: Settings) -> Sequence[Writer]:
    return (FeedWriter(settings),)

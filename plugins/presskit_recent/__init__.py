"""Recent articles, beside the page: those of the site, and those of an article's section."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from presskit import Block, Catalog, Declaration, Message, Subject, hookimpl
from presskit_recent.lists import block, of_section, of_site

Count = Annotated[int, Meta(ge=0)]


class Settings(Struct, frozen=True):
    """``[plugin.recent]``: how many articles the lists hold (0: no list), and what stands above them.

    ``{section}`` in ``section_title`` is replaced by the title of the section.
    """

    count: Count = 5
    section_count: Count = 5
    title: str = Message("Recent articles").text
    section_title: str = Message("More in {section}").text


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=Settings, templates=Path(__file__).parent / "templates")


@hookimpl
def presskit_slots(subject: Subject, catalog: Catalog, settings: Settings) -> Mapping[str, Sequence[Block]]:
    lists = (
        (settings.title, "", of_site(subject, catalog, settings.count)),
        (
            settings.section_title,
            _section(subject, catalog),
            of_section(subject, catalog, settings.section_count),
        ),
    )
    blocks = tuple(block(title, items, section) for title, section, items in lists if items)
    return {"aside": blocks} if blocks else {}


def _section(subject: Subject, catalog: Catalog) -> str:
    """The title of the section that an article is in."""
    path = subject.entry.metadata.section if subject.entry is not None else ""
    return catalog.sections[path].title

"""Further articles, beside the page: what is related to an article, and the recent ones of the site and of its section."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from presskit import Block, Catalog, Declaration, Message, Subject, hookimpl
from presskit_recent.lists import block, of_section, of_site, others
from presskit_recent.related import related

Count = Annotated[int, Meta(ge=0)]


class Settings(Struct, frozen=True):
    """``[plugin.recent]``: how many articles the lists hold (0: no list), and what stands above them. Related are those that
    share tags or a series. What one list holds, those below it leave out.

    ``{section}`` in ``section_title`` is replaced by the title of the section.
    """

    count: Count = 5
    section_count: Count = 5
    related_count: Count = 4
    title: str = Message("Recent articles").text
    section_title: str = Message("More in {section}").text
    related_title: str = Message("Related articles").text


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=Settings, templates=Path(__file__).parent / "templates")


@hookimpl
def presskit_slots(subject: Subject, catalog: Catalog, settings: Settings) -> Mapping[str, Sequence[Block]]:
    # So many that the last list is full on a page that shows all the others already.
    most = 1 + settings.related_count + settings.count + settings.section_count
    near = related(subject, catalog, settings.related_count)
    shown = {subject.uri, *[item[0] for item in near]}
    newest = others(of_site(subject, catalog, most), shown, settings.count)
    shown.update([item[0] for item in newest])
    more = others(of_section(subject, catalog, most), shown, settings.section_count)
    lists = (
        (settings.related_title, near, ""),
        (settings.title, newest, ""),
        (settings.section_title, more, _section(subject, catalog)),
    )
    blocks = tuple([block(title, items, section) for title, items, section in lists if items])
    return {"aside": blocks} if blocks else {}


def _section(subject: Subject, catalog: Catalog) -> str:
    """The title of the section that an article is in."""
    path = subject.entry.metadata.section if subject.entry is not None else ""
    return catalog.sections[path].title

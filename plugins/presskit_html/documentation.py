"""Documentation: sections whose pages have the tree of sections beside them, and are read in order instead of by date."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from presskit import Block, Catalog, Entry, Link, Section, Subject

ALL = "*"
"""What stands for every section."""

Member = Entry | Section
"""What a section holds: articles and sections."""

LISTED = 100
"""Articles up to which a section has them in the tree. More would weigh more than a page's text: its own page lists them."""

_LAST = 10**9


def root_of(section: str, folders: Sequence[str]) -> str | None:
    """The outermost of ``folders`` that a section is in, the root for ``*``; None for what is no documentation."""
    if ALL in folders:
        return ""
    inside = (folder for folder in folders if f"{section}/".startswith(f"{folder}/"))
    return min(inside, key=len, default=None)


def members(section: Section, catalog: Catalog) -> list[Member]:
    """The articles and sections directly in ``section``, by their ``:order:``, then by title."""
    found: list[Member] = [
        *(catalog.entries[id] for id in section.articles),
        *(catalog.sections[path] for path in section.children),
    ]
    return sorted(found, key=lambda member: (_order(member, catalog), title(member).casefold(), member.uri))


def title(member: Member) -> str:
    return member.title if isinstance(member, Section) else member.metadata.title


def summary(member: Member) -> str:
    return member.summary if isinstance(member, Section) else member.metadata.summary


def _order(member: Member, catalog: Catalog) -> int:
    entry = catalog.entries.get(member.index) if isinstance(member, Section) else member
    return (entry.metadata.order if entry else 0) or _LAST


def neighbours(catalog: Catalog, folders: Sequence[str]) -> dict[str, tuple[Member | None, Member | None]]:
    """What comes before and after each article of the documentation, by its id, when all is read in order."""
    roots = {root for path in catalog.sections if (root := root_of(path, folders)) is not None}
    found: dict[str, tuple[Member | None, Member | None]] = {}
    for root in sorted(roots & catalog.sections.keys()):
        read = list(_in_order(catalog.sections[root], catalog))
        for before, member, after in zip((None, *read), read, (*read[1:], None), strict=False):
            if isinstance(member, Entry):
                found[member.id] = before, after
    return found


def _in_order(section: Section, catalog: Catalog) -> Iterator[Member]:
    yield section
    for member in members(section, catalog):
        if isinstance(member, Section):
            yield from _in_order(member, catalog)
        else:
            yield member


def slots(subject: Subject, catalog: Catalog, folders: Sequence[str]) -> Mapping[str, Sequence[Block]]:
    """The tree beside a page: one block for all pages of a section, whose template marks the page that it is on."""
    section = subject.section_path
    root = root_of(section, folders)
    block = _block(catalog, root, section) if root is not None else None
    return {"navigation": (block,)} if block else {}


@lru_cache(maxsize=1024)
def _block(catalog: Catalog, root: str, current: str) -> Block | None:
    home = catalog.sections[root]
    first = [_item(home)] if root else []
    items = [*first, *_items(home, catalog, current)]
    return Block("navigation", {"items": items}) if items else None


def _items(section: Section, catalog: Catalog, current: str) -> list[dict[str, Any]]:
    """What ``section`` holds. Only sections on the way to the ``current`` one are open."""
    return [
        {**item, "items": _items(member, catalog, current)}
        if isinstance(member, Section) and f"{current}/".startswith(f"{member.path}/")
        else item
        for member, item in _closed(section, catalog)
    ]


@lru_cache(maxsize=1024)  # the trees beside all sections show it, most of them closed
def _closed(section: Section, catalog: Catalog) -> tuple[tuple[Member, dict[str, Any]], ...]:
    """What the tree has of ``section``, in order, with no section open."""
    return tuple(
        (member, _item(member))
        for member in members(section, catalog)
        if isinstance(member, Section) or len(section.articles) <= LISTED
    )


def _item(member: Member) -> dict[str, Any]:
    return {"uri": member.uri, "title": Link(member.uri, "title"), "url": Link(member.uri), "items": []}

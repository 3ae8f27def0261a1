"""The table of contents, which the navigation document, the NCX and a reader's menu show."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from presskit import Catalog, Entry, Heading, Measure
from presskit_epub.book import Part


class Item(Struct, frozen=True):
    """A line of the contents; ``path`` is relative to the package's folder, and may end in an anchor.

    ``language`` is the article's, empty where that is the section's or site's own.
    """

    title: str
    path: str
    language: str = ""
    children: "tuple[Item, ...]" = ()


def contents(
    root: Part, catalog: Catalog, chapters: Mapping[str, str], parts: Mapping[str, str], *, headings: bool
) -> list[dict[str, Any]]:
    """The lines for all parts and chapters, as data of a page; ``chapters`` and ``parts`` give the paths by article and
    section.

    A part without a page of its own lends its lines to the part that holds it.
    """
    lines = [
        _chapter(catalog.entries[article], chapters[article], headings=headings) for article in root.chapters
    ]
    for child in root.children:
        below = contents(child, catalog, chapters, parts, headings=headings)
        path = parts.get(child.section)
        if path:
            index = catalog.entries.get(catalog.sections[child.section].index)
            language = index.metadata.language if index else ""
            lines.append({"title": child.title, "path": path, "language": language, "children": below})
        else:
            lines += below
    return lines


def _chapter(entry: Entry, path: str, *, headings: bool) -> dict[str, Any]:
    return {
        "title": entry.metadata.title,
        "path": path,
        "language": entry.metadata.language,
        "headings": Measure(entry.id, "outline") if headings else (),
    }


def items(lines: Sequence[Mapping[str, Any]]) -> tuple[Item, ...]:
    """The lines when their holes are filled."""
    return tuple(_item(**line) for line in lines)


def _item(
    title: str,
    path: str,
    language: str = "",
    headings: Sequence[Mapping[str, Any]] = (),
    children: Sequence[Mapping[str, Any]] = (),
) -> Item:
    outline = [Heading(**heading) for heading in headings]
    return Item(title, path, language, (*nested(outline, path, language), *items(children)))


def nested(outline: Sequence[Heading], path: str, language: str = "") -> tuple[Item, ...]:
    """Headings as a tree: each holds those below it that are deeper, up to the next that is not."""
    found: list[Item] = []
    at = 0
    while at < len(outline):
        heading = outline[at]
        end = at + 1
        while end < len(outline) and outline[end].level > heading.level:
            end += 1
        below = nested(outline[at + 1 : end], path, language)
        found.append(Item(heading.title, f"{path}#{heading.id}", language, below))
        at = end
    return tuple(found)


def depth(lines: Sequence[Item]) -> int:
    """How many levels the contents have, as the NCX states it."""
    return 1 + max((depth(line.children) for line in lines), default=0) if lines else 0

"""The table of contents, which the navigation document, the NCX and a reader's menu show."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from presskit import Catalog, Entry, Heading
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
) -> tuple[Item, ...]:
    """The lines for all parts and chapters; ``chapters`` and ``parts`` give the paths by article and section.

    A part without a page of its own lends its lines to the part that holds it.
    """
    lines = [
        _chapter(catalog.entries[article], chapters[article], headings=headings) for article in root.chapters
    ]
    for child in root.children:
        below = contents(child, catalog, chapters, parts, headings=headings)
        path = parts.get(child.section)
        lines += [Item(child.title, path, children=below)] if path else below
    return tuple(lines)


def _chapter(entry: Entry, path: str, *, headings: bool) -> Item:
    return Item(
        entry.metadata.title,
        path,
        entry.metadata.language,
        nested(entry.outline, path, entry.metadata.language) if headings else (),
    )


def nested(outline: Sequence[Heading], path: str, language: str = "") -> tuple[Item, ...]:
    """Headings as a tree: each holds those below it that are deeper, up to the next that is not."""
    items: list[Item] = []
    at = 0
    while at < len(outline):
        heading = outline[at]
        end = at + 1
        while end < len(outline) and outline[end].level > heading.level:
            end += 1
        below = nested(outline[at + 1 : end], path, language)
        items.append(Item(heading.title, f"{path}#{heading.id}", language, below))
        at = end
    return tuple(items)


def depth(items: Sequence[Item]) -> int:
    """How many levels the contents have, as the NCX states it."""
    return 1 + max((depth(item.children) for item in items), default=0) if items else 0

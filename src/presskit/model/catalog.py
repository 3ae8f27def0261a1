"""All entries of the site, and the views on them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from msgspec import Struct

from presskit.model.article import Entry
from presskit.model.site import Site


class Section(Struct, frozen=True):
    """A node of the section tree. ``path`` is its folder beneath the content folder; the root's is empty.

    ``articles`` are those directly in it, newest first; ``children`` are paths in their order.
    ``index`` is the id of its ``index.rst``, if it has one.
    """

    path: str
    title: str
    summary: str = ""
    index: str = ""
    children: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    @property
    def uri(self) -> str:
        return f"section:{self.path}" if self.path else "home:"


class Term(Struct, frozen=True):
    """A tag, author or series with its articles: newest first, a series in the order of its dates."""

    kind: Literal["tag", "author", "series"]
    slug: str
    title: str
    articles: tuple[str, ...] = ()

    @property
    def uri(self) -> str:
        return f"{self.kind}:{self.slug}"


class Catalog(Struct, frozen=True, kw_only=True, eq=False):
    """Every published entry by id, and the views on them. It equals itself alone, so what is made of it can be cached.

    ``newest`` lists the articles with a date, newest first, then those without, by id.
    ``backlinks`` gives the ids of the articles that link to one. ``translations`` gives, for each that has some, the ids of
    all that say the same, itself included, by language: the original first. ``fresh`` gives, for each window of time that
    a writer declares, the ids of the articles whose date is no longer ago, newest first.
    """

    site: Site
    entries: dict[str, Entry]
    sections: dict[str, Section]
    tags: dict[str, Term]
    authors: dict[str, Term]
    series: dict[str, Term]
    newest: tuple[str, ...]
    backlinks: dict[str, tuple[str, ...]]
    translations: dict[str, dict[str, str]] = {}
    fresh: dict[timedelta, tuple[str, ...]] = {}

    def articles(self) -> Iterator[Entry]:
        """The articles, newest first."""
        return (self.entries[id] for id in self.newest)

    def language_of(self, entry: Entry | None) -> str:
        """An article's own language, or the site's."""
        return (entry.metadata.language if entry is not None else "") or self.site.language

    def ancestors(self, section: str) -> tuple[Section, ...]:
        """The sections from the first below the root down to ``section``, itself included."""
        parts = section.split("/") if section else []
        paths = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
        return tuple(self.sections[path] for path in paths if path in self.sections)

    def within(self, section: str) -> tuple[str, ...]:
        """The ids of the articles in ``section`` and beneath it, newest first."""
        if not section:
            return self.newest
        home = self.sections.get(section)
        if home is not None and not home.children:
            return home.articles
        prefix = f"{section}/"
        return tuple(
            id
            for id in self.newest
            if (where := self.entries[id].metadata.section) == section or where.startswith(prefix)
        )

    def neighbours(self) -> dict[str, tuple[str, str]]:
        """For each article the ids of the previous (older) and next (newer) one of its section; empty for none."""
        return {
            id: (older, newer)
            for section in self.sections.values()
            for older, id, newer in zip(
                (*section.articles[1:], ""), section.articles, ("", *section.articles[:-1]), strict=False
            )
        }

    def terms(self) -> Iterator[Term]:
        """All tags, authors and series."""
        for terms in (self.tags, self.authors, self.series):
            yield from terms.values()

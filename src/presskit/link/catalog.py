"""Entries become the catalog: the section tree, terms, and the order by date."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from presskit.model.article import Entry
from presskit.model.catalog import Catalog, Section, Term
from presskit.model.site import Site
from presskit.model.slug import slugify

_UNDATED = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_LAST = 10**9


def catalog(entries: Iterable[Entry], site: Site) -> Catalog:
    """The catalog of the published ``entries``. Its order does not depend on theirs."""
    by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
    articles = [entry for entry in by_id.values() if entry.kind == "article"]
    newest = [entry.id for entry in sorted(articles, key=newest_first)]
    return Catalog(
        site=site,
        entries=by_id,
        sections=_sections(by_id, newest, site),
        tags=_terms("tag", by_id, newest),
        authors=_terms("author", by_id, newest),
        series=_terms("series", by_id, list(reversed(newest))),
        newest=tuple(newest),
        backlinks={},
    )


def newest_first(entry: Entry) -> tuple[float, str]:
    """The key that sorts by date, newest first, undated last, then by id."""
    return (-((entry.metadata.date or _UNDATED) - _UNDATED).total_seconds(), entry.id)


def _sections(entries: dict[str, Entry], newest: Sequence[str], site: Site) -> dict[str, Section]:
    articles: dict[str, list[str]] = defaultdict(list)
    paths = {""}
    for id in newest:
        articles[entries[id].metadata.section].append(id)
    indexes = {entry.metadata.section: entry for entry in entries.values() if entry.kind == "index"}
    for path in [*articles, *indexes]:
        paths.update(_with_ancestors(path))
    children: dict[str, list[str]] = defaultdict(list)
    titles = {path: _section_title(path, indexes.get(path), site) for path in paths}
    for path in paths - {""}:
        children[_parent(path)].append(path)

    def place(path: str) -> tuple[int, str, str]:
        index = indexes.get(path)
        return ((index.metadata.order if index else 0) or _LAST, titles[path].casefold(), path)

    return {
        path: Section(
            path=path,
            title=titles[path],
            summary=indexes[path].metadata.summary if path in indexes else "",
            index=indexes[path].id if path in indexes else "",
            children=tuple(sorted(children[path], key=place)),
            articles=tuple(articles[path]),
        )
        for path in sorted(paths)
    }


def _section_title(path: str, index: Entry | None, site: Site) -> str:
    if index is not None:
        return index.metadata.title
    name = PurePosixPath(path).name
    return name.replace("-", " ").replace("_", " ").capitalize() if path else site.title


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _with_ancestors(path: str) -> Iterable[str]:
    while path:
        yield path
        path = _parent(path)


def _terms(kind: str, entries: dict[str, Entry], order: Sequence[str]) -> dict[str, Term]:
    """Terms by slug, in the order of their titles. Spellings that share a slug are one term, named as most often written."""
    articles: dict[str, list[str]] = defaultdict(list)
    spellings: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for id in order:
        named = {slugify(name): name for name in reversed(_names(kind, entries[id]))}
        for slug, name in named.items():
            if slug:
                articles[slug].append(id)
                spellings[slug][name] += 1
    titles = {slug: min(names, key=lambda name: (-names[name], name)) for slug, names in spellings.items()}
    return {
        slug: Term(kind, slug, titles[slug], tuple(articles[slug]))  # type: ignore[arg-type] # kind is one of the three
        for slug in sorted(titles, key=lambda slug: (titles[slug].casefold(), slug))
    }


def _names(kind: str, entry: Entry) -> tuple[str, ...]:
    metadata = entry.metadata
    if kind == "series":
        return (metadata.series,) if metadata.series else ()
    return metadata.tags if kind == "tag" else metadata.authors

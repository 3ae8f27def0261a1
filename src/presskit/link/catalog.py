"""Entries become the catalog: the section tree, terms, and the order by date."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from presskit.model.article import Entry
from presskit.model.catalog import Catalog, Section, Term
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.site import Site
from presskit.model.slug import slugify
from presskit.report.rules import finding

_UNDATED = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_LAST = 10**9
_LOOSE = str.maketrans(dict.fromkeys(" -_.,'’", None))


def catalog(entries: Iterable[Entry], site: Site) -> Catalog:
    """The catalog of the published ``entries``. Its order does not depend on theirs."""
    by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
    articles = [entry for entry in by_id.values() if entry.kind == "article"]
    newest = [entry.id for entry in sorted(articles, key=newest_first)]
    sections = _sections(by_id, newest, site)
    return Catalog(
        site=site,
        entries={
            id: entry
            for id, entry in by_id.items()
            if entry.kind == "article" or entry.metadata.section in sections
        },
        sections=sections,
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
    """The sections with articles or a text of their own: one of which nothing is out yet is not out either."""
    articles: dict[str, list[str]] = defaultdict(list)
    paths = {""}
    for id in newest:
        articles[entries[id].metadata.section].append(id)
    indexes = {entry.metadata.section: entry for entry in entries.values() if entry.kind == "index"}
    for path in [*articles, *(path for path, index in indexes.items() if index.has_body)]:
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


def term_findings(catalog: Catalog, paths: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Names of tags, authors and series that a URL can't tell apart, or can't say; ``paths`` are the sources by id."""
    for kind, terms in (("tag", catalog.tags), ("author", catalog.authors), ("series", catalog.series)):
        for id, entry in catalog.entries.items():
            for name in _names(kind, entry):
                term = terms.get(slugify(name))
                if term is None:
                    message = f"the {kind} `{name}` has no page: a URL can't say it"
                    yield finding("PK408", Span(paths[id]), message, "use letters or digits")
                elif not _alike(term.title, name):
                    message = (
                        f"the {kind} `{name}` is shown as `{term.title}`: both have the URL `{term.slug}`"
                    )
                    yield finding(
                        "PK408", Span(paths[id]), message, "give them names that differ in letters or digits"
                    )


def _alike(one: str, other: str) -> bool:
    """Whether two names are spellings of one: case, spaces, hyphens and the like don't count."""
    return one.casefold().translate(_LOOSE) == other.casefold().translate(_LOOSE)


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

"""Stage two in one function: articles become everything that writers need."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from presskit.link.catalog import catalog as make_catalog
from presskit.link.catalog import term_findings
from presskit.link.local import with_plain_links
from presskit.link.paths import Paths, path_findings, paths
from presskit.link.references import Probe, Resolved, names, resolve
from presskit.link.schedule import published
from presskit.link.slots import all_slots
from presskit.model.article import Article, Entry
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.fragment import Block
from presskit.model.page import Page
from presskit.model.site import Site
from presskit.model.summary import shortened
from presskit.plugins.host import Host
from presskit.plugins.results import checked_pages
from presskit.plugins.writer import Writer
from presskit.report.rules import finding


class Linked(Struct, frozen=True, kw_only=True):
    """A linked site. ``pages`` by writer; ``resolved`` by article; ``slots`` by the URI of a subject."""

    catalog: Catalog
    articles: Mapping[str, Article]
    resolved: Mapping[str, Resolved]
    pages: Mapping[str, tuple[Page, ...]]
    paths: Paths
    slots: Mapping[str, Mapping[str, Sequence[Block]]]
    diagnostics: tuple[Diagnostic, ...]


def link(
    articles: Iterable[Article],
    site: Site,
    writers: Sequence[Writer],
    probe: Probe,
    host: Host,
    now: datetime.datetime,
    *,
    drafts: bool = False,
) -> Linked:
    """The linked site as it is at ``now``."""
    every = {article.entry.id: article for article in articles}
    out = {
        id: article for id, article in every.items() if published(article.entry.metadata, now, drafts=drafts)
    }
    found = make_catalog((article.entry for article in out.values()), site)
    table = names(found, every.keys() - out.keys())
    resolved = {id: resolve(article, table, probe, host) for id, article in sorted(out.items())}
    entries = {id: _summarised(entry, resolved[id]) for id, entry in found.entries.items()}
    found = msgspec.structs.replace(found, entries=entries, backlinks=_backlinks(resolved))
    sources = {id: article.path for id, article in out.items()}
    checked = host.call("presskit_check_site", Span("presskit.toml"), catalog=found)
    site_findings = (*checked.diagnostics, *(each for _, given in checked.results for each in given))
    pages, page_findings = _pages(writers, found)
    where = paths(pages, writers)
    resolved = with_plain_links(resolved, out, where, pages.get(where.public_writer, ()), probe)
    slots, slot_findings = all_slots((page.subject for each in pages.values() for page in each), found, host)
    findings = [finding for each in resolved.values() for finding in each.diagnostics]
    return Linked(
        catalog=found,
        articles=out,
        resolved=resolved,
        pages=pages,
        paths=where,
        slots=slots,
        diagnostics=(
            *findings,
            *site_findings,
            *page_findings,
            *slot_findings,
            *path_findings(pages, out),
            *term_findings(found, sources),
        ),
    )


def _summarised(entry: Entry, resolved: Resolved) -> Entry:
    """The entry with the summary that waited for titles of other articles."""
    if not entry.lead:
        return entry
    titles = resolved.targets
    texts = (
        part if isinstance(part, str) else titles[part.uri].title if part.uri in titles else ""
        for part in entry.lead
    )
    metadata = msgspec.structs.replace(entry.metadata, summary=shortened("".join(texts)))
    return msgspec.structs.replace(entry, metadata=metadata, lead=())


def _pages(
    writers: Sequence[Writer], catalog: Catalog
) -> tuple[dict[str, tuple[Page, ...]], list[Diagnostic]]:
    """The pages of each writer; a writer that fails has none, and a finding."""
    pages: dict[str, tuple[Page, ...]] = {}
    findings: list[Diagnostic] = []
    for writer in writers:
        try:
            pages[writer.name] = checked_pages(writer.pages(catalog))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin's failure is a finding, not a crash
            pages[writer.name] = ()
            message = f"the writer `{writer.name}` failed to plan its pages: {type(error).__name__}: {error}"
            findings.append(finding("PK504", Span("presskit.toml"), message))
    return pages, findings


def _backlinks(resolved: Mapping[str, Resolved]) -> dict[str, tuple[str, ...]]:
    links: dict[str, set[str]] = defaultdict(set)
    for id, each in resolved.items():
        for target in each.targets.values():
            if target.uri.startswith("article:") and target.uri != f"article:{id}":
                links[target.uri.removeprefix("article:")].add(id)
    return {id: tuple(sorted(sources)) for id, sources in sorted(links.items())}

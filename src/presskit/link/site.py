"""Stage two in one function: articles become everything that writers need."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from presskit.link.catalog import term_findings
from presskit.link.last import (
    Last,
    LastResolved,
    face,
    makes_no_difference,
    packed,
    read_anew,
    to_resolve,
)
from presskit.link.local import with_plain_links
from presskit.link.paths import Paths, path_findings, paths
from presskit.link.plan import Plan, Planned, Store, Values
from presskit.link.references import Names, Probe, Resolved, resolve
from presskit.link.schedule import fresh, published
from presskit.link.slots import SlotBlocks
from presskit.link.targets import Targets, named, targets
from presskit.model.article import Article, Entry
from presskit.model.asset import AssetFile
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.page import Page
from presskit.model.progress import Progress, silent
from presskit.model.site import Site
from presskit.model.summary import shortened
from presskit.plugins.host import Host
from presskit.plugins.results import checked_pages
from presskit.plugins.words import CORE, Languages
from presskit.plugins.writer import Writer
from presskit.report.rules import finding


class Linked(Struct, frozen=True, kw_only=True):
    """A linked site. ``resolved`` is by article; ``values`` are those of the planned pages.

    ``anew`` are the articles whose references were resolved by this build; None where all of the site was linked anew.
    ``fresh`` are the values of `Catalog.fresh`.
    """

    site: Site
    articles: Mapping[str, Article]
    hidden: frozenset[str]
    resolved: Mapping[str, Resolved]
    plan: Plan
    values: Values
    paths: Paths
    targets: Targets
    findings: tuple[Diagnostic, ...]
    dead: Mapping[str, tuple[Diagnostic, ...]]
    anew: frozenset[str] | None = None
    fresh: tuple[tuple[str, ...], ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found: of the references of articles, and of the rest."""
        return (*self.findings, *(each for dead in self.dead.values() for each in dead))

    @property
    def article_count(self) -> int:
        """How many articles are out, without the indexes of sections."""
        return sum(article.entry.kind == "article" for article in self.articles.values())

    @property
    def page_count(self) -> int:
        """How many pages all writers have."""
        return sum(map(len, self.plan.values()))


class Known(Struct, frozen=True):
    """What an earlier build with the same code and configuration linked, and the pages that it planned.

    ``sources`` tells what each article is made of now; ``file_at`` gives a file of the site by its path.
    """

    last: Last
    plan: Plan
    sources: Mapping[str, str]
    file_at: Callable[[str], AssetFile | None]


def link(
    articles: Iterable[Article],
    site: Site,
    writers: Sequence[Writer],
    probe: Probe,
    host: Host,
    now: datetime.datetime,
    store: Store,
    *,
    drafts: bool = False,
    languages: Languages = CORE,
    known: Known | None = None,
    progress: Progress = silent,
) -> Linked:
    """The linked site as it is at ``now``."""
    every = {article.entry.id: article for article in articles}
    out = {
        id: article for id, article in every.items() if published(article.entry.metadata, now, drafts=drafts)
    }
    names = Names(out, frozenset(every.keys() - out.keys()), site, languages)
    windows = [window for writer in writers for window in writer.windows]
    lately = fresh(names.catalog.articles(), windows, now) if windows else {}
    if known is not None and known.last.fresh == tuple(lately.values()):
        found = _linked_again(known, names, writers, probe, host, store)
        if found is not None:
            return found
    return _linked(names, lately, writers, probe, host, store, progress)


def _linked(
    names: Names,
    lately: dict[datetime.timedelta, tuple[str, ...]],
    writers: Sequence[Writer],
    probe: Probe,
    host: Host,
    store: Store,
    progress: Progress,
) -> Linked:
    """The whole site."""
    out = names.articles
    resolved: dict[str, Resolved] = {}
    for id, article in sorted(out.items()):
        resolved[id] = resolve(article, names, probe, host)
        progress("link", len(resolved), len(out))
    entries = {id: _summarised(entry, resolved[id]) for id, entry in names.catalog.entries.items()}
    found = msgspec.structs.replace(
        names.catalog, entries=entries, backlinks=_backlinks(resolved), fresh=lately
    )
    checked = host.call("presskit_check_site", Span("presskit.toml"), catalog=found)
    values = Values(store)
    plan, plan_findings = _plan(writers, found, SlotBlocks(found, host), values, probe, names.languages)
    where = paths(plan, writers)
    resolved = with_plain_links(resolved, out, where, plan, probe)
    sources = {id: article.path for id, article in out.items()}
    return Linked(
        site=names.site,
        articles=out,
        hidden=names.hidden,
        resolved=resolved,
        plan=plan,
        values=values,
        paths=where,
        targets=targets(found, names.languages.words(names.site.language)),
        fresh=tuple(lately.values()),
        findings=(
            *checked.findings,
            *plan_findings,
            *path_findings(plan, out),
            *term_findings(found, sources),
        ),
        dead={id: each.diagnostics for id, each in resolved.items() if each.diagnostics},
    )


def _linked_again(
    known: Known,
    names: Names,
    writers: Sequence[Writer],
    probe: Probe,
    host: Host,
    store: Store,
) -> Linked | None:
    """The site where no page differs in more than a body; None where that can't be said."""
    last, out = known.last, names.articles
    made = read_anew(last, out, names.hidden, known.sources)
    if made is None or any(known.file_at(path) != file for path, file in last.files.items()):
        return None
    anew = to_resolve(last, out, names.hidden, made)
    resolved = {id: resolve(out[id], names, probe, host) for id in sorted(anew)}
    where = paths(known.plan, writers)
    resolved = with_plain_links(resolved, out, where, known.plan, probe)
    before = LastResolved(last.resolved, {})
    if not all(makes_no_difference(before[id], each, out[id].entry) for id, each in resolved.items()):
        return None
    dead = {id: each.diagnostics for id, each in resolved.items() if each.diagnostics}
    return Linked(
        site=names.site,
        articles=out,
        hidden=names.hidden,
        resolved=LastResolved(last.resolved, resolved),
        plan=known.plan,
        values=Values(store),
        paths=where,
        targets=last.targets,
        fresh=last.fresh,
        findings=last.findings,
        dead={**{id: each for id, each in last.dead.items() if id not in anew}, **dead},
        anew=frozenset(anew),
    )


def kept(
    linked: Linked, sources: Mapping[str, str], files: dict[str, AssetFile | None], last: Last | None
) -> Last:
    """What the next build should know; ``sources`` tells what each article was made of, ``files`` are all looked at.

    ``last`` is what the last build with the same code knew, if there is such a thing.
    """
    faces = {
        id: last.faces[id] if last and id in last.faces and last.sources[id] == sources[id] else face(article)
        for id, article in linked.articles.items()
    }
    return Last(
        faces=faces,
        hidden=linked.hidden,
        files=files,
        sources=dict(sources),
        resolved=packed(linked.resolved),
        dead=dict(linked.dead),
        findings=linked.findings,
        targets=dict(linked.targets),
        fresh=linked.fresh,
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


def _plan(
    writers: Sequence[Writer],
    catalog: Catalog,
    slots: SlotBlocks,
    values: Values,
    probe: Probe,
    languages: Languages,
) -> tuple[Plan, list[Diagnostic]]:
    """The pages of each writer; a writer that fails has none, and a finding."""
    plan: dict[str, Sequence[Planned]] = {}
    findings: list[Diagnostic] = []
    for writer in writers:
        planned: list[Planned] = []
        failure: BaseException | None = None
        for page in _pages(writer, catalog):
            if not isinstance(page, Page):
                failure = page
                break
            if page.default and _is_given(page, probe):
                continue
            try:
                page = named(page, languages)  # noqa: PLW2901 - with the title that everybody sees
                planned.append(values.planned(page, slots.of(page.subject) if writer.slots else {}))
            except (
                TypeError,
                ValueError,
                OverflowError,
                RecursionError,
            ) as error:  # no value that can be kept
                failure = error
                break
        if failure is not None:
            what = f"{type(failure).__name__}: {failure}"
            message = f"the writer `{writer.name}` failed to plan its pages: {what}"
            findings.append(finding("PK504", Span("presskit.toml"), message))
            planned = []
        plan[writer.name] = planned
    return plan, [*findings, *slots.diagnostics]


def _is_given(page: Page, probe: Probe) -> bool:
    """Whether a file of ``static/`` stands in a page's place."""
    file = probe(f"/{page.path}", "content/index.rst")
    return file is not None and file.path == f"static/{page.path}"


def _pages(writer: Writer, catalog: Catalog) -> Iterator[Page | BaseException]:
    """The pages of a writer; what it raises comes last."""
    try:
        yield from checked_pages(writer.pages(catalog))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin's failure is a finding, not a crash
        yield error


def _backlinks(resolved: Mapping[str, Resolved]) -> dict[str, tuple[str, ...]]:
    links: dict[str, set[str]] = defaultdict(set)
    for id, each in resolved.items():
        for target in each.targets.values():
            if target.uri.startswith("article:") and target.uri != f"article:{id}":
                links[target.uri.removeprefix("article:")].add(id)
    return {id: tuple(sorted(sources)) for id, sources in sorted(links.items())}

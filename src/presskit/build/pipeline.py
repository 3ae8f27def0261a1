"""read → link → write, over a site on disk."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from presskit.build.cache import damaged
from presskit.build.clock import now as current_instant
from presskit.build.ledger import ledger_of
from presskit.build.linking import LinkedSite, alone, linked_site
from presskit.build.options import Options
from presskit.build.prepare import prepare, timed
from presskit.build.profile import measured
from presskit.build.publishing import publish, target_of
from presskit.build.roots import roots_of
from presskit.build.stamp import STATE
from presskit.build.stamping import stamp
from presskit.build.watch import watched
from presskit.config.settings import ExternalConfig
from presskit.link.external import Answer, external_links, page_of
from presskit.link.ledger import Ledger, Published, promised
from presskit.model.diagnostic import Diagnostic, has_errors, order
from presskit.model.progress import Progress, silent
from presskit.write.checked import Damaged
from presskit.write.publish import Change

__all__ = ["STATE", "Options", "Outcome", "alone", "ask", "build", "check", "due", "urls"]

Seen = TypeVar("Seen")


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of a build or a check. ``change`` is None where nothing was published; ``usable`` is False where the
    configuration stopped it; ``parsed`` counts the articles that were not in the cache, of which ``slowest`` took
    the most seconds. ``sources`` are the digests of the files that fixes would change, as they were read."""

    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, str] = {}
    usable: bool = True
    articles: int = 0
    parsed: int = 0
    slowest: tuple[tuple[str, float], ...] = ()
    pages: int = 0
    output: Path | None = None
    change: Change | None = None


def check(site_dir: Path, options: Options | None = None, progress: Progress = silent) -> Outcome:
    """All findings of a site: reads and links, and publishes nothing."""
    return _on_site(site_dir, options or Options(), progress, _outcome)


def build(site_dir: Path, options: Options | None = None, progress: Progress = silent) -> Outcome:
    """Build a site. Errors stop it before anything is published, unless ``keep_going``."""
    options = options or Options()

    def published(site: LinkedSite) -> Outcome:
        target, refused = target_of(site, options)
        if refused is not None:
            return Outcome(diagnostics=(refused,), usable=False)
        if has_errors(site.findings) and not options.keep_going:
            return _outcome(site)
        change, problems = publish(
            site,
            target,
            progress,
            keep_going=options.keep_going,
            anew=options.finish,
            preview=bool(options.preview),
            jobs=options.jobs,
            profile=options.profile,
        )
        found = msgspec.structs.replace(site, findings=(*site.findings, *problems))
        outcome = msgspec.structs.replace(_outcome(found), output=target, change=change)
        if (
            options.cache
            and not options.preview
            and change is not None
            and not has_errors(outcome.diagnostics)
            and not any(found.code == "PK507" for found in problems)  # the next build has to tidy up
        ):
            with suppress(OSError, UnicodeEncodeError):  # without a stamp, the next build looks again
                stamp(site, target, change, outcome.diagnostics)
        return outcome

    return _on_site(site_dir, options, progress, published)


def due(site_dir: Path) -> tuple[datetime.datetime | None, Outcome]:
    """The next instant at which a rebuild would change something."""
    return _seen(site_dir, Options(), silent, lambda site: site.due)


def urls(site_dir: Path) -> tuple[list[Published], Ledger, Outcome]:
    """The URLs that readers may rely on, and those that the site's ledger has."""

    def look(site: LinkedSite) -> list[Published]:
        return promised(site.linked, site.prepared.writers)

    found, outcome = _seen(site_dir, Options(), silent, look)
    return found or [], ledger_of(roots_of(site_dir)), outcome


def ask(
    site_dir: Path, options: Options, progress: Progress = silent, only: Collection[str] | None = None
) -> Mapping[str, Answer]:
    """What other hosts answer for the links of the site, or those in the files ``only``, by URL.

    Nobody else has to wait for the network: the site is read before, and not held.
    """

    def look(site: LinkedSite) -> tuple[list[str], ExternalConfig]:
        settings = site.prepared.loaded.config.check.external
        links = external_links(site.read.articles, settings.ignore, only)
        return [page_of(link.uri) for link in links], settings

    found, _ = _seen(site_dir, msgspec.structs.replace(options, notes=False), progress, look)
    if found is None:
        return {}
    from presskit.build.asking import answers  # noqa: PLC0415 - with urllib3 behind it

    return answers(site_dir / STATE, *found, current_instant().timestamp(), progress)


def _seen(
    site_dir: Path, options: Options, progress: Progress, look: Callable[[LinkedSite], Seen]
) -> tuple[Seen | None, Outcome]:
    """What ``look`` sees in a site; None, and the findings, where its configuration can't be used."""
    seen: list[Seen] = []

    def use(site: LinkedSite) -> Outcome:
        seen.append(look(site))
        return Outcome(diagnostics=())

    outcome = _on_site(site_dir, options, progress, use)
    return (seen[-1] if seen else None), outcome


def _on_site(
    site_dir: Path, options: Options, progress: Progress, use: Callable[[LinkedSite], Outcome]
) -> Outcome:
    """Read and link a site, and ``use`` it. A cache that proves damaged is thrown away, and everything done again."""
    with measured(options.profile, "prepare"):
        prepared, findings = prepare(roots_of(site_dir, options.untrusted))
    if prepared is None:
        return Outcome(diagnostics=_sorted(findings), usable=False)
    if options.profile is not None:
        prepared = timed(prepared, options.profile.hooks)
    with alone(site_dir, options.waiting), watched(prepared, options.hung) as prepared:
        try:
            with linked_site(prepared, options, findings, progress) as site:
                return use(site)
        except Damaged:
            with linked_site(prepared, options, [*findings, damaged()], progress, anew=True) as site:
                return use(site)


def _outcome(site: LinkedSite) -> Outcome:
    return Outcome(
        diagnostics=_sorted(site.findings),
        sources=dict(_sources(site)),
        articles=site.linked.article_count,
        parsed=site.read.parsed,
        slowest=site.read.slowest,
        pages=site.linked.page_count,
    )


def _sources(site: LinkedSite) -> Iterator[tuple[str, str]]:
    """The digests of the files that fixes would change, by path."""
    paths = {edit.span.path for found in site.findings for edit in found.fix}
    for article in site.read.articles if paths else ():
        if article.path in paths:
            yield article.path, site.cache.source_digest(article)
        yield from ((path, known) for path, known in article.inputs.items() if path in paths)


def _sorted(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(set(findings), key=order))

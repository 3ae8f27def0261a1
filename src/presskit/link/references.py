"""References resolve across articles; a dead one becomes a diagnostic with the closest target as hint."""

import difflib
import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import msgspec
from msgspec import Struct

from presskit.link.catalog import catalog as make_catalog
from presskit.link.images import image_faults
from presskit.link.targets import Target, Targets, target, targets
from presskit.link.translations import SCHEME, Groups, groups, translation_findings, translations
from presskit.model.article import Article, Entry, Label, Reference
from presskit.model.asset import AssetFile
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic
from presskit.model.site import Site
from presskit.plugins.host import Host
from presskit.plugins.words import CORE, Languages
from presskit.report.rules import finding
from presskit.report.suggestion import did_you_mean

Probe = Callable[[str, str], AssetFile | None]
"""``probe(path, base)``: the file that ``path`` in the source ``base`` stands for."""


class Names:
    """What references are resolved against: the published articles, and the ids of those that exist but are not out.

    Made when it is asked for: on most builds a reference or two are resolved, or none.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        hidden: frozenset[str],
        site: Site,
        languages: Languages = CORE,
    ) -> None:
        self.articles = articles
        self.hidden = hidden
        self.site = site
        self.languages = languages

    @cached_property
    def catalog(self) -> Catalog:
        """The catalog, where summaries may still wait for titles, and nothing is known of links."""
        made = self._without_translations
        return msgspec.structs.replace(made, translations=translations(self.groups)) if self.groups else made

    @cached_property
    def _without_translations(self) -> Catalog:
        return make_catalog((article.entry for article in self.articles.values()), self.site)

    @cached_property
    def originals(self) -> dict[str, str]:
        """What each translation names, whether it is out or not, by their ids."""
        catalog = self._without_translations
        return {
            id: found
            for id, entry in catalog.entries.items()
            if entry.metadata.translates and (found := self._original(entry, catalog))
        }

    def _original(self, entry: Entry, catalog: Catalog) -> str:
        path = entry.metadata.translates
        path = "/index" if path == "/" else path  # the front page
        found = find_article(path, entry.id, catalog) or ""
        if found == entry.id:  # in the folder of its language, it may have the name of its original
            found = find_article(path, "", catalog) or ""
        if found.startswith("section:"):
            return catalog.sections[found.removeprefix("section:")].index
        if found and found != entry.id:
            return found
        return min(places(path, entry.id) & self.hidden, default=found)

    @cached_property
    def groups(self) -> Groups:
        return groups(self._without_translations, self.originals)

    @cached_property
    def targets(self) -> Targets:
        return targets(self.catalog, self.languages.words(self.site.language))

    @cached_property
    def labels(self) -> dict[str, list[tuple[str, Label]]]:
        """Where each label is."""
        found: dict[str, list[tuple[str, Label]]] = defaultdict(list)
        for id in self.catalog.entries:
            for label in self.articles[id].labels:
                found[label.name].append((id, label))
        return dict(found)


class Resolved(Struct, frozen=True):
    """The targets and files of one article's references, by the URI that its fragments hold."""

    targets: dict[str, Target]
    assets: dict[str, AssetFile]
    diagnostics: tuple[Diagnostic, ...]


def resolve(article: Article, names: Names, probe: Probe, host: Host) -> Resolved:
    """The targets of an article's references."""
    resolver = _Resolver(article, names, host)
    found_targets: dict[str, Target] = {}
    assets: dict[str, AssetFile] = {}
    for reference in article.references:
        scheme, _, name = reference.uri.partition(":")
        if scheme == "path":  # see link/local.py
            continue
        if scheme == SCHEME:
            resolver.original(reference, name)
            continue
        if scheme != "asset":
            found = resolver.target(reference, scheme)
            if found is not None:
                found_targets[reference.uri] = found
        elif (file := probe(name, article.path)) is not None:
            assets[name] = file
            resolver.findings.extend(image_faults(reference, file))
            if file.problem:
                resolver.dead(reference, "PK382", f"`{name}` {file.problem}")
        else:
            resolver.dead(reference, "PK403", f"there is no file `{name}`")
    return Resolved(found_targets, assets, tuple(resolver.findings))


class _Resolver:
    """Resolves the references of one article, and collects what is wrong with them."""

    def __init__(self, article: Article, names: Names, host: Host) -> None:
        self._anchors = article.anchors
        self._entry = article.entry
        self._names = names
        self._host = host
        self.findings: list[Diagnostic] = []

    def target(self, reference: Reference, scheme: str) -> Target | None:
        if scheme == "article":
            return self._article(reference)
        if scheme == "ref":
            return self._label(reference)
        if reference.uri.startswith("#"):
            self._local(reference)
            return None
        return target(reference.uri, self._names.targets) or self._foreign(reference)

    def dead(self, reference: Reference, code: str, message: str, hint: str = "") -> None:
        self.findings.append(finding(code, reference.span, message, hint))

    def original(self, reference: Reference, path: str) -> None:
        """What is wrong with what a translation names; of a section that is not out, nothing."""
        names = self._names
        if self._entry.id not in names.catalog.entries:
            return
        if self._entry.id in names.originals:
            self.findings.extend(
                translation_findings(reference, self._entry, names.catalog, names.originals, names.groups)
            )
        else:
            hint = _closest(path, names.catalog.entries)
            self.dead(reference, "PK401", f"there is no article `{path}`", hint)

    def _article(self, reference: Reference) -> Target | None:
        catalog = self._names.catalog
        path, _, anchor = reference.uri.partition(":")[2].partition("#")
        id = find_article(path, self._entry.id, catalog) if path else self._entry.id
        if id is None:
            return self._missing(reference, path)
        if id.startswith("section:"):
            return target(id, self._names.targets)
        found = self._names.articles[id]
        if anchor and anchor not in found.anchors:
            hint = _closest(anchor, found.anchors)
            self.dead(reference, "PK402", f"`{found.entry.metadata.title}` has no anchor `{anchor}`", hint)
        whole = target(f"article:{id}" + (f"#{anchor}" if anchor else ""), self._names.targets)
        title = next((heading.title for heading in found.outline if anchor and heading.id == anchor), "")
        return msgspec.structs.replace(whole, title=title) if whole and title else whole

    def _missing(self, reference: Reference, path: str) -> Target | None:
        """What a plugin makes of a path that no article has. What is not published stays a finding: it is only early."""
        hidden = places(path, self._entry.id) & self._names.hidden
        if hidden:
            message = f"`{min(hidden)}` is not published: a draft, dated later, or expired"
            self.dead(reference, "PK405", message, "publish it first, or take the link out")
            return None
        found = self._plugins(reference)
        if found is None:
            hint = _closest(path, self._names.catalog.entries)
            self.dead(reference, "PK401", f"there is no article `{path}`", hint)
        return found

    def _label(self, reference: Reference) -> Target | None:
        name = " ".join(reference.uri.partition(":")[2].casefold().split())
        homes = self._names.labels.get(name, [])
        own = [home for home in homes if home[0] == self._entry.id]
        if not homes:
            found = self._plugins(reference)
            if found is None:
                hint = _closest(name, self._names.labels)
                self.dead(reference, "PK406", f"there is no label `{name}`", hint)
            return found
        if not own and len(homes) > 1:
            where = ", ".join(id for id, _ in homes)
            self.dead(reference, "PK407", f"the label `{name}` is in several articles: {where}")
        id, label = (own or homes)[0]
        found = target(f"article:{id}#{label.anchor}", self._names.targets)
        return Target(found.uri, label.title or found.title, label.anchor) if found else None

    def _local(self, reference: Reference) -> None:
        anchor = reference.uri.removeprefix("#")
        hint = _closest(anchor, self._anchors)
        self.dead(reference, "PK402", f"this article has no anchor `{anchor}`", hint)

    def _foreign(self, reference: Reference) -> Target | None:
        """A scheme that the core does not know."""
        found = self._plugins(reference)
        if found is None:
            self.dead(reference, "PK401", f"nothing resolves `{reference.uri}`")
        return found

    def _plugins(self, reference: Reference) -> Target | None:
        """What a plugin resolves a reference to that the core can't."""
        catalog = self._names.catalog
        arguments = {"reference": reference, "entry": self._entry, "catalog": catalog}
        outcome = self._host.call("presskit_resolve", reference.span, **arguments)
        self.findings.extend(outcome.diagnostics)
        return target(outcome.results[0][1], self._names.targets) if outcome.results else None


def places(path: str, start: str) -> set[str]:
    """The ids that ``path`` may name in the article ``start``: relative to its folder, and from the content folder."""
    return {path.strip("/"), posixpath.normpath(posixpath.join(posixpath.dirname(start), path))}


def find_article(path: str, start: str, catalog: Catalog) -> str | None:
    """The id that ``path`` names in the article ``start``: relative to its folder, from the content folder, or by the
    end of an id that only one article has. A folder names its section (``section:<path>``)."""
    plain = path.strip("/")
    here = (
        posixpath.normpath(posixpath.join(posixpath.dirname(start), path))
        if not path.startswith("/")
        else plain
    )
    for candidate in (here, plain):
        if candidate in catalog.entries:
            return candidate
        if candidate in catalog.sections and candidate:
            return f"section:{candidate}"
    ends = [id for id in catalog.entries if plain and id.endswith(f"/{plain}")]
    return ends[0] if len(ends) == 1 else None


def _closest(word: str, known: Iterable[str]) -> str:
    """The closest name, or the closest last part of one."""
    names = list(known)
    tails = {name.rpartition("/")[2]: name for name in names}
    near = difflib.get_close_matches(word.rpartition("/")[2], tails, 1, 0.5)
    return did_you_mean(word, names) or (f"did you mean `{tails[near[0]]}`?" if near else "")

"""What the last build linked, so that the next links only what changed.

Pages are made of entries and of files; where those are as they were, so are the pages, and only the references of articles
that were read anew have to be resolved.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from presskit.link.plan import digest_of
from presskit.link.references import Resolved
from presskit.link.targets import Target
from presskit.model.article import Article, Entry, Reference
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Diagnostic
from presskit.model.stored import stored_text


class Last(Struct, frozen=True, kw_only=True):
    """What the last build linked.

    ``faces`` are digests by article: of all that pages and plugins may know of it, and of what only references may.
    ``hidden`` are the ids of articles that are not out, ``sources`` tells what each article was made of; ``files`` are all
    that were looked at, and those that were not there.
    ``resolved`` are packed. ``dead`` are the findings of an article's references, ``findings`` all others.
    ``fresh`` are the values of `Catalog.fresh`.
    """

    faces: dict[str, tuple[str, str]]
    hidden: frozenset[str]
    files: dict[str, AssetFile | None]
    sources: dict[str, str]
    resolved: dict[str, msgspec.Raw]
    dead: dict[str, tuple[Diagnostic, ...]]
    findings: tuple[Diagnostic, ...]
    targets: dict[str, Target]
    fresh: tuple[tuple[str, ...], ...] = ()


class LastResolved(Mapping[str, Resolved]):
    """The resolved references of a site, unpacked when they are asked for; ``fresh`` ones in place of the last build's."""

    def __init__(self, packed: Mapping[str, msgspec.Raw], fresh: Mapping[str, Resolved]) -> None:
        self._packed = packed
        self._fresh = dict(fresh)

    def __getitem__(self, id: str) -> Resolved:
        if id not in self._fresh:
            self._fresh[id] = msgspec.msgpack.decode(self._packed[id], type=Resolved)
        return self._fresh[id]

    def packed(self) -> dict[str, msgspec.Raw]:
        """All of them, packed."""
        fresh = {id: _packed(each) for id, each in self._fresh.items()}
        return {**self._packed, **fresh}

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def packed(resolved: Mapping[str, Resolved]) -> dict[str, msgspec.Raw]:
    """The resolved references as they are kept."""
    if isinstance(resolved, LastResolved):
        return resolved.packed()
    return {id: _packed(each) for id, each in resolved.items()}


def _packed(resolved: Resolved) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(resolved))


def face(article: Article) -> tuple[str, str]:
    """Digests of what others may know of an article: of its entry and where its slug stands, which findings of the site
    name, and of what there is in it to refer to."""
    return _digest((article.entry, article.slug)), _digest((article.anchors, article.labels, article.outline))


def _digest(value: Any) -> str:
    return digest_of(stored_text(value)).hex()


def read_anew(
    last: Last, articles: Mapping[str, Article], hidden: frozenset[str], sources: Mapping[str, str]
) -> set[str] | None:
    """The articles that are made of something else than they were; None where others are out, or can be known of one."""
    if last.faces.keys() != articles.keys():
        return None
    if hidden != last.hidden and any(each.entry.metadata.translates for each in articles.values()):
        return None  # what translates the same is told by an original that is not out, too
    anew = {id for id in articles if last.sources[id] != sources[id]}
    return anew if all(face(articles[id])[0] == last.faces[id][0] for id in anew) else None


def to_resolve(
    last: Last, articles: Mapping[str, Article], hidden: frozenset[str], anew: set[str]
) -> set[str]:
    """The articles of which references may resolve to something else: those read ``anew``, and where there are other names,
    those that refer to any."""
    if hidden == last.hidden and all(face(articles[id])[1] == last.faces[id][1] for id in anew):
        return anew
    return anew | {id for id, article in articles.items() if any(map(_is_named, article.references))}


def _is_named(reference: Reference) -> bool:
    return not reference.uri.startswith(("asset:", "path:", "#"))


def makes_no_difference(old: Resolved, new: Resolved, entry: Entry) -> bool:
    """Whether an article's references can't show in any page but its own: neither as links to others nor in its summary."""
    return _articles(old) == _articles(new) and (not entry.lead or old.targets == new.targets)


def _articles(resolved: Resolved) -> set[str]:
    """The articles that are linked to by name: plain links don't count as such (see link/local.py)."""
    named = (target.uri for uri, target in resolved.targets.items() if not uri.startswith("path:"))
    return {uri for uri in named if uri.startswith("article:")}

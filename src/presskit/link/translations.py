"""Which articles are translations of one another, told from the original that each of them names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from presskit.model.article import Entry, Reference
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic
from presskit.report.rules import finding

SCHEME = "translates"
"""Begins the URI of the reference that a translation makes to its original."""

Originals = Mapping[str, str]
"""By the id of a translation the id of what it names, which need not be out."""

Groups = dict[str, dict[str, str]]
"""For each article the ids of all that say the same by language: see `Catalog.translations`."""


def groups(catalog: Catalog, originals: Originals) -> Groups:
    """Those of translations, and of all that they name. Who names a translation instead of the original belongs to it all
    the same, and so does who names what is not out. Of several in one language, the first by id stands for all."""
    members: dict[str, list[Entry]] = defaultdict(list)
    for id in sorted({*originals, *originals.values()} & catalog.entries.keys()):
        members[_original(id, originals)].append(catalog.entries[id])
    found: Groups = {}
    for entries in members.values():
        by_language: dict[str, str] = {}
        for entry in sorted(entries, key=lambda entry: _place(entry, catalog)):
            by_language.setdefault(catalog.language_of(entry), entry.id)
        found |= dict.fromkeys((entry.id for entry in entries), by_language)
    return found


def translations(found: Groups) -> Groups:
    """`Catalog.translations`: only what is in several languages, and what stands for its language."""
    return {id: group for id, group in found.items() if len(group) > 1 and id in group.values()}


def translation_findings(
    reference: Reference, entry: Entry, catalog: Catalog, originals: Originals, found: Groups
) -> Iterator[Diagnostic]:
    """PK410 where the original of an article is its translation, PK409 where another stands for its language."""
    original = originals[entry.id]
    language = catalog.language_of(entry)
    other = found[entry.id][language]
    if entry.id in _way(original, originals):
        what = f"content/{original}.rst, of which it is the original" if original != entry.id else "itself"
        hint = "take the field out of the one that was written first"
        yield finding("PK410", reference.span, f"the article is a translation of {what}", hint)
    elif other != entry.id:
        message = f"content/{other}.rst says the same in the same language, `{language}`"
        yield finding("PK409", reference.span, message, "write beneath the title in what: `:language: de`")


def _original(id: str, originals: Originals) -> str:
    """The original of an article, and one of those that name each other in a circle."""
    way = _way(id, originals)
    again = originals.get(way[-1], "")
    return min(way[way.index(again) :]) if again else way[-1]


def _way(id: str, originals: Originals) -> list[str]:
    """From an article to what it names, and on: to the original, or once round a circle."""
    way = [id]
    while (named := originals.get(way[-1])) and named not in way:
        way.append(named)
    return way


def _place(entry: Entry, catalog: Catalog) -> tuple[bool, bool, str, str]:
    """The original comes first; where it is not out, what is in the language of the site."""
    language = catalog.language_of(entry)
    return bool(entry.metadata.translates), language != catalog.site.language, language.lower(), entry.id

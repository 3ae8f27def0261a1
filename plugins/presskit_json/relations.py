"""How each article stands to the others."""

from collections import defaultdict

from msgspec import Struct

from presskit import Catalog


class Relations(Struct, frozen=True):
    """Ids: the neighbours in the article's section (empty where none), and the links from and to it."""

    older: str = ""
    newer: str = ""
    references: tuple[str, ...] = ()
    referenced_by: tuple[str, ...] = ()


def relations(catalog: Catalog) -> dict[str, Relations]:
    """The relations of every article, in one walk: asking the catalog for each takes quadratic time."""
    references = _references(catalog)
    found: dict[str, Relations] = {}
    for section in catalog.sections.values():
        ids = section.articles
        for newer, here, older in zip(("", *ids), ids, (*ids[1:], ""), strict=False):
            linking = tuple(sorted(catalog.backlinks.get(here, ())))
            found[here] = Relations(older, newer, references[here], linking)
    return found


def _references(catalog: Catalog) -> defaultdict[str, tuple[str, ...]]:
    """The catalog's back-references turned round, sorted."""
    linked: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for target in sorted(catalog.backlinks):
        for source in catalog.backlinks[target]:
            linked[source] += (target,)
    return linked

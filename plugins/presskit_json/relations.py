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
    """The relations of every article, in one walk."""
    references = _references(catalog)
    return {
        id: Relations(older, newer, references[id], tuple(sorted(catalog.backlinks.get(id, ()))))
        for id, (older, newer) in catalog.neighbours().items()
    }


def _references(catalog: Catalog) -> defaultdict[str, tuple[str, ...]]:
    """The catalog's back-references turned round, sorted."""
    linked: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for target in sorted(catalog.backlinks):
        for source in catalog.backlinks[target]:
            linked[source] += (target,)
    return linked

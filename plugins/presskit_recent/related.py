"""Related articles: those that share tags or a series with an article, the rarest first.

Near ones count: of each tag, the articles that stand next to an article by date. So a new article changes the lists of its
neighbours alone, and a tag that everything has costs no more than any other.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from presskit import Catalog, Subject
from presskit_recent.lists import Item, item

NEAR = 4
"""Articles on either side, in each tag and in the language of an article, that may be related to it."""


def related(subject: Subject, catalog: Catalog, count: int) -> tuple[Item, ...]:
    """The articles that are related to an article, the closest first; none to one without a tag and without a series."""
    if subject.kind != "article" or subject.entry is None or not count:
        return ()
    return _related(catalog, count).get(subject.entry.id, ())


@lru_cache(maxsize=1)
def _related(catalog: Catalog, count: int) -> dict[str, tuple[Item, ...]]:
    dates = ((id, catalog.entries[id].metadata.date) for id in catalog.newest)
    when = {id: date.timestamp() if date else 0.0 for id, date in dates}
    shared: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for ids, weight in _lists(catalog):
        for place, id in enumerate(ids):
            scores = shared[id]
            for other in ids[max(place - NEAR, 0) : place] + ids[place + 1 : place + 1 + NEAR]:
                scores[other] = scores.get(other, 0.0) + weight
    items = {id: item(catalog.entries[id], catalog) for id in shared}
    found = {}
    for id, scores in shared.items():
        own = when[id]
        ranked = sorted([(-score, abs(when[other] - own), other) for other, score in scores.items()])
        found[id] = tuple([items[other] for _, _, other in ranked[:count]])
    return found


def _lists(catalog: Catalog) -> Iterator[tuple[list[str], float]]:
    """The articles of each tag and series in one language, by date, and how much it says that two share it.

    That is less, the more have it. It changes when their number doubles: each change may change the order of all lists.
    """
    entries = catalog.entries
    for term in chain(catalog.tags.values(), catalog.series.values()):
        by_language: defaultdict[str, list[str]] = defaultdict(list)
        for id in term.articles:
            entry = entries[id]
            if entry.kind == "article":
                by_language[catalog.language_of(entry)].append(id)
        weight = 1 / len(term.articles).bit_length()
        yield from ((ids, weight) for ids in by_language.values() if len(ids) > 1)

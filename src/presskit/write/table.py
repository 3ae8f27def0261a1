"""The table of all that pages depend on besides their own values: where links lead, what bodies are, which files there are.

A page notes the names of the rows that it needed. What differs between the table of the last build and that of this one
tells which pages would come out otherwise.
"""

from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Any

from presskit.link.plan import digest_of
from presskit.link.site import Linked
from presskit.model.article import Article
from presskit.model.stored import stored

Table = dict[str, str]
"""Values, or their digests, by the name of the row:

- ``<uri>``, NUL, writer and container: the path of a page; ``<uri>`` and NUL: the title of a target (a page needs both as
  ``<uri>``; no name of a file has a NUL);
- ``article <id>`` what pages need of an article as ``body <id>``, ``files <id>`` (those that its references name),
  ``words <id>`` and ``outline <id>``, in that order;
- ``file <uri>`` the file that an address with a leading slash stands for, ``at <path>`` the one at a path, and
  ``derived <path>`` what is made of that one.
"""


def table(linked: Linked, form_digest: Callable[[str], bytes], last: Table) -> Table:
    """The table of a site, but for the rows of files, which are added as pages ask for them. ``last`` is that of the build
    from which the site was linked, if it was."""
    if linked.anew is not None:
        rows = dict(last)
        articles = [linked.articles[id] for id in linked.anew]
    else:
        own = linked.paths.own.items()
        rows = {f"{uri}\0{writer}\0{container}": path for (writer, container, uri), path in own}
        rows.update({f"{uri}\0": target.title for uri, target in linked.targets.items()})
        articles = list(linked.articles.values())
    for article in articles:
        rows[f"article {article.entry.id}"] = _article_row(article, linked, form_digest)
    return rows


def _article_row(article: Article, linked: Linked, form_digest: Callable[[str], bytes]) -> str:
    resolved = linked.resolved.get(article.entry.id)
    body = row_of((form_digest(article.entry.id), resolved and (resolved.targets, resolved.assets)))
    return f"{body} {row_of(resolved and resolved.assets)} {article.words} {row_of(article.outline)}"


def row_of(value: Any) -> str:
    """A row that holds the digest of a value."""
    return digest_of(stored(value)).hex()


def differing(old: Table, new: Table) -> frozenset[str]:
    """The rows that are not the same in both, as pages need them."""
    # Sets of items are compared in C; a row is in one of them alone, or in both with different values.
    names = {name for name, _ in old.items() ^ new.items()}
    return frozenset(need for name in names for need in _needs(name, old, new))


def _needs(name: str, old: Table, new: Table) -> Iterable[str]:
    uri, nul, _ = name.partition("\0")
    if nul:
        return (uri,)
    kind, _, id = name.partition(" ")
    if kind != "article":
        return (name,)
    before, after = old.get(name, "").split(" "), new.get(name, "").split(" ")
    parts = zip_longest(("body", "files", "words", "outline"), before, after)
    return (f"{part} {id}" for part, was, now in parts if was != now)

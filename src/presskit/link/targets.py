"""What a URI of the catalog stands for."""

from collections.abc import Mapping

from msgspec import Struct

from presskit.model.article import Entry
from presskit.model.catalog import Catalog

EXTERNAL = ("http://", "https://", "mailto:")
_PAGES = ("archive", "error", "search")
OUTPUT = "output:"
"""Begins the URI of an output that is no page: a file of ``static/``."""


class Target(Struct, frozen=True):
    """What a link leads to: the ``uri`` of a subject, or a full URL; the title it takes without text; an anchor."""

    uri: str
    title: str
    anchor: str = ""


def subject_uri(entry: Entry) -> str:
    """The subject on whose page an entry is shown: its own, or the section that it describes."""
    if entry.kind == "article":
        return entry.uri
    return f"section:{entry.metadata.section}" if entry.metadata.section else "home:"


Targets = Mapping[str, Target]
"""What the canonical URIs of a site stand for, those without an anchor."""


def targets(catalog: Catalog) -> dict[str, Target]:
    """What articles (``article:<id>``), sections (``section:<path>``, ``home:``) and terms (``tag:<slug>``) stand for."""
    found = {"home:": Target("home:", catalog.site.title)}
    for entry in catalog.entries.values():
        found[entry.uri] = Target(subject_uri(entry), entry.metadata.title)
    for section in catalog.sections.values():
        if section.path:
            found[section.uri] = Target(section.uri, section.title)
    for term in catalog.terms():
        found[term.uri] = Target(term.uri, term.title)
    return found


def target(uri: str, known: Targets) -> Target | None:
    """The target of a canonical URI, of a page that every site may have (``archive:``), or of a full URL."""
    if uri.startswith(EXTERNAL):
        return Target(uri, uri)
    plain, _, anchor = uri.partition("#")
    found = known.get(plain)
    if found is None and plain.partition(":")[0] in _PAGES:
        found = Target(plain, plain.partition(":")[0].capitalize())
    return Target(found.uri, found.title, anchor) if found and anchor else found

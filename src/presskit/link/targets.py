"""What a URI of the catalog stands for."""

from msgspec import Struct

from presskit.model.article import Entry
from presskit.model.catalog import Catalog

EXTERNAL = ("http://", "https://", "mailto:")
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


def target(uri: str, catalog: Catalog) -> Target | None:
    """The target of a canonical URI (``article:<id>``, ``section:<path>``, ``tag:<slug>``, ``home:``…) or of a full URL."""
    if uri.startswith(EXTERNAL):
        return Target(uri, uri)
    plain, _, anchor = uri.partition("#")
    scheme, _, name = plain.partition(":")
    if scheme == "article" and name in catalog.entries:
        entry = catalog.entries[name]
        return Target(subject_uri(entry), entry.metadata.title, anchor)
    if scheme == "section" and name in catalog.sections:
        section = catalog.sections[name]
        return Target(section.uri, section.title, anchor)
    terms = {"tag": catalog.tags, "author": catalog.authors, "series": catalog.series}.get(scheme, {})
    if name in terms:
        return Target(plain, terms[name].title, anchor)
    if scheme in ("home", "archive", "error", "search"):
        return Target(plain, catalog.site.title if scheme == "home" else scheme.capitalize(), anchor)
    return None

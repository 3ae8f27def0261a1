"""What a URI of the catalog stands for."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from presskit.model.article import Entry
from presskit.model.catalog import Catalog
from presskit.model.fragment import Message
from presskit.model.page import Page
from presskit.plugins.words import ENGLISH, Languages, Words

EXTERNAL = ("http://", "https://", "mailto:")
_UNNAMED = {
    "archive": Message("Archive").text,
    "error": Message("Page not found").text,
    "search": Message("Search").text,
}
"""Pages that every site may have, and no publisher names."""
OUTPUT = "output:"
"""Begins the URI of an output that is no page of the site: a file of ``static/``, a feed, a book."""


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


def output(uri: str) -> Target | None:
    """The target of a URI that names an output by its path."""
    return Target(uri, uri.removeprefix(OUTPUT)) if uri.startswith(OUTPUT) else None


Targets = Mapping[str, Target]
"""What the canonical URIs of a site stand for, those without an anchor."""


def targets(catalog: Catalog, words: Words = ENGLISH) -> dict[str, Target]:
    """What articles (``article:<id>``), sections (``section:<path>``, ``home:``) and terms (``tag:<slug>``) stand for.

    ``words`` are in the language of the site.
    """
    found = {"home:": Target("home:", catalog.site.title)}
    found |= {f"{kind}:": Target(f"{kind}:", words.gettext(title)) for kind, title in _UNNAMED.items()}
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
    kind = plain.partition(":")[0]
    if found is None and kind in _UNNAMED:
        found = Target(plain, known[f"{kind}:"].title)
    return Target(found.uri, found.title, anchor) if found and anchor else found


def named(page: Page, languages: Languages) -> Page:
    """The page of an archive, a search or an error with its title, which is English, in the language of its subject."""
    subject = page.subject
    if subject.kind not in _UNNAMED:
        return page
    title = languages.words(subject.language).gettext(subject.title)
    return replace(page, subject=replace(subject, title=title))

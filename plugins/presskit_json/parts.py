"""What both documents are made of, with holes for what the core fills."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Raw, json

from presskit import SLOTS, Body, Catalog, Entry, Filled, Link, Section, Term, slugify


def moment(instant: datetime | None) -> str | None:
    """RFC 3339, in the zone that the article gave."""
    return instant.isoformat() if instant else None


def measured(picture: dict[str, Any] | None) -> dict[str, Any] | None:
    """The filled picture with its measures in pixels as numbers, null where the core knows none."""
    if picture is None:
        return None
    return {**picture, "width": _number(picture["width"]), "height": _number(picture["height"])}


def sized(enclosure: dict[str, Any] | None) -> dict[str, Any] | None:
    """The filled enclosure with its bytes as a number, null where the article does not give them."""
    return enclosure and {**enclosure, "size": _number(enclosure["size"])}


def _number(measure: str) -> int | None:
    return int(measure) if measure else None


def terms(names: Sequence[str], known: Mapping[str, Term]) -> list[Term]:
    """The terms that an article names, in its order; a name without letters and digits has none."""
    slugs = dict.fromkeys(slugify(name) for name in names)
    return [known[slug] for slug in slugs if slug in known]


def series_of(entry: Entry, catalog: Catalog) -> Term | None:
    return next(iter(terms((entry.metadata.series,), catalog.series)), None)


def author_item(name: str, catalog: Catalog) -> dict[str, Any]:
    """An author as the article names it; slug and URL are empty where the name has no term."""
    term = catalog.authors.get(slugify(name))
    return {"slug": term.slug if term else "", "title": name, "url": Link(term.uri) if term else ""}


def term_item(term: Term) -> dict[str, Any]:
    return {"slug": term.slug, "title": term.title, "url": Link(term.uri)}


def section_item(section: Section) -> dict[str, Any]:
    return {"path": section.path, "title": section.title, "url": Link(section.uri)}


def entry_item(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "title": entry.metadata.title, "url": Link(entry.uri)}


def translations(entry: Entry, catalog: Catalog) -> list[dict[str, Any]]:
    """The article in other languages, the original first, which says so."""
    found = catalog.translations.get(entry.id, {}).items()
    others = [(language, catalog.entries[id]) for language, id in found if id != entry.id]
    return [
        {**entry_item(other), "language": language, "original": not other.metadata.translates}
        for language, other in others
    ]


def body(entry: Entry) -> dict[str, Any]:
    """The holes for an entry's body in both forms."""
    return {"tree": Body(entry.id, "tree"), "html": Body(entry.id, "html")}


def filled_body(holes: dict[str, Filled]) -> dict[str, Any]:
    """The body as it goes into a document."""
    html = holes["html"]
    notes = _endnotes(html.gathered.get("footnote", ()))
    tree = json.decode(str(holes["tree"].text))
    _measure_images(tree)
    return {"tree": tree, "html": f"{html.text}{notes}"}


def _measure_images(tree: list[Any]) -> None:
    """Width and height of images become numbers of pixels where they are such; ``50%`` and ``20em`` stay as written.

    What is in the data of blocks is the blocks' own.
    """
    for node in tree:
        if isinstance(node, dict):
            if node.get("type") == "image":
                node.update({key: _measure(node.get(key, "")) for key in ("width", "height")})
            _measure_images(node.get("children", ()))


def _measure(written: str) -> int | str | None:
    plain = written.removesuffix("px").strip()
    return int(plain) if plain.isdecimal() and plain.isascii() else written or None


def _endnotes(notes: Sequence[str]) -> str:
    return f'<section class="footnotes" role="doc-endnotes">\n{"".join(notes)}</section>\n' if notes else ""


def slots(rendered: Mapping[str, Sequence[str]]) -> dict[str, list[Raw]]:
    """The blocks that plugins placed on the page, by slot; every slot is there, since the schema says so."""
    return {slot: [Raw(str(block)) for block in rendered.get(slot, ())] for slot in SLOTS}

"""What a page says of itself to those who share it, as the data of a block."""

from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from presskit import Asset, Block, Catalog, Entry, Link, Measure, Subject, lead_image, slugify
from presskit_sharing.settings import Settings


def card(subject: Subject, catalog: Catalog, settings: Settings) -> Block:
    """Open Graph and a Twitter card; of an article its JSON-LD too."""
    entry = subject.entry
    data: dict[str, Any] = {
        "url": Link(subject.uri, "absolute"),
        "description": entry.metadata.summary if entry is not None else "",
        "locale": locale(subject.language),
        "twitter": settings.twitter,
        "image": None,
        "article": None,
    }
    if subject.kind == "home":
        data["description"] = catalog.site.description or data["description"]
    if entry is not None and subject.kind == "article":
        data["url"] = entry.metadata.canonical or data["url"]
        data["article"] = article(entry, catalog, settings)
    lead = lead_image(entry) if entry is not None else None
    if lead is not None:
        data["image"] = {**lead, "url": replace(lead["url"], want="absolute")}
    elif (
        entry is not None
        and subject.kind == "article"
        and (drawn := entry.facts.get("images", {}).get("card"))
    ):
        url = Link(f"output:{drawn['path']}", "absolute")
        data["image"] = {**drawn, "url": url, "alt": entry.metadata.title, "credit": ""}
    elif settings.image:
        data["image"] = {**picture(settings.image), "alt": settings.image_alt, "credit": ""}
    return Block("sharing", data)


def article(entry: Entry, catalog: Catalog, settings: Settings) -> dict[str, Any]:
    """What is only said of articles. Its length is a hole, so that an edit of the text changes one page."""
    metadata = entry.metadata
    section = catalog.sections[metadata.section] if metadata.section else None
    changed = metadata.changed
    return {
        "type": settings.type_in(metadata.section),
        "published": metadata.date.isoformat() if metadata.date else "",
        "modified": changed.isoformat() if changed else "",
        "section": section.title if section else "",
        "tags": metadata.tags,
        "authors": [_author(name, catalog) for name in metadata.authors],
        "words": Measure(entry.id, "words"),
        "corrections": entry.facts.get("corrections", {}).get("items", ()),
        "publisher": _publisher(settings.publisher or catalog.site.title, settings.logo),
        **_translations(entry, catalog, settings),
    }


def _translations(entry: Entry, catalog: Catalog, settings: Settings) -> dict[str, Any]:
    """The original of a translation, or the translations of an original; nothing of what is in one language."""
    ids = catalog.translations.get(entry.id, {}).values()
    others = [other for id in ids if id != entry.id and (other := catalog.entries[id]).kind == "article"]
    if not entry.metadata.translates:
        return {"translations": [_work(other, catalog, settings) for other in others]} if others else {}
    original = next((other for other in others if not other.metadata.translates), None)
    return {"original": _work(original, catalog, settings)} if original is not None else {}


def _work(entry: Entry, catalog: Catalog, settings: Settings) -> dict[str, Any]:
    metadata = entry.metadata
    return {
        "type": settings.type_in(metadata.section),
        "name": metadata.title,
        "language": catalog.language_of(entry),
        "url": metadata.canonical or Link(entry.uri, "absolute"),
    }


@lru_cache(maxsize=1024)  # a few write everything
def _author(name: str, catalog: Catalog) -> dict[str, Any]:
    term = catalog.authors.get(slugify(name))
    return {"name": name, "url": Link(term.uri, "absolute") if term else ""}


@lru_cache(maxsize=1)
def _publisher(name: str, logo: str) -> dict[str, Any]:
    return {
        "name": name,
        "url": Link("home:", "absolute"),
        "logo": Asset(logo, "absolute") if logo else "",
    }


def picture(uri: str) -> dict[str, Any]:
    """A file of the site with its measures."""
    return {"url": Asset(uri, "absolute"), "width": Asset(uri, "width"), "height": Asset(uri, "height")}


@lru_cache(maxsize=64)
def locale(language: str) -> str:
    """A language with the territory that Open Graph wants, where its tag has none the likeliest: ``en_GB``, ``de_DE``."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - who reads articles needs none of it
    from babel.core import get_global  # noqa: PLC0415

    try:
        found = Locale.parse(language, sep="-")
        if found.territory is None:
            found = Locale.parse(get_global("likely_subtags")[found.language])
    except (ValueError, LookupError, UnknownLocaleError):
        return ""
    return f"{found.language}_{found.territory}" if found.territory else ""

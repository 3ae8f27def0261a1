"""A page in other languages, for readers and for search engines."""

from typing import Any

from presskit import Catalog, Entry, Link


def translations(entry: Entry | None, catalog: Catalog) -> dict[str, Any]:
    """What a page shows of its translations, itself among them and the original first; nothing where there are none.

    ``public`` is for ``hreflang``, which names nothing but canonical addresses.
    """
    found = catalog.translations.get(entry.id) if entry is not None else None
    if found is None:
        return {}
    members = [(language, catalog.entries[id]) for language, id in found.items()]
    return {
        "translations": [
            {
                "language": language,
                "own": member is entry,
                "url": Link(member.uri),
                "public": "" if member.metadata.canonical else Link(member.uri, "absolute"),
            }
            for language, member in members
        ]
    }

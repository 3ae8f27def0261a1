"""What is known of each page from the last build, and whether it would come out the same.

A page depends on its own data and slots, on the bodies in it and how their references resolved, on where the links in it
lead, and on the files that it shows. All of that is recorded while a page is rendered; on the next build nothing has to be
filled to see that it is as it was.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from presskit.link.paths import Paths
from presskit.link.references import Resolved
from presskit.link.targets import subject_uri
from presskit.model.asset import AssetFile
from presskit.model.catalog import Catalog
from presskit.model.page import Page

_encoder = msgspec.msgpack.Encoder()


class PageRecord(Struct, frozen=True, array_like=True):
    """What one page was made of. ``data``, and the values of ``bodies`` and ``owners``, are digests; ``asked`` are the URIs
    of its links; ``probed`` the site's files that it asked for, ``used`` its files by output path; ``output`` and ``size``
    what came out."""

    data: bytes
    bodies: dict[str, bytes]
    owners: dict[str, bytes]
    asked: frozenset[str]
    probed: dict[str, AssetFile | None]
    used: dict[str, AssetFile]
    output: str
    size: int


Key = str
"""A page's writer, container and path."""

Table = dict[str, str]
"""Where links lead, and the titles they get: paths by writer, container and URI; titles by URI."""


class Known(Struct):
    """What the last build knew; ``environment`` is the digest of all that pages share (code, templates, settings)."""

    environment: str = ""
    table: Table = {}
    pages: dict[Key, PageRecord] = {}


class Records:
    """The records of this build, made from those of the last one."""

    def __init__(
        self,
        known: Known,
        environment: str,
        paths: Paths,
        catalog: Catalog,
        form_digest: Callable[[str], bytes],
        file_at: Callable[[str], AssetFile | None],
        probe: Callable[[str], AssetFile | None],
    ) -> None:
        table = table_of(paths, catalog)
        self._known = known.pages if known.environment == environment else {}
        self._moved = _differing(known.table, table)
        self._form_digest = form_digest
        self._file_at = file_at
        self._probe = probe
        self.now = Known(environment, table, {})

    def unchanged(self, key: Key, data: bytes, resolved: Mapping[str, Resolved]) -> PageRecord | None:
        """The record of a page that would come out as it did."""
        record = self._known.get(key)
        if record is None or record.data != data or not self._moved.isdisjoint(record.asked):
            return None
        same = (
            all(self.body(id, resolved) == digest for id, digest in record.bodies.items())
            and all(self.owner(id, resolved) == digest for id, digest in record.owners.items())
            and all(self._probe(uri) == file for uri, file in record.probed.items())
            and all(self._file_at(file.path) == file for file in record.used.values())
        )
        return record if same else None

    def note(self, writer: str, page: Page, record: PageRecord) -> None:
        """Keep a record for the next build."""
        self.now.pages[page_key(writer, page)] = record

    def owner(self, id: str, resolved: Mapping[str, Resolved]) -> bytes:
        """The digest of the files that an article's references resolved to."""
        found = resolved.get(id)
        return _digest(found and found.assets)

    def body(self, id: str, resolved: Mapping[str, Resolved]) -> bytes:
        """The digest of an article's body and of what its references resolved to."""
        found = resolved.get(id)
        return _digest((self._form_digest(id), found and (found.targets, found.assets)))


def table_of(paths: Paths, catalog: Catalog) -> Table:
    """The table of a site."""
    table = {"|".join(key): page.path for key, page in paths.own.items()}
    table.update({f"||{subject_uri(entry)}": entry.metadata.title for entry in catalog.entries.values()})
    table.update({f"||{term.uri}": term.title for term in catalog.terms()})
    table.update({f"||{section.uri}": section.title for section in catalog.sections.values()})
    return table


def _differing(old: Table, new: Table) -> frozenset[str]:
    """The URIs whose path or title is another in any writer."""
    keys = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    return frozenset(key.split("|", 2)[2] for key in keys)


def page_key(writer: str, page: Page) -> Key:
    return f"{writer}|{page.container}|{page.path}"


def page_digest(page: Page, slots: Any) -> bytes:
    """The digest of a page as its writer made it, and of its slots."""
    return _digest((page, slots))


def _digest(value: Any) -> bytes:
    return hashlib.blake2b(_encoder.encode(value), digest_size=16).digest()

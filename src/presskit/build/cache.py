"""What earlier builds read: articles in one index, their forms in one pack beside it. Data, never code; safe to delete.

The index names the pack, and where in it each article's forms are. They are checked by their digest when they are read.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.collector import uncollected
from presskit.build.pack import Pack, remove_all
from presskit.build.packed import unpack_forms
from presskit.build.signature import Signature, settled
from presskit.build.stamp import STATE
from presskit.link.plan import digest_of
from presskit.model.article import Article
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.fragment import EMPTY, Forms, Fragment
from presskit.report.rules import finding
from presskit.write.checked import Damaged, read_checked, write_checked

VERSION = 1
INDEX = "index"


class Place(Struct, frozen=True, array_like=True):
    """Where in the pack some bytes are, and their digest."""

    offset: int
    length: int
    digest: bytes


class Record(Struct, frozen=True, array_like=True):
    """What is known of one source."""

    signature: Signature
    digest: str
    article: Article
    forms: Place


class KnownAsset(Struct, frozen=True, array_like=True):
    """What is known of one file that pages use."""

    signature: Signature
    file: AssetFile


class Index(Struct):
    """All that is kept but the forms. ``started`` (ns) is when the build began that wrote it."""

    version: int = VERSION
    key: str = ""
    started: int = 0
    pack: str = ""
    records: dict[str, Record] = {}
    assets: dict[str, KnownAsset] = {}


class Cache:
    """The cache of one site, open for the time of a build; see `open_cache`."""

    def __init__(self, folder: Path, index: Index, started: int) -> None:
        self.folder = folder
        self._index = index
        self._started = started
        self._records: dict[str, Record] = {}
        self._assets: dict[str, KnownAsset] = {}
        self._by_id: dict[str, Record] = {}
        self._fresh = folder / f"forms-{started}.pack"
        self._pack = Pack(folder / index.pack if index.pack else self._fresh)
        self._last: tuple[str, Forms] = ("", {})

    def settled(self, record: Record, now: Signature) -> bool:
        """Whether a source whose signature is ``now`` is as it was for certain."""
        return record.signature == now and settled(now, self._index.started)

    def last(self, path: str) -> Record | None:
        """What the last build knew of a source, whatever it is now."""
        return self._index.records.get(path)

    def keep(self, path: str, record: Record, now: Signature) -> Article:
        """Carry a record over to the next index."""
        if record.signature != now:
            record = Record(now, record.digest, record.article, record.forms)
        return self._note(path, record)

    def add(self, path: str, now: Signature, digest: str, article: Article, forms: bytes) -> Article:
        """Keep what was just read; ``forms`` are packed."""
        place = Place(*self._pack.add(forms), digest_of(forms))
        return self._note(path, Record(now, digest, article, place))

    def _note(self, path: str, record: Record) -> Article:
        self._records[path] = record
        self._by_id[record.article.entry.id] = record
        return record.article

    def form(self, id: str, name: str) -> Fragment:
        """A form of an article; an empty one where there is none. Raises `Damaged`."""
        if self._last[0] != id:
            record = self._by_id.get(id)
            self._last = (id, self._forms(record.forms) if record else {})
        return self._last[1].get(name, EMPTY)

    def _forms(self, place: Place) -> Forms:
        data = self._pack.read((place.offset, place.length))
        if digest_of(data) != place.digest:
            raise Damaged(str(self._pack.path))
        return unpack_forms(data)

    def asset(self, path: str, now: Signature) -> AssetFile | None:
        """What is known of a file whose signature is ``now``, where that is proof enough."""
        known = self._index.assets.get(path)
        if known is None or known.signature != now or not settled(now, self._index.started):
            return None
        self._assets[path] = known
        return known.file

    def add_asset(self, path: str, now: Signature, file: AssetFile) -> None:
        self._assets[path] = KnownAsset(now, file)

    def source_digest(self, article: Article) -> str:
        """The digest of an article's source, as it was read."""
        return self._by_id[article.entry.id].digest

    def source_of(self, article: Article) -> str:
        """What an article was made of: its source, and the files that it took in."""
        made_of = f"{self._by_id[article.entry.id].digest} {article.path}"
        return f"{made_of} {sorted(article.inputs.items())}" if article.inputs else made_of

    def form_digest(self, id: str) -> bytes:
        """What an article's forms are; empty where there are none."""
        record = self._by_id.get(id)
        return record.forms.digest if record else b""

    def save(self, key: str) -> None:
        """Write the index for ``key``: what this build kept or added, and nothing else."""
        forms = [record.forms for record in self._records.values()]
        pack, places = self._pack.compacted(self._fresh, ((each.offset, each.length) for each in forms))
        if pack is not self._pack:
            self._pack = pack
            for (path, record), place in zip(list(self._records.items()), places, strict=True):
                moved = Place(*place, record.forms.digest)
                self._records[path] = msgspec.structs.replace(record, forms=moved)
        name = self._pack.path.name
        index = Index(VERSION, key, self._started, name, self._records, self._assets)
        self._pack.flush()
        # JSON, since MessagePack's instants lose their zone.
        write_checked(self.folder / INDEX, msgspec.json.encode(index))
        self.close()
        remove_all(path for path in self.folder.glob("forms-*") if path.name != name)

    def flush(self) -> None:
        self._pack.flush()

    def close(self) -> None:
        self._pack.close()


def damaged() -> Diagnostic:
    """The one warning for whatever is wrong with a cache."""
    return finding("PK510", Span(f"{STATE}/cache"), "the cache was damaged, and is made anew")


def open_cache(folder: Path, key: str, started: int) -> tuple[Cache, list[Diagnostic]]:
    """The cache in ``folder`` for results of ``key``; an empty one, with a warning, where it was damaged."""
    folder.mkdir(parents=True, exist_ok=True)
    index, findings = Index(), []
    try:
        data = read_checked(folder / INDEX)
        with uncollected():
            found = msgspec.json.decode(data, type=Index) if data else Index()
        if (found.version, found.key) == (VERSION, key) and (folder / found.pack).is_file():
            index = found
    except (Damaged, msgspec.MsgspecError):
        findings = [damaged()]
    if not index.pack:
        # What was derived is in a folder, and has keys of its own.
        remove_all(path for path in folder.iterdir() if not path.is_dir())
        index = Index(key=key)
    return Cache(folder, index, started), findings

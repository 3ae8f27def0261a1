"""What was derived of the site's files, kept from one build to the next: a file for each content, and one index.

Data, never code; safe to delete. A content is checked by its digest when it is read.
"""

from collections.abc import Collection
from pathlib import Path

import msgspec
from msgspec import Struct

from presskit.build.pack import remove_all
from presskit.model.asset import Derived, Variant
from presskit.model.source import digest
from presskit.write.checked import Damaged, read_checked, write_checked
from presskit.write.trouble import naming

VERSION = 1
INDEX = "index"


class KeptFile(Struct, frozen=True, array_like=True):
    """A derived file without its content."""

    digest: str
    size: int
    media_type: str
    width: int
    height: int


class Kept(Struct, frozen=True, array_like=True):
    """What was derived of one content, as in `Derived`."""

    variants: tuple[KeptFile, ...] = ()
    instead: KeptFile | None = None
    problem: str = ""


class _Index(Struct):
    version: int = VERSION
    found: dict[str, Kept] = {}


class Store:
    """What is kept in ``folder``, by key; an index that is damaged is an empty one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index = _Index()
        self._saved = True
        try:
            data = read_checked(folder / INDEX)
            found = msgspec.msgpack.decode(data, type=_Index) if data else self._index
        except (Damaged, msgspec.MsgspecError):
            return
        if found.version == VERSION:
            self._index = found

    def get(self, key: str) -> Kept | None:
        """What is kept for ``key``."""
        return self._index.found.get(key)

    def add(self, key: str, derived: Derived) -> Kept:
        """Keep what was derived."""
        kept = Kept(
            tuple(map(self._file, derived.variants)),
            self._file(derived.instead) if derived.instead else None,
            derived.problem,
        )
        self._index.found[key] = kept
        self._saved = False
        return kept

    def _file(self, variant: Variant) -> KeptFile:
        name = digest(variant.content)
        self._folder.mkdir(exist_ok=True)
        with naming(self._folder / name):
            (self._folder / name).write_bytes(variant.content)
        return KeptFile(name, len(variant.content), variant.media_type, variant.width, variant.height)

    def content(self, name: str) -> bytes:
        """The content with that digest. Raises `Damaged` where it is another, or gone; then nothing is known any more."""
        try:
            content = (self._folder / name).read_bytes()
        except FileNotFoundError:
            content = b""
        if digest(content) != name:
            (self._folder / INDEX).unlink(missing_ok=True)
            raise Damaged(str(self._folder / name))
        return content

    def save(self) -> None:
        """Have the index on the disk, if something came."""
        if not self._saved:
            self._folder.mkdir(exist_ok=True)
            write_checked(self._folder / INDEX, msgspec.msgpack.encode(self._index))
            self._saved = True

    def tidy(self, needed: Collection[str]) -> None:
        """Forget all but what has one of these keys."""
        found = {key: kept for key, kept in self._index.found.items() if key in needed}
        if len(found) == len(self._index.found):
            return
        self._index.found, self._saved = found, False
        self.save()
        files = (file for kept in found.values() for file in (*kept.variants, kept.instead) if file)
        names = {INDEX, *(file.digest for file in files)}
        remove_all(path for path in self._folder.iterdir() if path.name not in names)

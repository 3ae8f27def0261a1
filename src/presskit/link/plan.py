"""The plan: which pages there are, as values that are kept from one build to the next.

What a page shows is told by digests, so that a build can see what is as it was without holding every page in memory. The
values themselves are in a `Store`, and are taken out of it where a page has to be rendered.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from presskit.model.fragment import Block
from presskit.model.page import Page, Subject, SubjectKind
from presskit.model.stored import revived, stored_text

_encoder = msgspec.msgpack.Encoder()  # keys in their order, for pages may show them
_page = msgspec.msgpack.Decoder(tuple[str, dict[str, Any]])
_subject = msgspec.json.Decoder(Subject)
_block = msgspec.msgpack.Decoder(Block)


class Store(Protocol):
    """Bytes by their digest (`digest_of`), kept from one build to the next."""

    def holds(self, digest: bytes) -> bool:
        """Whether they are there."""
        ...

    def add(self, digest: bytes, data: bytes) -> None:
        """Keep ``data``."""
        ...

    def get(self, digest: bytes) -> bytes:
        """What `add` was called with, in this build or an earlier one. Raises `OSError` where it was damaged."""
        ...


class Planned(Struct, frozen=True, array_like=True):
    """A page as the plan knows it.

    ``value`` is the digest of its template and data, ``about`` that of its subject, of which ``kind``, ``uri``, ``title``,
    ``language`` and the ``entry``'s id are given here. ``blocks`` are those of its slots: names of slots with digests.
    """

    path: str
    container: str
    number: int
    kind: SubjectKind
    uri: str
    title: str
    language: str
    entry: str
    value: bytes
    about: bytes
    blocks: tuple[tuple[str, bytes], ...] = ()

    def bare(self) -> Page:
        """The page without its data, and its subject without what it is about."""
        subject = Subject(kind=self.kind, uri=self.uri, title=self.title, language=self.language)
        return Page(path=self.path, subject=subject, container=self.container, number=self.number)


Slots = Mapping[str, Sequence[Block]]


class Values:
    """The values of pages, subjects and blocks by their digests. What the store did not hold stays in memory for a build."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._live: dict[bytes, Any] = {}
        self._blocks: dict[int, tuple[Block, bytes]] = {}
        self._subject: tuple[Subject | None, bytes] = (None, b"")

    def planned(self, page: Page, slots: Slots) -> Planned:
        """What the plan knows of ``page``."""
        subject = page.subject
        value = page.template, page.data
        return Planned(
            page.path,
            page.container,
            page.number,
            subject.kind,
            subject.uri,
            subject.title,
            subject.language,
            subject.entry.id if subject.entry else "",
            self._kept(value, _encoder.encode(value)),
            self._about(subject),
            tuple([(slot, self._digest(block)) for slot, blocks in slots.items() for block in blocks]),
        )

    def page(self, planned: Planned) -> Page:
        """The whole page. Most are asked for once: a value that is live is then forgotten."""
        template, data = self._live.pop(planned.value, None) or self._decoded(planned.value)
        subject = self._live.get(planned.about) or _subject.decode(self._store.get(planned.about))
        return Page(
            path=planned.path,
            subject=subject,
            template=template,
            data=data,
            container=planned.container,
            number=planned.number,
        )

    def block(self, digest: bytes) -> Block:
        """A block of a slot."""
        found: Block | None = self._live.get(digest)
        if found is None:
            found = self._live[digest] = revived(_block.decode(self._store.get(digest)))
        return found

    def _decoded(self, digest: bytes) -> tuple[str, dict[str, Any]]:
        template, data = _page.decode(self._store.get(digest))
        return template, revived(data)

    def _about(self, subject: Subject) -> bytes:
        # The pages of a listing share a subject, and it may be large: a section knows all of its articles.
        if self._subject[0] is not subject:
            self._subject = subject, self._kept(subject, stored_text(subject))
        return self._subject[1]

    def _digest(self, block: Block) -> bytes:
        # Plugins give many pages the same block; it is held, so that its id stays its own.
        known = self._blocks.get(id(block))
        if known is None:
            known = self._blocks[id(block)] = block, self._kept(block, _encoder.encode(block))
        return known[1]

    def _kept(self, value: Any, data: bytes) -> bytes:
        digest = digest_of(data)
        if not self._store.holds(digest):
            self._store.add(digest, data)
            self._live[digest] = value
        return digest


def digest_of(data: bytes) -> bytes:
    """The key of some bytes in a `Store`."""
    return hashlib.blake2b(data, digest_size=16).digest()


Plan = Mapping[str, Sequence[Planned]]
"""The pages of each writer, in its order."""


def every(plan: Plan) -> Iterable[Planned]:
    """All pages."""
    return (page for pages in plan.values() for page in pages)

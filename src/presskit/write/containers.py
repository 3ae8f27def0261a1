"""Containers (books) are made anew where one of their pages differs; the others are kept as they were, deflated."""

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from presskit.link.plan import digest_of
from presskit.model.page import Output
from presskit.model.source import digest
from presskit.plugins.writer import Deflated, Piece, Writer
from presskit.write.records import ContainerRecord, PageRecord
from presskit.write.render import Press, Staged


def container_outputs(
    press: Press, writer: Writer, container: str, records: Sequence[PageRecord]
) -> Iterator[Staged]:
    """The container, if it is not as it is published; the ``output`` of its pages' records is where the store has them."""
    found = {path: press.file_at(source) for each in records for path, source in each.used.items()}
    used = {path: file for path, file in sorted(found.items()) if file is not None}
    chapters = [(each.planned.path, each.output) for each in records]
    key = digest_of(msgspec.msgpack.encode((chapters, used)))
    record = press.records.container(writer.name, container)
    if record is None or record.pages != key or not press.keep(container, record.output, record.size):
        pieces = [_piece(press, each) for each in records]
        pieces += [Piece(path, partial(press.load, file), asset=file) for path, file in used.items()]
        content = b"".join(writer.assemble(container, pieces, press.templates))
        record = ContainerRecord(key, digest(content), len(content))
        yield Output(container, content), record.output
    press.records.note_container(writer.name, container, record)


def _piece(press: Press, record: PageRecord) -> Piece:
    def deflated() -> Deflated:
        return msgspec.msgpack.decode(press.store.get(bytes.fromhex(record.output)), type=Deflated)

    return Piece(record.planned.path, deflated, page=partial(press.linked.values.page, record.planned))

import datetime as dt
from typing import Any

import msgspec
from hypothesis import given

from presskit.model.article import Entry, Metadata
from presskit.model.fragment import Block, Link
from presskit.model.stored import revived, stored, stored_text
from tests.tools.values import blocks, values


@given(values)
def test_a_value_comes_back_with_its_holes(value: Any) -> None:
    assert revived(msgspec.msgpack.decode(stored(value))) == value


@given(blocks)
def test_a_block_comes_back_with_its_holes(block: Block) -> None:
    assert revived(msgspec.msgpack.decode(stored(block), type=Block)) == block


def test_tuples_come_back_as_lists() -> None:
    assert revived(msgspec.msgpack.decode(stored({"pair": (1, "a")}))) == {"pair": [1, "a"]}


def test_as_text_an_instant_keeps_its_zone_and_a_lead_its_holes() -> None:
    berlin = dt.timezone(dt.timedelta(hours=1))
    metadata = Metadata(title="A", date=dt.datetime(2026, 3, 1, 0, 30, tzinfo=berlin))
    entry = Entry(id="a", metadata=metadata, lead=("As ", Link("article:b", "title"), " says."))
    found = msgspec.json.decode(stored_text(entry), type=Entry)
    assert found == entry
    assert found.metadata.date is not None
    assert found.metadata.date.isoformat() == "2026-03-01T00:30:00+01:00"

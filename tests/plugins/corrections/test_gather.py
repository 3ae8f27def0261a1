from datetime import datetime

import pytest

from presskit import Block
from tests.plugins.corrections.conftest import Read, blocks, places

TWO = """First.

.. correction:: 2026-03-02

   The *old* one.

Second [#]_.

.. [#] A note.

   .. correction:: 2026-03-05

      One.

- .. correction:: 2026-03-05

     Two [#]_.

.. [#] Another.

Part
----

Third.
"""


def test_corrections_go_to_the_end_the_newest_first(read_article: Read) -> None:
    article = read_article(TWO)
    assert places(article) == []
    kinds = [block.kind for block in blocks(article)]
    assert kinds == ["footnote", "corrections", "footnote"], "a note comes after what refers to it"
    last = blocks(article)[1]
    assert last.content is not None
    inner = [part for part in last.content.parts if isinstance(part, Block) and part.kind == "correction"]
    assert [part.data["date"] for part in inner] == ["2026-03-05", "2026-03-05", "2026-03-02"]
    assert article.entry.facts["corrections"]["items"] == [
        {"date": "2026-03-05", "text": "Two."},
        {"date": "2026-03-05", "text": "One."},
        {"date": "2026-03-02", "text": "The old one."},
    ]


def test_the_anchor_is_free(read_article: Read) -> None:
    one = ".. correction:: 2026-03-02\n\n   Text.\n"
    assert read_article(one).entry.facts["corrections"]["anchor"] == "corrections"
    headed = read_article(f"{one}\nCorrections\n-----------\n\nText.\n")
    assert headed.entry.facts["corrections"]["anchor"] == "corrections-2"


@pytest.mark.parametrize(
    ("date", "correction", "updated"),
    [
        ("2026-03-01 09:00", "2026-03-02", "2026-03-02T00:00+01:00"),
        ("2026-03-01 09:00", "2026-03-02 10:00Z", "2026-03-02T10:00Z"),
        ("2026-03-01 09:00\n:updated: 2026-03-02 08:00", "2026-03-02", "2026-03-02T08:00+01:00"),
        ("2026-03-01 09:00\n:updated: 2026-03-02 08:00", "2026-04-02", "2026-04-02T00:00+02:00"),
    ],
)
def test_an_article_is_as_new_as_its_newest_correction(
    read_article: Read, date: str, correction: str, updated: str
) -> None:
    article = read_article(f".. correction:: {correction}\n\n   Text.", date)
    assert article.entry.metadata.updated == datetime.fromisoformat(updated)


def test_a_correction_of_the_day_itself_does_not_make_it_older(read_article: Read) -> None:
    metadata = read_article(".. correction:: 2026-03-01\n\n   Text.").entry.metadata
    assert metadata.updated is None


def test_a_correction_in_a_table_that_can_not_be_read_is_lost_with_it(read_article: Read) -> None:
    article = read_article("+---+\n| .. correction:: 2026-03-02 |\n+--+\n")
    assert article.diagnostics
    assert "corrections" not in article.entry.facts

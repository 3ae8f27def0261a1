import datetime as dt

import pytest

from presskit.link.schedule import due, fresh, published
from presskit.model.article import Entry, Metadata

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
AGED = {
    "now": NOW,
    "half an hour": NOW - HOUR / 2,
    "an hour": NOW - HOUR,
    "two": NOW - 2 * HOUR,
    "none": None,
}


@pytest.mark.parametrize(
    ("metadata", "out"),
    [
        (Metadata(title="undated"), True),
        (Metadata(title="past", date=NOW - HOUR), True),
        (Metadata(title="this instant", date=NOW), True),
        (Metadata(title="later", date=NOW + HOUR), False),
        (Metadata(title="draft", date=NOW - HOUR, status="draft"), False),
        (Metadata(title="expired", date=NOW - 2 * HOUR, expires=NOW - HOUR), False),
        (Metadata(title="expires this instant", expires=NOW), False),
        (Metadata(title="expires later", expires=NOW + HOUR), True),
    ],
    ids=lambda value: value.title if isinstance(value, Metadata) else "",
)
def test_what_is_out(metadata: Metadata, out: bool) -> None:
    assert published(metadata, NOW) is out


def test_a_preview_shows_drafts_but_not_what_is_dated_later() -> None:
    assert published(Metadata(title="a", status="draft"), NOW, drafts=True)
    assert not published(Metadata(title="a", status="draft", date=NOW + HOUR), NOW, drafts=True)


def test_zones_are_compared_as_instants() -> None:
    east = dt.timezone(dt.timedelta(hours=5))
    assert published(Metadata(title="a", date=dt.datetime(2026, 6, 1, 16, 59, tzinfo=east)), NOW)
    assert not published(Metadata(title="a", date=dt.datetime(2026, 6, 1, 17, 1, tzinfo=east)), NOW)


def test_due_is_the_next_appearance_or_expiry() -> None:
    articles = [
        Metadata(title="later", date=NOW + 3 * HOUR),
        Metadata(title="expires first", expires=NOW + 2 * HOUR),
        Metadata(title="past", date=NOW - HOUR),
        Metadata(title="a draft changes nothing", date=NOW + HOUR, status="draft"),
    ]
    assert due(articles, NOW) == NOW + 2 * HOUR


def test_nothing_is_due_where_nothing_waits() -> None:
    gone = Metadata(title="expired before it was due", date=NOW + HOUR, expires=NOW - HOUR)
    assert due([gone, Metadata(title="past", date=NOW - HOUR)], NOW) is None


def test_an_article_is_fresh_for_as_long_as_the_window_is() -> None:
    entries = [Entry(id=id, metadata=Metadata(title=id, date=date)) for id, date in AGED.items()]
    assert fresh(entries, (2 * HOUR, HOUR, HOUR), NOW) == {
        HOUR: ("now", "half an hour"),
        2 * HOUR: ("now", "half an hour", "an hour"),
    }
    assert fresh(entries, (), NOW) == {}


def test_due_is_when_an_article_ceases_to_be_fresh() -> None:
    articles = [Metadata(title=id, date=date) for id, date in AGED.items()]
    assert due(articles, NOW) is None
    assert due(articles, NOW, (2 * HOUR,)) == NOW + HOUR
    assert due([*articles, Metadata(title="soon", date=NOW + HOUR / 2)], NOW, (2 * HOUR,)) == NOW + HOUR / 2
    gone = Metadata(title="gone", date=NOW - HOUR, expires=NOW - HOUR / 2)
    draft = Metadata(title="draft", date=NOW - HOUR, status="draft")
    assert due([gone, draft], NOW, (2 * HOUR,)) is None

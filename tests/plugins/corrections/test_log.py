from presskit import Entry, Link, Metadata, Site
from presskit.link.catalog import catalog
from presskit_corrections.log import log, notice


def corrected(id: str, *items: tuple[str, str]) -> Entry:
    facts = {"anchor": "corrections", "items": [{"date": date, "text": text} for date, text in items]}
    return Entry(id=id, metadata=Metadata(title=id), facts={"corrections": facts})


def test_the_log_has_all_corrections_the_newest_first() -> None:
    site = catalog(
        [
            corrected("a", ("2026-03-04", "A2"), ("2026-03-01", "A1")),
            Entry(id="b", metadata=Metadata(title="b"), facts={"corrections": {"log": True}}),
            corrected("c", ("2026-03-02T10:00:00+00:00", "C")),
        ],
        Site(),
    )
    items = log(site).data["items"]
    assert [item["text"] for item in items] == ["A2", "C", "A1"]
    assert items[0] == {
        "date": "2026-03-04",
        "title": Link("article:a", "title"),
        "url": Link("article:a#corrections"),
        "text": "A2",
        "language": "en",
    }


def test_the_notice_tells_of_the_newest() -> None:
    facts = corrected("a", ("2026-03-04", "A2"), ("2026-03-01", "A1")).facts["corrections"]
    assert notice(facts).data == {"date": "2026-03-04", "anchor": "corrections"}

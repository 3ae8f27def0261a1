import pytest

from tests.plugins.corrections.conftest import Read, blocks, places


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (".. correction::\n\n   Text.", ("CR001", 6, 4)),
        (".. correction:: 1st of March\n\n   Text.", ("CR001", 6, 17)),
        ("Text.\n\n   .. correction:: 2026-02-30\n\n      Text.", ("CR001", 8, 20)),
        (".. correction:: 2026-03-02", ("CR002", 6, 4)),
    ],
)
def test_what_is_no_correction_is_found_at_its_place(
    read_article: Read, body: str, found: tuple[str, int, int]
) -> None:
    article = read_article(body)
    assert found in places(article)
    assert "corrections" not in article.entry.facts
    assert blocks(article) == []


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02 14:30", "2026-03-02T14:30:00+01:00"),
        ("2026-03-02T14:30Z", "2026-03-02T14:30:00+00:00"),
        ("2026-03-02  14:30+02:00", "2026-03-02T14:30:00+02:00"),
    ],
)
def test_a_time_of_day_has_the_zone_of_the_article(read_article: Read, written: str, date: str) -> None:
    article = read_article(f".. correction:: {written}\n\n   Text.\n")
    assert places(article) == []
    assert article.entry.facts["corrections"]["items"] == [{"date": date, "text": "Text."}]


def test_a_log_leaves_nothing_in_the_text(read_article: Read) -> None:
    article = read_article("Text.\n\n.. correction-log::\n")
    assert (places(article), blocks(article)) == ([], [])
    assert article.entry.facts["corrections"] == {"log": True}

"""The archive."""

from presskit import Catalog
from presskit_html.archive import archive_page


def test_every_article_is_there_by_year_and_month(catalog: Catalog) -> None:
    data = archive_page(catalog, {}).data
    found = [
        (year["year"], month["date"][5:7], [card["title"] for card in month["cards"]])
        for year in data["years"]
        for month in year["months"]
    ]
    assert found == [
        ("2026", "02", ["Gauge"]),
        ("2026", "01", ["Ferry", "Fog"]),
        ("2025", "11", ["Bridge <stuck> open & shut"]),
        ("2024", "12", ["Buns"]),
    ]
    assert [card["title"] for card in data["undated"]] == ["About us"]


def test_it_leads_to_every_series_author_and_tag(catalog: Catalog) -> None:
    links = {link["url"].uri for group in archive_page(catalog, {}).data["terms"] for link in group["links"]}
    assert links == {term.uri for term in catalog.terms()}

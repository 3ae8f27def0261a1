from presskit import Catalog
from presskit_json.relations import Relations, relations


def test_every_article_has_its_neighbours_in_the_section(catalog: Catalog) -> None:
    found = relations(catalog)
    assert [(found[name].older, found[name].newer) for name in ("news/new", "news/fog", "news/old")] == [
        ("news/fog", ""),
        ("news/old", "news/new"),
        ("", "news/fog"),
    ]
    assert set(found) == set(catalog.newest)


def test_links_go_both_ways(catalog: Catalog) -> None:
    found = relations(catalog)
    assert found["news/fog"].references == ("about", "news/old")
    assert found["news/old"].referenced_by == ("about", "news/fog")
    assert found["news/local/tide"] == Relations()

from collections.abc import Callable
from typing import Any

from jsonschema import Draft202012Validator

Rendered = Callable[[str], Any]
SITE = "api/site.json"


def test_document_keeps_to_its_schema(
    rendered: Rendered, validator: Callable[[str], Draft202012Validator]
) -> None:
    assert [error.message for error in validator("site-1.json").iter_errors(rendered(SITE))] == []


def test_site_says_what_it_is(rendered: Rendered) -> None:
    document = rendered(SITE)
    assert [document[name] for name in ("title", "url", "language", "timezone")] == [
        "The Packet",
        "https://example.org/home:",
        "en",
        "Europe/London",
    ]


def test_articles_are_newest_first_and_those_without_a_date_last(rendered: Rendered) -> None:
    ids = [article["id"] for article in rendered(SITE)["articles"]]
    assert ids == ["news/new", "news/fog", "news/local/tide", "news/old", "about"]


def test_article_names_its_document_and_what_the_lists_describe(rendered: Rendered) -> None:
    document = rendered(SITE)
    assert document["articles"][1] == {
        "id": "news/fog",
        "title": "Fog & “foghorns”",
        "url": "https://example.org/article:news/fog",
        "document": "articles/news/fog.json",
        "summary": "Short.",
        "language": "en-GB",
        "date": "2026-03-02T06:30:00+00:00",
        "updated": "2026-03-03T06:30:00+00:00",
        "words": 812,
        "section": "news",
        "authors": ["ada-byng"],
        "tags": ["harbour", "fog"],
        "series": "the-sea",
        "image": {
            "url": "https://example.org/files/fog.jpg",
            "alt": "A pier in fog",
            "credit": "Ada Byng",
            "width": 1200,
            "height": None,
        },
    }
    assert [tag["slug"] for tag in document["tags"]] == ["fog", "harbour"]


def test_sections_are_a_tree(rendered: Rendered) -> None:
    root = rendered(SITE)["root"]
    empty, news = root["sections"]
    (local,) = news["sections"]
    assert (root["path"], root["articles"], root["body"]) == ("", ["about"], None)
    assert (news["title"], news["summary"]) == ("The news", "All of it.")
    assert news["body"]["html"].startswith("<p>High water")
    assert (empty["title"], empty["articles"], empty["sections"]) == ("Nothing yet", [], [])
    assert (local["path"], local["articles"]) == ("news/local", ["news/local/tide"])


def test_terms_hold_their_articles(rendered: Rendered) -> None:
    assert rendered(SITE)["series"] == [
        {
            "slug": "the-sea",
            "title": "The sea",
            "url": "https://example.org/series:the-sea",
            "articles": ["news/fog", "news/new"],
        }
    ]

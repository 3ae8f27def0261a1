from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from presskit_json.article import blocks_in

FOG = "api/articles/news/fog.json"
Rendered = Callable[[str], Any]
Validator = Callable[[str], Draft202012Validator]


@pytest.mark.parametrize("id", ["about", "news/new", "news/fog", "news/old", "news/local/tide"])
def test_document_keeps_to_its_schema(id: str, rendered: Rendered, validator: Validator) -> None:
    errors = [
        error.message
        for error in validator("article-1.json").iter_errors(rendered(f"api/articles/{id}.json"))
    ]
    assert errors == []


@pytest.mark.parametrize(
    ("path", "schema"),
    [("about", "../schema/article-1.json"), ("news/local/tide", "../../../schema/article-1.json")],
)
def test_document_names_its_schema_relative_to_itself(path: str, schema: str, rendered: Rendered) -> None:
    assert rendered(f"api/articles/{path}.json")["$schema"] == schema


def test_metadata_is_complete(rendered: Rendered) -> None:
    assert rendered(FOG)["metadata"] == {
        "subtitle": "What it costs",
        "summary": "Short.",
        "language": "en-GB",
        "status": "published",
        "date": "2026-03-02T06:30:00+00:00",
        "updated": "2026-03-03T06:30:00+00:00",
        "expires": "2026-03-30T06:30:00+00:00",
        "authors": [
            {"slug": "ada-byng", "title": "Ada Byng", "url": "https://example.org/author:ada-byng"},
            {"slug": "", "title": "☃", "url": ""},
        ],
        "section": {"path": "news", "title": "The news", "url": "https://example.org/section:news"},
        "tags": [
            {"slug": "harbour", "title": "Harbour", "url": "https://example.org/tag:harbour"},
            {"slug": "fog", "title": "fog", "url": "https://example.org/tag:fog"},
        ],
        "series": {
            "slug": "the-sea",
            "title": "The sea",
            "url": "https://example.org/series:the-sea",
            "position": 1,
            "length": 2,
        },
        "slug": "fog",
        "aliases": ["/old/fog/"],
        "canonical": "",
        "order": 0,
        "image": {
            "url": "https://example.org/files/fog.jpg",
            "alt": "A pier in fog",
            "credit": "Ada Byng",
            "width": 1200,
            "height": None,
        },
        "enclosure": None,
        "extra": {"edition": 3, "embargo": "2026-03-01T06:30:00Z"},
    }


def test_what_an_article_lacks_is_null_or_empty(rendered: Rendered) -> None:
    document = rendered("api/articles/about.json")
    metadata = document["metadata"]
    assert [metadata[name] for name in ("date", "series", "image")] == [None, None, None]
    assert [metadata[name] for name in ("authors", "tags", "subtitle")] == [[], [], ""]
    assert metadata["language"] == "en"
    assert metadata["section"]["path"] == ""
    assert (document["previous"], document["next"], document["quotes"]) == (None, None, [])


def test_body_is_there_as_tree_and_as_html(rendered: Rendered) -> None:
    body = rendered(FOG)["body"]
    assert body["tree"][0]["children"][1] == {"type": "strong", "children": ["six"]}
    assert body["html"] == "<p>High water at <strong>six</strong>.</p>"


def test_blocks_are_in_order_with_those_inside_others(rendered: Rendered) -> None:
    assert rendered(FOG)["blocks"] == [
        {"kind": "note", "data": {"n": 1}},
        {"kind": "inner", "data": {}},
        {"kind": "mailing-list", "data": {"list": "daily"}},
    ]


def test_blocks_are_found_in_elements_and_in_the_data_of_blocks() -> None:
    inner = {"type": "block", "kind": "inner", "data": {}, "children": []}
    data = {"aside": [inner], "layout": {"type": "block"}}
    outer = {"type": "block", "kind": "outer", "data": data, "children": []}
    assert [block["kind"] for block in blocks_in([{"type": "section", "children": ["text", outer]}])] == [
        "outer",
        "inner",
    ]


def test_breadcrumbs_come_from_the_slot(rendered: Rendered) -> None:
    document = rendered(FOG)
    assert [crumb["title"] for crumb in document["breadcrumbs"]] == ["Home", "Fog"]
    assert [block["kind"] for block in document["slots"]["before-title"]] == ["breadcrumbs"]
    assert document["slots"]["aside"] == []


def test_relations_to_other_articles(rendered: Rendered) -> None:
    document = rendered(FOG)
    assert document["previous"] == {
        "id": "news/old",
        "title": "Old",
        "url": "https://example.org/article:news/old",
    }
    assert document["next"]["id"] == "news/new"
    assert document["references"] == ["about", "news/old"]
    assert document["referenced_by"] == ["news/index"]


def test_quotes_outline_and_facts(rendered: Rendered) -> None:
    document = rendered(FOG)
    assert document["quotes"] == [{"text": "We heard it.", "name": "Ada"}]
    assert document["outline"] == [{"level": 2, "id": "cost", "title": "Cost"}]
    assert document["words"] == 812
    assert document["facts"] == {"pullquote": {"quotes": document["quotes"]}}

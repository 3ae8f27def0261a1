import copy
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from presskit import Catalog, Templates
from presskit_json.writer import JsonWriter, encoded

Rendered = Callable[[str], Any]
Validator = Callable[[str], Draft202012Validator]


def test_there_is_one_page_for_the_site_and_one_for_each_article(catalog: Catalog) -> None:
    paths = [page.path for page in JsonWriter().pages(catalog)]
    assert paths == ["api/site.json", *(f"api/articles/{name}.json" for name in catalog.newest)]


def test_schemas_are_published_and_are_schemas(catalog: Catalog, templates: Templates) -> None:
    outputs = list(JsonWriter().files(catalog, templates))
    assert [output.path for output in outputs] == ["api/schema/article-1.json", "api/schema/site-1.json"]
    for output in outputs:
        Draft202012Validator.check_schema(msgspec.json.decode(output.content))


def test_documents_are_one_compact_line() -> None:
    assert encoded({"b": [1, "é\n"], "a": None}) == '{"b":[1,"é\\n"],"a":null}\n'.encode()


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("unknown",), 1),
        (("schema_version",), 2),
        (("title",), ""),
        (("url",), None),
        (("words",), -1),
        (("metadata", "unknown"), ""),
        (("metadata", "status"), "embargoed"),
        (("metadata", "date"), 1772433000),
        (("metadata", "section"), "news"),
        (("metadata", "image", "width"), "1200"),
        (("body", "tree"), ["text", {"children": []}]),
        (("body", "tree"), [{"type": "block", "kind": "note", "children": []}]),
        (("body", "tree"), [{"type": "section", "children": [{"type": "block", "kind": "note"}]}]),
        (("slots", "sidebar"), []),
        (("slots", "aside"), ["<p>markup</p>"]),
        (("references",), ["about", "about"]),
    ],
    ids=str,
)
def test_schema_refuses(place: tuple[str, ...], value: Any, rendered: Rendered, validator: Validator) -> None:
    document = copy.deepcopy(rendered("api/articles/news/fog.json"))
    holder = document
    for name in place[:-1]:
        holder = holder[name]
    holder[place[-1]] = value
    assert not validator("article-1.json").is_valid(document)


@pytest.mark.parametrize(
    ("schema", "path"), [("article-1.json", "api/articles/news/fog.json"), ("site-1.json", "api/site.json")]
)
def test_schema_wants_every_property(
    schema: str, path: str, rendered: Rendered, validator: Validator
) -> None:
    document = rendered(path)
    for name in document:
        assert not validator(schema).is_valid(
            {key: value for key, value in document.items() if key != name}
        ), name

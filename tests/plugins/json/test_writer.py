import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec
import pytest
from jsonschema import Draft202012Validator
from lxml import html

from presskit import Catalog, Templates
from presskit.build.pipeline import build
from presskit_json.writer import JsonWriter, encoded

Rendered = Callable[[str], Any]
Validator = Callable[[str], Draft202012Validator]


def test_there_is_one_page_for_the_site_and_one_for_each_article(catalog: Catalog) -> None:
    paths = [page.path for page in JsonWriter().pages(catalog)]
    assert paths == ["api/site.json", *(f"api/articles/{name}.json" for name in catalog.newest)]


def test_schemas_are_published_and_are_schemas(catalog: Catalog, templates: Templates) -> None:
    outputs = list(JsonWriter().files(templates))
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


FOG = """\
Fog & “foghorns”
================

:date: 2026-03-02
:authors: Ada Byng
:tags: fog
:image: pier.svg
:image-alt: A pier

As :article:`pier` says [#n]_: ``a < b`` & *more*.

.. [#n] A note with :math:`x^2`.

.. image:: pier.svg
   :alt: "Quoted" & <marked>

.. code:: python

   print("\\t")

.. list-table::
   :header-rows: 1

   * - One
     - Two
   * - 1
     - 2

Section
-------

    We heard it.

    -- Ada, keeper

Deeper
~~~~~~

.. note:: Mind the gap.
"""

SOURCES = {
    "news/index.rst": "The news\n========\n\nAll of it.\n",
    "news/fog.rst": FOG,
    "news/pier.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
    "news/pier.rst": "The pier\n========\n\n:date: 2026-03-01\n\nText.\n",
    "news/secret.rst": "Unseen\n======\n\n:date: 2026-03-01\n:status: draft\n\nText.\n",
    "über uns.rst": "About\n=====\n\n:date: 2026-03-01\n\n",
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], dict[str, Any]]:
    """``built(toml)``: the documents of a site with that configuration, built as a publisher builds it, by path."""
    monkeypatch.setenv("PRESSKIT_NOW", "2026-11-24T09:00:00Z")
    for path, text in SOURCES.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def documents(configuration: str) -> dict[str, Any]:
        (tmp_path / "presskit.toml").write_text(configuration, encoding="utf-8")
        outcome = build(tmp_path)
        assert [finding.message for finding in outcome.diagnostics] == []
        api = tmp_path / "public" / "api"
        files = [file for file in api.rglob("*.json") if file.parent.name != "schema"]
        return {file.relative_to(api).as_posix(): msgspec.json.decode(file.read_bytes()) for file in files}

    return documents


SITE = '[site]\ntitle = "The Packet"\nbase_url = "https://example.org/packet/"\n'


def test_built_documents_keep_to_their_schemas(
    built: Callable[[str], dict[str, Any]], validator: Validator
) -> None:
    documents = built(SITE)
    assert set(documents) == {
        "site.json",
        "articles/news/fog.json",
        "articles/news/pier.json",
        "articles/über uns.json",
    }
    for path, document in documents.items():
        schema = validator("site-1.json" if path == "site.json" else "article-1.json")
        assert [error.message for error in schema.iter_errors(document)] == [], path


def test_catalog_leads_to_every_document(built: Callable[[str], dict[str, Any]]) -> None:
    documents = built(SITE)
    for article in documents["site.json"]["articles"]:
        assert documents[unquote(article["document"])]["id"] == article["id"]


def test_what_is_not_published_is_in_no_document(built: Callable[[str], dict[str, Any]]) -> None:
    text = msgspec.json.encode(built(SITE))
    assert b"secret" not in text
    assert b"Unseen" not in text


def test_urls_are_those_of_the_web_site(built: Callable[[str], dict[str, Any]]) -> None:
    document = built(SITE)["articles/news/fog.json"]
    assert document["url"] == "https://example.org/packet/news/fog/"
    assert 'href="https://example.org/packet/news/pier/"' in document["body"]["html"]
    image = document["metadata"]["image"]
    assert image["url"].startswith("https://example.org/packet/news/fog/pier.")
    assert (image["width"], image["height"]) == (40, 20)
    assert [crumb["url"] for crumb in document["breadcrumbs"]] == [
        "https://example.org/packet/",
        "https://example.org/packet/news/",
        "https://example.org/packet/news/fog/",
    ]
    assert [block["kind"] for block in document["blocks"]] == ["footnote", "quote"]


def test_without_a_base_url_they_start_at_the_root(built: Callable[[str], dict[str, Any]]) -> None:
    document = built("")["articles/news/fog.json"]
    assert document["url"] == "/news/fog/"


def test_note_has_its_place_at_the_end_of_the_html(built: Callable[[str], dict[str, Any]]) -> None:
    body = html.fragment_fromstring(
        built(SITE)["articles/news/fog.json"]["body"]["html"], create_parent="div"
    )
    (note,) = body.xpath("section[@role='doc-endnotes']/*[@role='doc-footnote']")
    (reference,) = body.xpath("//a[@role='doc-noteref']")
    assert reference.get("href") == f"#{note.get('id')}"
    assert note.xpath(".//a[@role='doc-backlink']/@href") == [f"#{reference.get('id')}"]


def test_documents_name_nothing_when_other_plugins_are_off(
    built: Callable[[str], dict[str, Any]], validator: Validator
) -> None:
    document = built('[plugins]\ndisabled = ["breadcrumbs", "recent", "pullquote", "mailinglist"]\n')
    fog = document["articles/news/fog.json"]
    assert (fog["breadcrumbs"], fog["quotes"]) == ([], [])
    assert validator("article-1.json").is_valid(fog)

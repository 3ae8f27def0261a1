"""The writer ``json``: everything beneath ``api/``."""

from collections.abc import Iterator
from importlib.resources import files as package_files
from typing import Any

from msgspec import json

from presskit import Catalog, Output, Page, Templates, View, Writer


class JsonWriter(Writer):
    """Documents are data, so a block is its data, and every URL is the public one.

    Its methods import what they need: every build loads the writer, and few ask for it.
    """

    name = "json"
    forms = ("tree", "html")
    suffix = "plain.html"
    links = "public"
    gathers = frozenset({"footnote"})

    def pages(self, catalog: Catalog) -> Iterator[Page]:
        from presskit_json.article import article_page  # noqa: PLC0415 - as the class says
        from presskit_json.relations import relations  # noqa: PLC0415
        from presskit_json.site import site_page  # noqa: PLC0415

        yield site_page(catalog)
        related = relations(catalog)
        for entry in catalog.articles():
            yield article_page(entry, related[entry.id], catalog)

    def render(self, view: View, templates: Templates) -> bytes:  # noqa: ARG002 - documents have no template
        from presskit_json.article import article_document  # noqa: PLC0415 - as the class says
        from presskit_json.site import site_document  # noqa: PLC0415

        return encoded(article_document(view) if view.page.subject.kind == "article" else site_document(view))

    def files(self, templates: Templates) -> Iterator[Output]:  # noqa: ARG002 - the same for all sites
        folder = package_files(__package__) / "schema"
        for file in sorted(folder.iterdir(), key=lambda file: file.name):
            yield Output(f"api/schema/{file.name}", file.read_bytes())


def encoded(document: dict[str, Any]) -> bytes:
    """Compact, with the keys in the order of the schema: programs read it, and indent it for people."""
    return json.encode(document) + b"\n"

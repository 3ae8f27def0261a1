"""The site as JSON: a catalog, a document for each article, and the JSON Schema of both."""

from collections.abc import Sequence
from pathlib import Path

from presskit import Declaration, Writer, hookimpl
from presskit_json.writer import JsonWriter


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(templates=Path(__file__).parent / "templates")


@hookimpl
def presskit_writers() -> Sequence[Writer]:
    return (JsonWriter(),)

"""The site as JSON: a catalog, a document for each article, and the JSON Schema of both."""

from collections.abc import Sequence

from presskit import Writer, hookimpl
from presskit_json.writer import JsonWriter


@hookimpl
def presskit_writers() -> Sequence[Writer]:
    return (JsonWriter(),)

"""The fields of the JSON in the documentation, as its schemas have them: ``python -m tests.docs.schema``."""

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill, indent
from typing import Any

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "plugins" / "presskit_json" / "schema"
PAGE = ROOT / "docs" / "content" / "reference" / "_json.rst"

Schema = dict[str, Any]


def text() -> str:
    """Both documents, field by field."""
    parts = [".. Made by python -m tests.docs.schema from plugins/presskit_json/schema."]
    for name, title, path in (
        ("site-1.json", "The catalog", "api/site.json"),
        ("article-1.json", "An article", "api/articles/<id>.json"),
    ):
        schema = json.loads((SCHEMAS / name).read_bytes())
        parts += [_heading(title, "-"), f"``{path}``. Schema: ``api/schema/{name}``."]
        parts += [_entry(path, field, schema) for path, field in fields(schema, schema)]
        for kind in schema["$defs"]:
            found = list(fields(schema["$defs"][kind], schema))
            if found and kind in _OWN_HEADING:
                parts += [
                    _heading(
                        _OWN_HEADING[kind].format(" of an article" if name == "article-1.json" else ""), "~"
                    ),
                    _filled(schema["$defs"][kind].get("description", "")),
                ]
                parts += [_entry(path, field, schema) for path, field in found]
    return "\n\n".join(filter(None, parts)) + "\n"


_OWN_HEADING = {
    "section": "A section",
    "term": "A tag, an author or a series{}",
    "article": "An article of the catalog",
    "element": "An element of a tree",
    "block": "A block",
}
"""What lies in itself, or is long: it has a heading of its own instead of being repeated where it is used."""


def fields(schema: Schema, root: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    """Every field with its path (``metadata.tags[].slug``), in the order of the schema."""
    for name, field in schema.get("properties", {}).items():
        here = f"{path}.{name}" if path else name
        yield here, field
        inner, steps = _inner(field, root)
        if inner is not None:
            yield from fields(inner, root, here + steps)


def _inner(field: Schema, root: Schema) -> tuple[Schema | None, str]:
    """The object within a field, and ``[]`` for each list round it; None where that has a heading of its own."""
    steps = ""
    while True:
        name = field.get("$ref", "").rpartition("/")[2]
        if name in {*_OWN_HEADING, "tree", "placed"}:
            return None, steps
        field = (
            {**root["$defs"][name], **{key: each for key, each in field.items() if key != "$ref"}}
            if name
            else field
        )
        if "items" not in field:
            return field, steps
        field, steps = field["items"], f"{steps}[]"


def described(field: Schema, root: Schema) -> Schema:
    """A field with what its definition says of it where it does not say so itself."""
    name = field.get("$ref", "").rpartition("/")[2]
    return {**described(root["$defs"][name], root), **field} if name else field


def _entry(path: str, field: Schema, root: Schema) -> str:
    whole = described(field, root)
    kind = _kind(whole, root)
    words = ". ".join(filter(None, [kind, whole.get("description", "").rstrip(".")])) + "."
    lines = [_filled(words)]
    for example in whole.get("examples", ()):
        written = json.dumps(example, ensure_ascii=False)
        lines.append(f"For example ``{written}``.")
    return f"``{path}``\n{indent(chr(10).join(lines), '    ')}"


def _kind(field: Schema, root: Schema) -> str:
    """What a value is, in a word or two."""
    if "const" in field:
        return f"``{json.dumps(field['const'])}``"
    if "enum" in field:
        return " or ".join(f"``{json.dumps(each)}``" for each in field["enum"])
    kinds = field.get("type", "object")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if "items" in field and kinds == ["array"]:
        name = field["items"].get("$ref", "").rpartition("/")[2]
        plural = _PLURALS.get(name) or _PLURALS.get(str(field["items"].get("type")), "")
        return f"List of {plural}" if plural else "List"
    names = ["null" if each == "null" else _KINDS.get(each, each) for each in kinds]
    if field.get("format") == "uri-reference":
        names = ["URL"]
    if field.get("format") == "date-time":
        names = ["instant", *names[1:]]
    return " or ".join(names).capitalize() if names[0] != "URL" else "URL"


_KINDS = {"integer": "number", "string": "text", "array": "list", "boolean": "true or false"}
_PLURALS = {
    "id": "ids",
    "term": "objects",
    "section": "sections",
    "article": "articles",
    "slug": "slugs",
    "node": "text and elements",
    "block": "blocks",
    "object": "objects",
    "string": "texts",
}


def _filled(sentences: str) -> str:
    return fill(
        sentences.replace("article:… or ref:…", "``article:…`` or ``ref:…``"),
        110,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _heading(title: str, line: str) -> str:
    return f"{title}\n{line * len(title)}"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")

"""The schemas of the JSON say all that the reference has of its fields."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.docs.schema import PAGE, SCHEMAS, described, fields, text


def test_the_reference_has_what_the_schemas_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == text(), "run `python -m tests.docs.schema`"


@pytest.mark.parametrize("name", ["site-1.json", "article-1.json"])
def test_every_field_is_described_and_its_examples_are_such(name: str) -> None:
    root = json.loads((SCHEMAS / name).read_bytes())
    found = list(fields(root, root))
    for definition in root["$defs"].values():
        found += fields(definition, root)
    assert len(found) > 40
    for path, field in found:
        whole: dict[str, Any] = described(field, root)
        assert whole.get("description"), path
        kinds = whole.get("type", ())
        is_simple = {"string", "integer"} & set([kinds] if isinstance(kinds, str) else kinds)
        is_plain = "pattern" in whole or "object" in kinds or path in {"width", "height"}
        assert whole.get("examples") or is_plain or not is_simple, path
        validator = Draft202012Validator({**whole, "$defs": root["$defs"]}, format_checker=FormatChecker())
        for example in whole.get("examples", ()):
            assert list(validator.iter_errors(example)) == [], path

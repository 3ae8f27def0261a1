"""What is wrong with a report by the schema of its format. Where the schemas come from is said beside them."""

import json
from pathlib import Path

from jsonschema import FormatChecker, validators
from lxml import etree

_SCHEMAS = Path(__file__).parents[1] / "report" / "schemas"
_JSON = {"sarif": "sarif-2.1.0.json", "gitlab": "gitlab-code-quality.json", "rdjson": "rdjson.json"}


def problems(format: str, text: str) -> list[str]:
    """Violations of the schema of ``sarif``, ``gitlab``, ``rdjson`` or ``junit``."""
    if format == "junit":
        schema = etree.XMLSchema(file=str(_SCHEMAS / "junit-10.xsd"))
        return [] if schema.validate(etree.fromstring(text.encode())) else [str(schema.error_log)]
    described = json.loads((_SCHEMAS / _JSON[format]).read_text(encoding="utf-8"))
    validator = validators.validator_for(described)(described, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(text))]

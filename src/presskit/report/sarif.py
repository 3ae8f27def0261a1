"""Findings as SARIF 2.1.0, which code scanning services read."""

from typing import Any
from urllib.parse import quote

import msgspec

from presskit import __version__
from presskit.model.diagnostic import Diagnostic, Severity, Span
from presskit.report.explanations import explained
from presskit.report.findings import Findings, told
from presskit.report.rules import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(findings: Findings) -> str:
    """A log of one run, with the rules of its findings."""
    codes = sorted({found.code for found in findings.diagnostics})
    driver = {
        "name": "presskit",
        "version": __version__,
        "rules": [_rule(findings.rule(code)) for code in codes],
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(found, codes.index(found.code)) for found in findings.diagnostics],
            }
        ],
    }
    return msgspec.json.format(msgspec.json.encode(log)).decode() + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    page = explained(rule) if rule.summary else rule.code
    return {
        "id": rule.code,
        "name": rule.name or rule.code,
        "shortDescription": {"text": rule.summary or rule.code},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, index: int) -> dict[str, Any]:
    return {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": told(found)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(found.span.path), "uriBaseId": "%SRCROOT%"},
                    "region": _region(found.span),
                }
            }
        ],
    }


def _region(span: Span) -> dict[str, int]:
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line:
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    return region

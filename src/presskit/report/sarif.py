"""Findings as SARIF 2.1.0, which code scanning services read."""

from collections import defaultdict
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
    place = {"artifactLocation": _file(found.span.path), "region": _region(found.span)}
    result = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": told(found)},
        "locations": [{"physicalLocation": place}],
    }
    return {**result, "fixes": [_fix(found)]} if found.fix else result


def _fix(found: Diagnostic) -> dict[str, Any]:
    changes: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for edit in found.fix:
        new = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        changes[edit.span.path].append(new)
    return {
        "artifactChanges": [
            {"artifactLocation": _file(path), "replacements": replacements}
            for path, replacements in changes.items()
        ]
    }


def _file(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> dict[str, int]:
    region = {"startLine": span.line, "startColumn": span.column}
    if span.end_line:
        region |= {"endLine": span.end_line, "endColumn": span.end_column}
    return region

"""Findings as reviewdog's Diagnostic Format (rdjson), by which it comments on pull requests anywhere."""

from typing import Any

import msgspec

from presskit.model.diagnostic import Diagnostic, Severity
from presskit.report.findings import Findings, told

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(findings: Findings) -> str:
    """A ``DiagnosticResult``."""
    lines = {path: text.split("\n") for path, text in findings.sources.items()}
    result = {
        "source": {"name": "presskit"},
        "diagnostics": [_diagnostic(found, lines.get(found.span.path, [])) for found in findings.diagnostics],
    }
    return msgspec.json.format(msgspec.json.encode(result)).decode() + "\n"


def _diagnostic(found: Diagnostic, lines: list[str]) -> dict[str, Any]:
    span = found.span
    place = {"start": _position(span.line, span.column, lines)}
    if span.end_line:
        place["end"] = _position(span.end_line, span.end_column, lines)
    return {
        "message": told(found),
        "location": {"path": span.path, "range": place},
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.code},
    }


def _position(line: int, column: int, lines: list[str]) -> dict[str, int]:
    """reviewdog counts a column in bytes of UTF-8."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return {"line": line, "column": column + len(before.encode("utf-8", "replace")) - len(before)}

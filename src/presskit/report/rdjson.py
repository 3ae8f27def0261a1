"""Findings as reviewdog's Diagnostic Format (rdjson), by which it comments on pull requests anywhere."""

from typing import Any

import msgspec

from presskit.model.diagnostic import Diagnostic, Severity, Span
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
    told_of: dict[str, Any] = {
        "message": told(found),
        "location": {"path": span.path, "range": _range(span, lines)},
        "severity": _SEVERITIES[found.severity],
        "code": {"value": found.code},
    }
    if found.fix and all(edit.span.path == span.path for edit in found.fix):  # a suggestion names no file
        told_of["suggestions"] = [
            {"range": _range(edit.span, lines), "text": edit.text} for edit in found.fix
        ]
    return told_of


def _range(span: Span, lines: list[str]) -> dict[str, Any]:
    place = {"start": _position(span.line, span.column, lines)}
    if span.end_line:
        place["end"] = _position(span.end_line, span.end_column, lines)
    return place


def _position(line: int, column: int, lines: list[str]) -> dict[str, int]:
    """reviewdog counts a column in bytes of UTF-8."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return {"line": line, "column": column + len(before.encode("utf-8", "replace")) - len(before)}

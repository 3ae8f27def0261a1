"""Findings as JSON for programs. Keys are only ever added; another meaning is another ``schema_version``."""

import msgspec
from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Severity
from presskit.report.findings import Findings

VERSION = 1


class Change(Struct, frozen=True, kw_only=True):
    """``text`` in place of what stands between two places of a file."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Finding(Struct, frozen=True, kw_only=True):
    """Lines and columns count from 1, columns code points; the end is the first column that is not part of the place."""

    path: str
    line: int
    column: int
    end_line: int | None
    end_column: int | None
    code: str
    name: str
    severity: Severity
    message: str
    hint: str
    fix: list[Change]


class Document(Struct, frozen=True, kw_only=True):
    """All that a check found; the numbers are those of findings by severity."""

    schema_version: int = VERSION
    errors: int
    warnings: int
    infos: int
    findings: list[Finding]


def render(findings: Findings) -> str:
    """A `Document`."""
    severities = [found.severity for found in findings.diagnostics]
    document = Document(
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        infos=severities.count("info"),
        findings=[_finding(found, findings.rule(found.code).name) for found in findings.diagnostics],
    )
    return msgspec.json.format(msgspec.json.encode(document)).decode() + "\n"


def _finding(found: Diagnostic, name: str) -> Finding:
    span = found.span
    return Finding(
        path=span.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line or None,
        end_column=span.end_column if span.end_line else None,
        code=found.code,
        name=name,
        severity=found.severity,
        message=found.message,
        hint=found.hint,
        fix=[
            Change(
                path=edit.span.path,
                line=edit.span.line,
                column=edit.span.column,
                end_line=edit.span.end_line,
                end_column=edit.span.end_column,
                text=edit.text,
            )
            for edit in found.fix
        ],
    )

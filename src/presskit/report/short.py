"""Findings as lines for editors and scripts: ``path:line:column: severity CODE message``."""

from presskit.report.findings import Findings


def render(findings: Findings) -> str:
    """A line for each finding."""
    return "".join(
        f"{found.span.path}:{found.span.line}:{found.span.column}: {found.severity} {found.code} {found.message}\n"
        for found in findings.diagnostics
    )

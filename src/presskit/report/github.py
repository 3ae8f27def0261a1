"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from presskit.model.diagnostic import Diagnostic, Severity
from presskit.report.findings import Findings, told

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Findings) -> str:
    """A command for each finding."""
    return "".join(_command(found, findings.rule(found.code).name) for found in findings.diagnostics)


def _command(found: Diagnostic, name: str) -> str:
    span = found.span
    place: dict[str, object] = {"file": span.path, "line": span.line}
    if span.end_line:
        place["endLine"] = span.end_line
    if span.end_line in (0, span.line):  # GitHub shows columns within one line only
        place["col"] = span.column
    if span.end_line == span.line:
        place["endColumn"] = span.end_column
    place["title"] = f"{found.code} {name}".rstrip()
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
    return f"::{_COMMANDS[found.severity]} {properties}::{_data(told(found))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""What went wrong, and where."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Severity = Literal["error", "warning", "info"]


class Span(Struct, frozen=True, order=True):
    """A place in a source.

    ``path`` is POSIX and relative to the site. Lines and columns are 1-based, columns count code points.
    The end is exclusive; ``end_line`` is 0 where only the start is known.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


class Diagnostic(Struct, frozen=True):
    """One finding. ``code`` is ``PK`` and three digits; plugins use letters of their own."""

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""


def order(diagnostic: Diagnostic) -> tuple[Span, str, str]:
    """The key by which findings are sorted before anybody sees them."""
    return (diagnostic.span, diagnostic.code, diagnostic.message)


def collapsed(findings: "list[Diagnostic]", keys: "list[object]", what: str) -> "list[Diagnostic]":
    """The first finding of each key, which says how many more ``what`` there are: one cause is one finding."""
    groups: dict[object, list[Diagnostic]] = {}
    for finding, key in zip(findings, keys, strict=True):
        groups.setdefault(key, []).append(finding)
    return [
        replace(first, message=f"{first.message}, and for {len(rest)} more {what}") if rest else first
        for first, *rest in groups.values()
    ]


def has_errors(diagnostics: "list[Diagnostic] | tuple[Diagnostic, ...]") -> bool:
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)

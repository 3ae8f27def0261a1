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


class Edit(Struct, frozen=True, order=True):
    """A change of a source: ``text`` in place of what stands at ``span``, which has an end; lines of it end in ``\\n``."""

    span: Span
    text: str


class Diagnostic(Struct, frozen=True, omit_defaults=True):
    """One finding. ``code`` is ``PK`` and three digits; plugins use letters of their own.

    ``fix`` mends it, where that can be done without a change of what is meant; its edits don't overlap.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""
    fix: tuple[Edit, ...] = ()


class Ignore(Struct, frozen=True):
    """A code that an article ignores in the lines ``first`` to ``last`` of the file in which ``span``, the code, stands."""

    code: str
    span: Span
    first: int
    last: int


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

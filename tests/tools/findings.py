"""Findings of all kinds, with all that a format may stumble over."""

from presskit.model.diagnostic import Diagnostic, Edit, Severity, Span
from presskit.report.findings import Findings, seen_from
from presskit.report.rules import RULES, Rule

HOSTILE = "100%\r\n::error::a,b:c]]><&\"'\x00\x1b[31m\u202e\ufffe\udcff{0} naïve 𝄞"
"""Controls, delimiters, half a surrogate pair, what XML has no place for, and characters of two to four bytes."""

SOURCE = "Title\n=====\n\né𝄞 *x\n"


def finding(
    code: str = "PK401",
    severity: Severity = "error",
    message: str = "there is no article `x`",
    span: Span = Span("content/a.rst", 4, 4, 4, 6),  # noqa: B008 - a value
    hint: str = "did you mean `y`?",
    fix: tuple[Edit, ...] = (),
) -> Diagnostic:
    return Diagnostic(code, severity, message, span, hint, fix)


MENDED = finding(fix=(Edit(Span("content/a.rst", 4, 4, 4, 6), "*y*\n"),))
"""A finding that can be mended: in the source, ``*x`` becomes ``*y*``, and a line ends there."""

EVERY_KIND = (
    finding(),
    finding("PK307", "warning", "no end", Span("content/a.rst", 2, 1, 4, 3), ""),
    finding("PK103", "error", "unknown key", Span("presskit.toml", 7, 2), ""),
    finding("TIDE001", "info", "a time", Span("content/deep er/ü,b%:c.rst", 1, 1, 1, 1), ""),
    finding("ODD1", "warning", HOSTILE, Span(f"content/{HOSTILE}.rst", 1, 1), HOSTILE),
)


def seen(*diagnostics: Diagnostic, folder: str = ".") -> Findings:
    """The findings as somebody sees them for whom the site lies at ``folder``."""
    rules = {**RULES, "TIDE001": Rule("TIDE001", "tide", "warning", "A time is no time.")}
    return seen_from(folder, diagnostics, {"content/a.rst": SOURCE}, rules)

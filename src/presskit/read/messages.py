"""docutils' system messages become diagnostics."""

import re

from docutils import nodes

from presskit.model.diagnostic import Diagnostic, Severity
from presskit.read.locate import span_from
from presskit.read.reading import Reading
from presskit.report.suggestion import did_you_mean

# The messages of docutils that have a code of their own: pattern, code, and how the token looks in the source.
_KNOWN: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), code, token)
    for pattern, code, token in (
        (r'Unknown directive type "(?P<name>[^"]*)"', "PK301", "{}::"),
        (r'(Unknown interpreted text role|No role entry for) "(?P<name>[^"]*)"', "PK302", ":{}:"),
        (r'Unknown target name: "(?P<name>[^"]*)"', "PK303", "{}"),
        (r'Undefined substitution referenced: "(?P<name>[^"]*)"', "PK304", "|{}|"),
        (r'Duplicate explicit target name: "(?P<name>[^"]*)"', "PK305", "_{}:"),
        (r"Title (underline|overline) too short", "PK306", ""),
        (
            r"(Inline|Literal block|Bullet|Enumerated|Definition|Explicit|Block quote|Line block|Field list|Option list)",
            "PK307",
            "",
        ),
        (r'Error in "(?P<name>[^"]*)" directive', "PK308", "{}::"),
        (r"Malformed table", "PK309", ""),
        (r"(Inconsistent title|Unexpected section title)", "PK310", ""),
        (r'Problems? with "(?P<name>[^"]*)" directive', "PK308", "{}::"),
        (r"Too many (auto|symbol)", "PK311", ""),
    )
)


def note_message(message: nodes.system_message, reading: Reading, known: dict[str, list[str]]) -> None:
    """Record one message of docutils. ``known`` holds the names of directives (PK301) and roles (PK302), for hints."""
    if message["level"] < 2:  # debug and info
        return
    text = " ".join(message.children[0].astext().split()) if message.children else ""
    code, name, token = classify(text)
    severity: Severity = "warning" if message["level"] == 2 else "error"
    path, line = str(message.get("source") or reading.source.path), int(message.get("line") or 1)
    span = span_from(reading, path, line, token)
    if not token and (problem := _quoted(text)):
        span = span_from(reading, path, line, problem)
    hint = did_you_mean(name, known[code]) if code in known and name else ""
    reading.diagnostics.append(Diagnostic(code, severity, text.rstrip("."), span, hint))


def classify(text: str) -> tuple[str, str, str]:
    """The code of a message, the name that it is about, and how that stands in the source."""
    for pattern, code, token in _KNOWN:
        match = pattern.match(text)
        if match:
            name = match.groupdict().get("name") or ""
            return code, name, token.format(name) if name else ""
    return "PK300", "", ""


def _quoted(text: str) -> str:
    match = re.search(r'"([^"]+)"', text)
    return match[1] if match else ""

"""docutils' system messages become diagnostics."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes

from presskit.model.diagnostic import Diagnostic, Severity
from presskit.read.fixes import Fix, in_table, renamed, underlined
from presskit.read.limits import MOST_FINDINGS
from presskit.read.locate import Cursor
from presskit.read.places import span_of_message
from presskit.read.reading import reading_of
from presskit.report.suggestion import did_you_mean, the_one_meant

# The messages of docutils that have a code of their own: pattern, code, and how their name looks in the source.
_KNOWN: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), code, tokens)
    for pattern, code, tokens in (
        (r'Unknown directive type "(?P<name>[^"]*)"', "PK301", ("{}::",)),
        (
            r'(Unknown interpreted text role|No role entry for) "(?P<name>[^"]*)"',
            "PK302",
            (":{}:", "({})", "{}"),
        ),
        (r'(Unknown|Duplicate) target name[^"]*: "(?P<name>[^"]*)"', "PK303", ("[#{}]_", "[{}]_", "{}")),
        (r'Indirect hyperlink target.* refers to target "(?P<name>[^"]*)"', "PK303", ("`{}`_", "{}_")),
        (r'Undefined substitution referenced: "(?P<name>[^"]*)"', "PK304", ("|{}|",)),
        (r'Duplicate explicit target name: "(?P<name>[^"]*)"', "PK305", ("_{}:", "_`{}`", "[{}]", "`{} <")),
        (r'Circular substitution definition referenced: "(?P<name>[^"]*)"', "PK304", ("|{}|",)),
        (
            r'(Line \d+|Substitution definition "(?P<name>[^"]*)") exceeds the line-length-limit',
            "PK397",
            ("|{}|",),
        ),
        (r'(Duplicate s|S)ubstitution definition.*?"(?P<name>[^"]*)"', "PK300", ("|{}|",)),
        (r"Title (underline|overline) too short", "PK306", ()),
        (r"(Inline|Unexpected indentation|Literal block expected)", "PK307", ()),
        (r"(Bullet list|Enumerated list|Definition list|Field list|Option list) ends", "PK307", ()),
        (r"(Explicit markup|Block quote|Line block|Literal block) ends", "PK307", ()),
        (r"(Malformed table|Blank line required after table)", "PK309", ()),
        (
            r"(Inconsistent title|Unexpected section title|Incomplete section|Title overline &|Missing matching)",
            "PK310",
            (),
        ),
        (r"Too many (auto|symbol)", "PK311", ()),
        (r'circular inclusion in "(?P<name>[^"]*)" directive', "PK392", ("{}::",)),
        (r'.*?"(?P<name>[^"]*)" directive', "PK308", ("{}::",)),
    )
)
_LONGEST = 300
"""Characters of a message that are shown: some quote the source."""
_NOISE = re.compile(r' \(id="[^"]*"\)|\s*See "backrefs" attribute for IDs\.?')


def diagnostics(
    messages: Sequence[nodes.system_message], document: nodes.document, known: Mapping[str, Sequence[str]]
) -> Iterator[Diagnostic]:
    """The diagnostics of docutils' messages. ``known`` holds names for hints: directives (PK301) and roles (PK302)."""
    reading = reading_of(document)
    cursor = Cursor(reading)
    serious = [message for message in messages if message["level"] >= 2]  # not debug and info
    reading.more += max(len(serious) - MOST_FINDINGS, 0)
    for message in serious[:MOST_FINDINGS]:
        text = _NOISE.sub("", " ".join(message.children[0].astext().split()) if message.children else "")
        code, name, tokens = classify(text)
        if code == "PK311" and not message.get("backrefs"):
            continue  # the labelled reference that lacks its footnote has a message of its own (PK303)
        # To docutils an endless include is a warning, but the article lacks what it should include.
        severity: Severity = "warning" if message["level"] == 2 and code != "PK392" else "error"
        hint = did_you_mean(name, known[code]) if code in known and name else ""
        span = span_of_message(message, text, tokens, cursor, document)
        fix: Fix = ()
        if code == "PK306":
            fix = underlined(span, text, reading)
        elif hint and not in_table(message):
            fix = renamed(span, name, the_one_meant(name, known[code]), reading)
        yield Diagnostic(code, severity, text[:_LONGEST].rstrip(".: "), span, hint, fix)


def classify(text: str) -> tuple[str, str, tuple[str, ...]]:
    """The code of a message, the name that it is about, and how that may stand in the source."""
    for pattern, code, tokens in _KNOWN:
        match = pattern.match(text)
        if match:
            name = match.groupdict().get("name") or ""
            return code, name, tuple(token.format(name) for token in tokens) if name else ()
    return "PK300", "", ()

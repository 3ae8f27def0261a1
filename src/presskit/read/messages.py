"""docutils' system messages become diagnostics."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes

from presskit.model.diagnostic import Diagnostic, Severity, Span
from presskit.read.locate import FAR, Cursor, line_at, place_of
from presskit.read.reading import Reading
from presskit.report.suggestion import did_you_mean

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
        (r'Indirect hyperlink target "(?P<name>[^"]*)"', "PK303", ("_{}:", "_`{}`:")),
        (r'Undefined substitution referenced: "(?P<name>[^"]*)"', "PK304", ("|{}|",)),
        (r'Duplicate explicit target name: "(?P<name>[^"]*)"', "PK305", ("_{}:", "_`{}`", "[{}]", "`{} <")),
        (r'Circular substitution definition referenced: "(?P<name>[^"]*)"', "PK304", ("|{}|",)),
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
_OPTION = re.compile(r'option: "(?P<name>[^"]*)"')
_LONGEST = 300
"""Characters of a message that are shown: some quote the source."""
_NOISE = re.compile(r' \(id="[^"]*"\)|\s*See "backrefs" attribute for IDs\.?')
# Where an included file begins and ends, docutils names the file so (StateMachine.insert_input).
_PADDING = re.compile(r"internal padding (before|after) ")


def diagnostics(
    messages: Sequence[nodes.system_message], document: nodes.document, known: Mapping[str, Sequence[str]]
) -> Iterator[Diagnostic]:
    """The diagnostics of docutils' messages. ``known`` holds names for hints: directives (PK301) and roles (PK302)."""
    reading: Reading = document.settings.presskit_reading
    cursor = Cursor(reading)
    for message in messages:
        if message["level"] < 2:  # debug and info
            continue
        text = _NOISE.sub("", " ".join(message.children[0].astext().split()) if message.children else "")
        code, name, tokens = classify(text)
        if code == "PK311" and not message.get("backrefs"):
            continue  # the labelled reference that lacks its footnote has a message of its own (PK303)
        # To docutils an endless include is a warning, but the article lacks what it should include.
        severity: Severity = "warning" if message["level"] == 2 and code != "PK392" else "error"
        hint = did_you_mean(name, known[code]) if code in known and name else ""
        span = _span(message, text, tokens, cursor, document)
        yield Diagnostic(code, severity, text[:_LONGEST].rstrip(".: "), span, hint)


_TOO_LONG = re.compile(r"Line (\d+) exceeds the line-length-limit")


def classify(text: str) -> tuple[str, str, tuple[str, ...]]:
    """The code of a message, the name that it is about, and how that may stand in the source."""
    for pattern, code, tokens in _KNOWN:
        match = pattern.match(text)
        if match:
            name = match.groupdict().get("name") or ""
            return code, name, tuple(token.format(name) for token in tokens) if name else ()
    return "PK300", "", ()


def _span(
    message: nodes.system_message,
    text: str,
    tokens: tuple[str, ...],
    cursor: Cursor,
    document: nodes.document,
) -> Span:
    reading: Reading = document.settings.presskit_reading
    path = _PADDING.sub("", str(message.get("source") or reading.source.path))
    too_long = _TOO_LONG.match(text)
    line = max(int(too_long[1] if too_long else message.get("line") or 1), 1)
    option = _OPTION.search(text)
    wanted = [f":{option['name']}:"] if option else []
    quoted = re.findall(r'"([^"]+)"', text)
    problem = _problematic(message, document)
    if problem is not None:
        path, line = place_of(problem, reading)
        marks = ("[",) if problem.rawsource.startswith("[") else (":",)
        wanted += [token for token in tokens if token.startswith(marks)]
        before = _words_before(problem)
        # docutils drops the space before a footnote reference.
        wanted += [f"{before}{problem.rawsource}", f"{before} {problem.rawsource}", problem.rawsource]
    elif text.startswith("Anonymous hyperlink mismatch: 0"):
        line = 1  # docutils says it at the end
        wanted.append("__")
    elif text.startswith("Title "):
        wanted.append(line_at(reading.text_of(path), line))
    else:
        wanted += quoted[1:]
    span = cursor.span_in(path, line, _height(message), *wanted, *tokens, *quoted[:1])
    return _without_words(span, problem.rawsource, reading) if problem is not None else span


def _words_before(problem: nodes.problematic) -> str:
    """The text just before ``problem``, by which it is told from the same markup elsewhere in its paragraph."""
    siblings = problem.parent.children
    place = siblings.index(problem)
    if not place:
        return ""
    raw = str(getattr(siblings[place - 1], "rawsource", "") or siblings[place - 1].astext())
    return raw if len(raw) < 60 else raw[-60:].partition(" ")[2]


def _without_words(span: Span, raw: str, reading: Reading) -> Span:
    """The end of ``span`` that is ``raw``, if it is that."""
    if not line_at(reading.text_of(span.path), span.end_line)[: span.end_column - 1].endswith(raw):
        return span
    return Span(span.path, span.end_line, span.end_column - len(raw), span.end_line, span.end_column)


def _problematic(message: nodes.system_message, document: nodes.document) -> nodes.problematic | None:
    """The piece of running text that ``message`` is about, which docutils keeps as it stood in the source."""
    found = [document.ids.get(anchor) for anchor in message.attributes["backrefs"]]
    return next((node for node in found if isinstance(node, nodes.problematic)), None)


def _height(message: nodes.system_message) -> int:
    """How many lines the markup has that ``message`` quotes."""
    quoted = [child for child in message.children[1:] if isinstance(child, nodes.literal_block)]
    return quoted[0].astext().count("\n") + 1 if quoted else FAR

import re

from presskit.model.diagnostic import Span
from presskit.report.github import render
from tests.tools.findings import EVERY_KIND, finding, seen

# As the runner parses a command (ActionCommand.cs): properties up to the next `::`, split at commas and equals signs.
COMMAND = re.compile(r"::(error|warning|notice) (.*?)::(.*)")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    match = COMMAND.fullmatch(line)
    assert match is not None
    properties = dict(part.split("=", 1) for part in match[2].split(","))
    return match[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(match[3])


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_a_finding_is_a_command() -> None:
    assert render(seen(finding())) == (
        "::error file=content/a.rst,line=4,endLine=4,col=4,endColumn=6,title=PK401 dead-article"
        "::there is no article `x` (did you mean `y`?)\n"
    )


def test_columns_are_for_places_within_a_line() -> None:
    for span, there in (
        (Span("a", 2, 3, 4, 5), {"line", "endLine"}),
        (Span("a", 2, 3), {"line", "col"}),
        (Span("a", 2, 3, 2, 5), {"line", "endLine", "col", "endColumn"}),
    ):
        _, properties, _ = parsed(render(seen(finding(span=span))).rstrip("\n"))
        assert set(properties) - {"file", "title"} == there


def test_the_runner_reads_back_what_was_found() -> None:
    found = seen(*EVERY_KIND)
    lines = render(found).split("\n")[:-1]
    for diagnostic, line in zip(found.diagnostics, lines, strict=True):
        command, properties, message = parsed(line)
        assert command == {"error": "error", "warning": "warning", "info": "notice"}[diagnostic.severity]
        assert properties["file"] == diagnostic.span.path
        assert message.startswith(diagnostic.message)

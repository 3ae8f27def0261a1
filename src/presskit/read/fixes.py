"""Edits that mend findings. One is offered only where it can't change what is meant, and the source is as expected.

In tables nothing is offered: a longer text would break the table.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from docutils import nodes
from docutils.utils import column_width

from presskit.model.diagnostic import Edit, Span
from presskit.read.extent import headings
from presskit.read.locate import line_at
from presskit.read.markup import languages
from presskit.read.reading import Reading
from presskit.report.suggestion import the_one_meant

Fix = tuple[Edit, ...]

# Where inline markup may begin and end (docutils, reStructuredText Markup Specification, inline markup recognition rules).
_BEFORE = " \n\t'\"([{<-/:‘“«–—"
_AFTER = " \n\t'\")]}>-/:.,;!?\\’”»–—"
_FENCE = re.compile(r"^( *)(```+)([\w+-]*)[ \t]*$")
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s<>`\\*]*[^\s<>`\\*_]")
_UNDERLINES = '=-~^"'
_COMMENTED = {
    "class",
    "date",
    "default-role",
    "include",
    "meta",
    "raw",
    "replace",
    "role",
    "title",
    "unicode",
}
"""Directives whose name often begins a real comment, or that would change more than they show."""
_HARMLESS = {"subtitle", "author", "authors", "tags", "series", "summary", "image-alt", "image-credit"}
"""Fields that decide neither whether nor where an article is out, nor what else it takes in."""


def in_table(node: nodes.Node | None) -> bool:
    """Whether ``node`` stands in a table."""
    while node is not None and not isinstance(node, nodes.table):
        node = node.parent
    return node is not None


def replaced(span: Span, old: str, new: str, reading: Reading) -> Fix:
    """``new`` in place of ``old`` at ``span``, a part of one line; nothing where something else stands there."""
    if not new or _there(span, reading) != old or span.end_line != span.line or _in_fence(span, reading):
        return ()
    return (Edit(span, new),)


def _there(span: Span, reading: Reading) -> str:
    """What stands at ``span``, a part of one line."""
    return line_at(reading.text_of(span.path), span.line)[span.column - 1 : span.end_column - 1]


def underlined(span: Span, message: str, reading: Reading) -> Fix:
    """The line at ``span``, below a title or above it, as long as the title is wide."""
    if "overline" in message:
        over, title, under = (line_at(reading.text_of(span.path), span.line + number) for number in range(3))
        line = over[:1] * column_width(title.rstrip())
        if not over or under.rstrip() != over.rstrip() or "\t" in title:
            return ()
        return (
            Edit(Span(span.path, span.line, 1, span.line + 2, len(under) + 1), f"{line}\n{title}\n{line}"),
        )
    title = line_at(reading.text_of(span.path), span.line - 1).rstrip()
    line = line_at(reading.text_of(span.path), span.line)
    if not title or "\t" in title or len(set(line.rstrip())) != 1:
        return ()
    return (Edit(Span(span.path, span.line, 1, span.line, len(line) + 1), line[0] * column_width(title)),)


def renamed(span: Span, old: str, new: str, reading: Reading) -> Fix:
    """``new`` for the name ``old`` of a directive or role, at ``span`` with its colons."""
    there = _there(span, reading)
    for form in ("{}::", ":{}:"):
        if new and there.lower() == form.format(old.lower()):
            return replaced(span, there, form.format(new), reading)
    return ()


def field_meant(name: str, known: Iterable[str], given: Container[str]) -> str:
    """The field that ``name`` can only be a slip for; none that was ``given`` anyway, or that decides of anything."""
    meant = the_one_meant(name, known)
    return meant if meant in _HARMLESS and meant not in given else ""


def with_two_colons(span: Span, name: str, reading: Reading) -> Fix:
    """``name::`` for ``name:``."""
    return () if name.lower() in _COMMENTED else replaced(span, f"{name}:", f"{name}::", reading)


def of_markdown_link(match: re.Match[str], span: Span, reading: Reading) -> Fix:
    """A link to a web address. It has two underscores, so that the same text may lead elsewhere, too."""
    text, uri = match["text"], match["uri"]
    plain = match[0] == f"[{text}]({uri})" and not re.search(r"[`<>\\*_|]", text)
    if not plain or text != text.strip() or not _ADDRESS.fullmatch(uri) or not _stands_alone(match):
        return ()
    return replaced(span, match[0], f"`{text} <{uri}>`__", reading)


def with_underscores(match: re.Match[str], span: Span, reading: Reading) -> Fix:
    """The underscores at the end of a link to a web address."""
    uri = match[0].rpartition("<")[2].rstrip(">`")
    end = Span(span.path, span.end_line, max(span.end_column - 1, 1), span.end_line, span.end_column)
    sound = _ADDRESS.fullmatch(uri) and _stands_alone(match)
    return replaced(end, "`", "`__", reading) if sound else ()


def of_bare_role(match: re.Match[str], span: Span, reading: Reading) -> Fix:
    """Backquotes round the one word behind a role."""
    word = match[0].partition(f":{match['role']}:")[2]
    sound = re.fullmatch(r"\w(?:[\w./-]*\w)?", word) and _stands_alone(match)
    return replaced(span, match[0], f":{match['role']}:`{word}`", reading) if sound else ()


def with_two_backslashes(match: re.Match[str], span: Span, reading: Reading) -> Fix:
    """Each backslash before a letter twice; where one is written twice already, nobody can say how many are meant."""
    new = re.sub(r"\\(?=[^\W_])", r"\\\\", match[0])
    return () if "\\\\" in match[0] else replaced(span, match[0], new, reading)


def _stands_alone(match: re.Match[str]) -> bool:
    """Whether inline markup may begin and end where the match does."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() :][:1]
    return (not before or before in _BEFORE) and (not after or after in _AFTER)


def of_markdown_heading(node: nodes.paragraph, heading: str, span: Span, reading: Reading) -> Fix:
    """A heading below the title, underlined as those of its rank are; nothing where it would leave out a rank."""
    text = reading.text_of(span.path)
    title = heading.lstrip("#").strip().rstrip("#").strip()
    name = nodes.fully_normalize_name(title)
    document = node.document
    if not title[:1].isalnum() or document is None or name in document.nameids or node.rawsource != heading:
        return ()
    if span.path != reading.source.path or not isinstance(document[0], nodes.title):
        return ()
    places = list(headings(text.split("\n")))
    styles = list(dict.fromkeys(style for _, _, style in places))
    above = [style for start, _, style in places if start < span.line]
    rank = len(heading) - len(heading.lstrip("#"))
    depth = styles.index(above[-1]) + 1 if above else 0
    if not 2 <= rank <= depth + 1:
        return ()
    fresh = next((mark for mark in _UNDERLINES if mark not in styles), "")
    style = [*styles, fresh][rank - 1]
    line = style[:1] * column_width(title)
    return replaced(
        span, heading, "\n".join([line] * (len(style) - 1) + [title, line]) if line else "", reading
    )


def of_attribution(span: Span, reading: Reading) -> Fix:
    """Two hyphens before the name at ``span``, and an empty line above it."""
    text = reading.text_of(span.path)
    line = line_at(text, span.line)
    indent = line[: span.column - 1]
    marker = re.match(r"[-–] *", line[span.column - 1 :])
    if indent.strip() or not marker:
        return ()
    empty = "" if not line_at(text, span.line - 1).strip() else "\n"
    whole = Span(span.path, span.line, 1, span.line, span.column + marker.end())
    return replaced(whole, f"{indent}{marker[0]}", f"{empty}{indent}-- ", reading)


def of_fence(match: re.Match[str], span: Span, reading: Reading) -> Fix:  # noqa: ARG001 - as all of them
    """A block of code for a fence that has an end."""
    lines = reading.text_of(span.path).split("\n")
    fence = next((each for each in _fences(lines) if each[0] == span.line - 1), None)
    if fence is None:
        return ()
    start, end = fence
    indent, _, language = _FENCE.match(lines[start]).groups()  # type: ignore[union-attr] # it is a fence
    if language and language.lower() not in languages():
        return ()
    body = lines[start + 1 : end]
    if not any(map(str.strip, body)) or any(line.strip() and not line.startswith(indent) for line in body):
        return ()
    new = [f"{indent}.. code-block:: {language or 'text'}", ""]
    new += [f"{indent}   {line[len(indent) :]}" if line.strip() else "" for line in body]
    above = [""] if start and lines[start - 1].strip() else []
    below = [""] if "".join(lines[end + 1 : end + 2]).strip() else []
    place = Span(span.path, start + 1, 1, end + 1, len(lines[end]) + 1)
    return (Edit(place, "\n".join([*above, *new, *below])),)


def _fences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The 0-based lines at which each fence begins and ends."""
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence and opened is None:
            opened = number, fence[1] + fence[2]
        elif fence and opened is not None and not fence[3] and fence[1] + fence[2] == opened[1]:
            yield opened[0], number
            opened = None


def _in_fence(span: Span, reading: Reading) -> bool:
    text = reading.text_of(span.path)
    return "```" in text and any(start < span.line <= end for start, end in _fences(text.split("\n")))

"""The field list above or beneath the title, as raw text with places; and the text that is left for the parser."""

import re

from presskit.model.source import Source
from presskit.plugins.declaration import FrontMatter

# docutils' own pattern of a field marker (states.Body.patterns), so that what is a field here is a field there.
_FIELD = re.compile(r":(?![: ])((?:[^:\\]|\\.|:(?!(?:[ `]|$)))*)(?<! ):( +|$)")
_UNDERLINE = re.compile(r"([!-/:-@\[-`{-~])\1*\s*$")
_EXPLICIT = re.compile(r"\.\.( |$)")
_SHOWN = re.compile(r"\.\. +(?!(?:role|default-role)::)[\w.+:-]+ ?::( |$)")


def front_matter(source: Source) -> FrontMatter:
    """The fields of ``source`` by lower-case name, each taken from the text without moving a line."""
    lines = source.text.split("\n")
    fields: dict[str, tuple[str, int, int]] = {}
    place = _take(lines, _skip(lines, 0), fields)
    place = _title_end(lines, _skip(lines, place))
    if place:
        _take(lines, _skip(lines, place), fields)
    return FrontMatter(
        fields={name: value for name, (value, _, _) in fields.items()},
        text="\n".join(lines),
        lines={name: line for name, (_, line, _) in fields.items()},
        columns={name: column for name, (_, _, column) in fields.items()},
    )


def _skip(lines: list[str], place: int) -> int:
    """Beyond what no reader sees and may stand round the title: blank lines, comments, targets, substitutions, roles."""
    while place < len(lines):
        if not lines[place].strip():
            place += 1
        elif _EXPLICIT.match(lines[place]) and not _SHOWN.match(lines[place]):
            place = _body_end(lines, place + 1)
        else:
            break
    return place


def _title_end(lines: list[str], place: int) -> int:
    """The line after the title that begins at ``place``; 0 where there is none."""
    rest = lines[place : place + 3]
    if len(rest) == 3 and _UNDERLINE.match(rest[0]) and rest[1].strip() and _UNDERLINE.match(rest[2]):
        return place + 3
    if len(rest) >= 2 and rest[0].strip() and not rest[0].startswith(" ") and _UNDERLINE.match(rest[1]):
        # A shorter line of fewer than four characters is text for docutils (states.Text.underline).
        return place + 2 if len(rest[1].rstrip()) >= min(4, len(rest[0].rstrip())) else 0
    return 0


def _take(lines: list[str], place: int, fields: dict[str, tuple[str, int, int]]) -> int:
    """Move the field list that begins at ``place`` from ``lines`` to ``fields``; returns the line after it."""
    while place < len(lines):
        match = _FIELD.match(lines[place])
        if match is None:
            break
        name = match[1].replace("\\", "").strip().lower()
        end = _body_end(lines, place + 1)
        value = [lines[place][match.end() :].strip(), *(line.strip() for line in lines[place + 1 : end])]
        first = next((number for number, text in enumerate(value) if text), 0)
        line = lines[place + first]
        column = match.end() if not first else len(line) - len(line.lstrip())
        fields.setdefault(name, ("\n".join(value).strip(), place + first + 1, column + 1))
        lines[place:end] = [""] * (end - place)
        place = end
        following = next((number for number in range(end, len(lines)) if lines[number].strip()), end)
        if following > end and _FIELD.match(lines[following]):
            place = following
    return place


def _body_end(lines: list[str], place: int) -> int:
    """The line after the indented body of a field or comment; blank lines belong to it only where the indent goes on."""
    end = place
    while place < len(lines):
        if lines[place].startswith((" ", "\t")) and lines[place].strip():
            place += 1
            end = place
        elif not lines[place].strip():
            place += 1
        else:
            break
    return end

"""docutils' directives without what reads files, the clock, or lets raw markup through."""

import csv
from collections.abc import Callable
from itertools import islice
from typing import Any, ClassVar

from docutils import nodes, statemachine
from docutils.parsers.rst import directives, states

from presskit.model.source import LARGEST
from presskit.read.characters import FORBIDDEN, code_point
from presskit.read.directive import Directive
from presskit.read.inputs import inputs
from presskit.read.limits import Refused
from presskit.read.locate import span_from
from presskit.read.offline import images, misc, tables
from presskit.read.reading import MOST_INCLUSIONS, reading_of
from presskit.read.rules.traps_tables import uneven_rows

_WIDEST_TAB = 80
"""Columns: each tab of a file becomes as many spaces."""


def _options(directive: Any, *without: str) -> dict[str, Any]:
    """docutils' option table without some names: options act in their converters, before a directive could refuse them."""
    return {name: convert for name, convert in directive.option_spec.items() if name not in without}


def _given(convert: Callable[[str], str]) -> Callable[[str], str]:
    """docutils' converter of an option, which fails where there is no value (docutils 0.23, unicode_code)."""
    return lambda argument: convert(directives.unchanged_required(argument))


def _loading(argument: str) -> str:
    return directives.choice(argument, ("link", "lazy"))  # never "embed", which reads the file


def _with_image(directive: Any, made: list[Any]) -> list[Any]:
    """What ``directive`` made, whose image is noted for a look at it."""
    found = (image for node in made for image in node.findall(nodes.image))
    reading_of(directive.state.document).images.extend(islice(found, 1))  # its legend may hold others
    return made


def _tab_width(argument: str) -> int:
    width = int(directives.nonnegative_int(argument))
    if width > _WIDEST_TAB:
        raise ValueError(f"more than {_WIDEST_TAB} columns")
    return width


class Image(images.Image):
    """docutils' image, never embedded."""

    option_spec: ClassVar[dict[str, Any]] = {**_options(images.Image), "loading": _loading}

    def run(self) -> list[Any]:
        return _with_image(self, list(super().run()))


class Figure(images.Figure):
    """docutils' figure, never embedded, and its width never read from the file."""

    option_spec: ClassVar[dict[str, Any]] = {
        **_options(images.Figure),
        "loading": _loading,
        "figwidth": directives.length_or_percentage_or_unitless,
    }

    def run(self) -> list[Any]:
        return _with_image(self, list(super().run()))


class Include(misc.Include):
    """docutils' include over the article's inputs."""

    option_spec: ClassVar[dict[str, Any]] = {
        **_options(misc.Include, "parser", "encoding"),
        "tab-width": _tab_width,
    }

    def run(self) -> list[nodes.Node]:
        document = self.state.document
        self.settings = document.settings
        asked = "".join(self.arguments[0].split("\n")).strip()
        place, text = _file(self, asked)
        if not _counted(self):
            return []
        self.tab_width = self.options.get("tab-width", self.settings.tab_width)
        self.clip_options = tuple(
            self.options.get(name) for name in ("start-line", "end-line", "start-after", "end-before")
        )
        self.options["source"] = place
        start, text = self._clipped(text) if text is not None else (0, "")
        if "literal" in self.options:
            return list(self.as_literal_block(text))
        if "code" in self.options:
            return list(self.as_code_block(text))
        self._first_line = start
        self.insert_into_input_lines(text)
        return []

    def insert_into_input_lines(self, text: str) -> None:
        """docutils', but each line keeps its number in the whole file."""
        machine: Any = self.state_machine
        numbered: Any = _Numbered(machine, self._first_line)
        self.state_machine = numbered
        try:
            super().insert_into_input_lines(text)
        finally:
            self.state_machine = machine

    def _clipped(self, text: str) -> tuple[int, str]:
        """The part that the options choose, and the number of lines before it; an empty ``start-after`` or
        ``end-before`` matches an empty line."""
        first, last, after, before = self.clip_options
        start = 0
        if first or last is not None:
            lines = text.splitlines()
            start = len(lines[:first]) if first else 0
            text = "\n".join(lines[first:last])
        if after is not None:
            skipped, found, text = text.partition(after or "\n\n")
            if not found:
                raise self.error(_says(self, f'"{after}" of the option "start-after" is not in the file'))
            start += (skipped + found).count("\n")
        if before is not None:
            text, found, _ = text.partition(before or "\n\n")
            if not found and before:
                raise self.error(_says(self, f'"{before}" of the option "end-before" is not in the file'))
        return start, text


class _Numbered:
    """A state machine that takes lines from the middle of a file: only `insert_input` differs."""

    def __init__(self, machine: Any, first_line: int) -> None:
        self._machine = machine
        self._first_line = first_line

    def insert_input(self, lines: list[str], source: str) -> None:
        items = [(source, self._first_line + number) for number in range(len(lines))]
        self._machine.insert_input(statemachine.StringList(lines, items=items), source)


def _says(directive: Any, problem: str) -> str:
    """A message in the form of docutils' own on directives."""
    return f'Error in "{directive.name}" directive: {problem}'


def _file(directive: Any, asked: str) -> tuple[str, str | None]:
    """The place of the file that ``asked`` names in the file that holds the directive, and its text; None in a pass that
    only collects what the article needs."""
    document = directive.state.document
    files, reading = inputs(document), reading_of(document)
    current, line = directive.state_machine.get_source_and_line(directive.lineno)
    base = current or reading.source.path
    found = files.find(asked, base)
    if found.problem:
        raise directive.error(_says(directive, f'"{asked}" {found.problem}'))
    missing = not found.text and not found.digest
    reading.included += len(found.text)
    if reading.included > LARGEST:
        message = f"the files that the article includes have more than {LARGEST:,} characters"
        raise Refused("PK397", message, current, line)
    return files.place(asked, base), None if missing else found.text


def _counted(directive: Any) -> bool:
    """Whether the article may include one more file. Files that include two others each grow without end."""
    reading = reading_of(directive.state.document)
    reading.inclusions += 1
    if reading.inclusions == MOST_INCLUSIONS + 1:
        path, line = directive.state_machine.get_source_and_line(directive.lineno)
        span = span_from(reading, path or reading.source.path, line or 1, f"{directive.name}::")
        reading.note("PK392", span, f"the article includes more than {MOST_INCLUSIONS} files")
    return reading.inclusions <= MOST_INCLUSIONS


class CSVTable(tables.CSVTable):
    """docutils' csv-table over the article's inputs."""

    option_spec: ClassVar[dict[str, Any]] = {
        **_options(tables.CSVTable, "url", "encoding"),
        "delim": _given(directives.single_char_or_whitespace_or_unicode),
        "quote": _given(directives.single_char_or_unicode),
        "escape": _given(directives.single_char_or_unicode),
    }

    class DocutilsDialect(tables.CSVTable.DocutilsDialect):
        """docutils', which does not know that Python 3.13 refuses some delimiters by another exception."""

        def __init__(self, options: dict[str, Any]) -> None:
            try:
                super().__init__(options)
            except ValueError as error:
                raise csv.Error(str(error)) from error

    def run(self) -> list[Any]:
        asked = self.options.pop("file", None)
        if asked is not None:
            if self.content:
                raise self.error(_says(self, "it may not both name a file and have content"))
            place, text = _file(self, asked)
            if text is None:
                return []
            self.content = statemachine.StringList(text.splitlines(), source=place)
        try:
            made = list(super().run())
        except csv.Error as error:
            raise self.error(_says(self, str(error))) from error
        if asked is not None:  # docutils takes lines of the file for lines of the article
            here = self.state_machine.get_source_and_line(self.lineno)
            for message in (found for node in made for found in node.findall(nodes.system_message)):
                message["source"], message["line"] = here
        return made

    def extend_short_rows_with_empty_cells(self, columns: int, parts: Any) -> None:
        """docutils', which passes over rows that have other columns than the first."""
        first = next(row for part in parts for row in part)
        reading = reading_of(self.state.document)
        reading.diagnostics.extend(uneven_rows(self.content, self._sizes, len(first), reading))
        super().extend_short_rows_with_empty_cells(columns, parts)

    def parse_csv_data_into_rows(self, csv_data: Any, dialect: Any, source: str) -> tuple[list[Any], int]:
        """docutils', but the lines of each cell know their place: docutils counts them from the top of the file."""
        rows, width = super().parse_csv_data_into_rows(csv_data, dialect, source)  # type: ignore[no-untyped-call]
        if not isinstance(csv_data, statemachine.StringList):
            return rows, width
        reader = csv.reader((line + "\n" for line in csv_data), dialect=dialect)
        starts = [0, *(reader.line_num for _ in reader)]
        self._sizes = [(start, len(row)) for start, row in zip(starts, rows, strict=False)]
        for place, row in zip(starts, rows, strict=False):
            for column, (rowspan, colspan, _, cell) in enumerate(row):
                cell.items = csv_data.items[place : place + len(cell)]
                row[column] = (rowspan, colspan, place + 1, cell)  # as beneath the border of a drawn table
                place += max(len(cell) - 1, 0)  # noqa: PLW2901 - a cell begins in the line that ends the one before
        return rows, width


class Unicode(misc.Unicode):
    """docutils' unicode without the characters that no output may hold."""

    def run(self) -> list[nodes.Node]:
        found = list(super().run())
        forbidden = FORBIDDEN.search("".join(map(str, found)))
        if forbidden:
            raise self.error(_says(self, f"no output may hold {code_point(forbidden[0])}"))
        return found


class Raw(misc.Raw):
    """docutils' raw without files and URLs; off unless the site turns it on."""

    option_spec: ClassVar[dict[str, Any]] = _options(misc.Raw, "file", "url", "encoding")

    def run(self) -> list[nodes.Node]:
        if not self.state.document.settings.raw_enabled:
            hint = "a site that trusts its authors turns it on with [read] raw = true"
            raise self.error(_says(self, f"it is off; {hint}"))
        return list(super().run())


class Date(Directive):
    """The article's own date: today's would change the page with every build."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        if not isinstance(self.state, states.SubstitutionDef):
            raise self.error(_says(self, "it can only be used within a substitution definition"))
        date = reading_of(self.document).date
        if date is None:
            raise self.error(_says(self, "it stands for the date of the article, which has none"))
        return [nodes.Text(date.strftime("\n".join(self.content) or "%Y-%m-%d"))]


REPLACED: dict[str, Any] = {
    "image": Image,
    "figure": Figure,
    "include": Include,
    "csv-table": CSVTable,
    "unicode": Unicode,
    "raw": Raw,
    "date": Date,
}

ALLOWED = frozenset(
    "admonition attention caution class code compound container"  # noqa: SIM905 - a list would fill a page
    " contents csv-table danger date default-role epigraph error figure highlights hint image important include"
    " line-block list-table math note parsed-literal pull-quote raw replace role rubric sectnum sidebar table"
    " target-notes tip title topic unicode warning".split()
)
"""Directives of docutils that an article may use: none that a later version adds before somebody looked at what it does.
A page's head, header and footer belong to the theme."""

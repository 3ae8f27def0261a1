"""docutils' directives without what reads files, the clock, or lets raw markup through."""

import csv
import io
from typing import Any, ClassVar

from docutils import nodes, statemachine
from docutils.parsers.rst import directives, states
from docutils.parsers.rst.directives import images, misc, tables

from presskit.read.directive import Directive
from presskit.read.inputs import inputs
from presskit.read.reading import reading_of


def _without(spec: dict[str, Any], *names: str) -> dict[str, Any]:
    """An option table without some names: options act in their converters, before a directive could refuse them."""
    return {name: convert for name, convert in spec.items() if name not in names}


def _loading(argument: str) -> str:
    return directives.choice(argument, ("link", "lazy"))  # never "embed", which reads the file


class Image(images.Image):
    """docutils' image, never embedded."""

    option_spec: ClassVar[dict[str, Any]] = {**images.Image.option_spec, "loading": _loading}


class Figure(images.Figure):
    """docutils' figure, never embedded, and its width never read from the file."""

    option_spec: ClassVar[dict[str, Any]] = {
        **images.Figure.option_spec,
        "loading": _loading,
        "figwidth": directives.length_or_percentage_or_unitless,
    }


class Include(misc.Include):
    """docutils' include over the article's inputs."""

    option_spec: ClassVar[dict[str, Any]] = _without(misc.Include.option_spec, "parser", "encoding")

    def run(self) -> list[nodes.Node]:
        document = self.state.document
        files = inputs(document)
        current, _ = self.state_machine.get_source_and_line(self.lineno)
        base = current or reading_of(document).source.path
        asked = "".join(self.arguments[0].split("\n")).strip()
        found = files.find(asked, base)
        if found.problem:
            raise self.error(f'"{asked}" {found.problem}')
        self.settings = document.settings
        self.tab_width = self.options.get("tab-width", self.settings.tab_width)
        self.clip_options = tuple(
            self.options.get(name) for name in ("start-line", "end-line", "start-after", "end-before")
        )
        self.options["source"] = files.place(asked, base)
        text = self._clipped(found.text)
        if "literal" in self.options:
            return list(self.as_literal_block(text))
        if "code" in self.options:
            return list(self.as_code_block(text))
        self.insert_into_input_lines(text)
        return []

    def _clipped(self, text: str) -> str:
        """The part that the options choose; an empty ``start-after`` or ``end-before`` matches an empty line."""
        first, last, after, before = self.clip_options
        if first or last is not None:
            text = "\n".join(text.splitlines()[first:last])
        if after is not None:
            _, found, text = text.partition(after or "\n\n")
            if not found:
                raise self.error(f'"{after}" of the option "start-after" is not in the file')
        if before is not None:
            text, found, _ = text.partition(before or "\n\n")
            if not found and before:
                raise self.error(f'"{before}" of the option "end-before" is not in the file')
        return text


class CSVTable(tables.CSVTable):
    """docutils' csv-table over the article's inputs."""

    option_spec: ClassVar[dict[str, Any]] = _without(tables.CSVTable.option_spec, "url", "encoding")

    def run(self) -> list[nodes.Node]:
        asked = self.options.pop("file", None)
        if asked is not None:
            if self.content:
                raise self.error('"csv-table" may not both name a file and have content')
            files = inputs(self.state.document)
            found = files.find(asked)
            if found.problem:
                raise self.error(f'"{asked}" {found.problem}')
            if not found.text:  # not fetched yet: this pass only collects what the article needs
                return []
            self.content = statemachine.StringList(
                [row.rstrip("\n") for row in io.StringIO(found.text)], source=files.place(asked)
            )
        try:
            return list(super().run())
        except csv.Error as error:
            raise self.error(str(error)) from error


class Raw(misc.Raw):
    """docutils' raw without files and URLs; off unless the site turns it on."""

    option_spec: ClassVar[dict[str, Any]] = _without(misc.Raw.option_spec, "file", "url", "encoding")

    def run(self) -> list[nodes.Node]:
        if not self.state.document.settings.raw_enabled:
            raise self.error(
                '"raw" is off; a site that trusts its authors turns it on with [read] raw = true'
            )
        return list(super().run())


class Date(Directive):
    """The article's own date: today's would change the page with every build."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        if not isinstance(self.state, states.SubstitutionDef):
            raise self.error('"date" can only be used within a substitution definition')
        date = reading_of(self.document).date
        if date is None:
            raise self.error('"date" stands for the date of the article, which has none')
        return [nodes.Text(date.strftime("\n".join(self.content) or "%Y-%m-%d"))]


REPLACED: dict[str, Any] = {
    "image": Image,
    "figure": Figure,
    "include": Include,
    "csv-table": CSVTable,
    "raw": Raw,
    "date": Date,
}

LEFT_OUT = frozenset({"restructuredtext-test-directive", "header", "footer", "meta"})
"""Directives of docutils that an article has no use for: a page's head, header and footer belong to the theme."""

"""The state of one reading: what the article may use, and what was noted while it was parsed."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from docutils import nodes
from msgspec import Struct

from presskit.model.diagnostic import Diagnostic, Edit, Span
from presskit.model.source import Source
from presskit.report.rules import finding

MOST_INCLUSIONS = 300
"""How many files an article may include, counted as often as it includes them."""


class Input(Struct, frozen=True):
    """A text file that the parent fetched; ``problem`` says why there is no text (absent, outside, not UTF-8)."""

    text: str = ""
    digest: str = ""
    problem: str = ""


@dataclass(slots=True)
class Reading:
    """One parse of one source. Lives in the worker, ends with the parse.

    ``language`` is the article's tag, whether docutils knows the language or not; ``included`` are the characters of the
    files that it took in, ``more`` the findings that are only counted, ``comments`` the first line of each comment.
    """

    source: Source
    inputs: Mapping[str, Input]
    date: datetime.datetime | None = None
    language: str = "en"
    inclusions: int = 0
    included: int = 0
    more: int = 0
    needs: list[str] = field(default_factory=list)
    comments: set[str] = field(default_factory=set)
    images: list[nodes.image] = field(default_factory=list)
    used: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def overfull(self) -> bool:
        """Whether the article includes too much to be read, so that no further file would help."""
        return self.inclusions > MOST_INCLUSIONS

    @property
    def wanted(self) -> tuple[str, ...]:
        """The files that have to be fetched before it can be read."""
        return () if self.overfull else tuple(dict.fromkeys(self.needs))

    @property
    def texts(self) -> dict[str, str]:
        """The source, and the inputs that were used, by path."""
        return {path: self.text_of(path) for path in (self.source.path, *self.used)}

    def text_of(self, path: str) -> str:
        """The text of the source or of an input that was used, empty if it is neither."""
        return self.source.text if path == self.source.path else self.inputs.get(path, Input()).text

    def note(self, code: str, span: Span, message: str, hint: str = "", fix: tuple[Edit, ...] = ()) -> None:
        """Record a finding of a core rule."""
        self.diagnostics.append(finding(code, span, message, hint, fix))


def reading_of(document: nodes.document) -> Reading:
    """The reading that ``document`` belongs to."""
    reading: Reading = document.settings.presskit_reading
    return reading

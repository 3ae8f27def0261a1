"""The directives ``.. correction:: 2026-03-01`` and ``.. correction-log::``."""

import datetime
from typing import Any

from docutils import nodes

from presskit import Directive

KIND = "correction"
_NOTED = "presskit-corrections"
"""The attribute of the document that holds what was noted: nobody has to walk through it to know that there is nothing."""


def noted(document: nodes.document) -> dict[str, Any]:
    """The ``nodes`` of corrections as they were read, and the ``facts``; empty where there are none."""
    found: dict[str, Any] = document.get(_NOTED, {})
    return found


def note(document: nodes.document) -> dict[str, Any]:
    """The same, to be added to."""
    if _NOTED not in document:
        document[_NOTED] = {"nodes": [], "facts": {}}
    return noted(document)


def facts(document: nodes.document) -> dict[str, Any]:
    """What the rest of the site may know: ``items`` with ``date`` and ``text``, the newest first, at the ``anchor``; and
    whether the article holds the ``log`` of all."""
    found: dict[str, Any] = noted(document).get("facts", {})
    return found


def instant(text: str) -> datetime.date | None:
    """The date, or the date and time, that ``text`` is (ISO 8601); None where it is neither."""
    try:
        return datetime.date.fromisoformat(text) if len(text) == 10 else datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


class Correction(Directive):
    """A correction: the argument says when, the content what."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        written = self.arguments[0] if self.arguments else ""
        date = instant(" ".join(written.split()))
        if date is None:
            message = f"`{written}` is not a date" if written else "the correction has no date"
            self.diagnose("CR001", message, "write .. correction:: 2026-03-01", token=written)
            return []
        if not any(line.strip() for line in self.content):
            self.diagnose("CR002", "the correction has no text", "say below it what was wrong, indented")
            return []
        node = self.make_block(KIND, {"date": date.isoformat()}, self.parse_content())
        note(self.document)["nodes"].append((node, written))
        return [node]


class CorrectionLog(Directive):
    """The place of the list of all corrections: after the article that holds it."""

    def run(self) -> list[nodes.Node]:
        note(self.document)["facts"]["log"] = True
        return []

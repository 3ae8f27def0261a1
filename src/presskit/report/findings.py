"""What the formats for CI systems tell of: findings, by the paths that a CI system knows."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from presskit.model.diagnostic import Diagnostic, Edit, order
from presskit.report.rules import RULES, Rule
from presskit.report.text import safe


class Findings(Struct, frozen=True):
    """Findings in their order. No text in them can control a terminal.

    ``sources`` has the texts of the files by the paths of the findings, ``rules`` what is known of the codes.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    rules: Mapping[str, Rule]

    def rule(self, code: str) -> Rule:
        """The rule of a code, which a plugin may have kept to itself."""
        return self.rules.get(code) or Rule(code, "", "warning", "")


def seen_from(
    folder: str,
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, str],
    rules: Mapping[str, Rule] = RULES,
) -> Findings:
    """The findings of a site to somebody for whom it lies at ``folder``, a POSIX path (``.`` is the site itself)."""

    def path(name: str) -> str:
        return safe(str(PurePosixPath(folder, name)))

    def fix(found: Diagnostic) -> tuple[Edit, ...]:
        """No edits where one has no end, or a text that could control a terminal, which can't be written out."""
        harmless = all(
            edit.span.end_line and safe(line) == line for edit in found.fix for line in edit.text.split("\n")
        )
        edits = (Edit(replace(edit.span, path=path(edit.span.path)), edit.text) for edit in found.fix)
        return tuple(edits) if harmless else ()

    seen = [
        Diagnostic(
            safe(found.code),
            found.severity,
            safe(found.message),
            replace(found.span, path=path(found.span.path)),
            safe(found.hint),
            fix(found),
        )
        for found in sorted(diagnostics, key=order)
    ]
    return Findings(tuple(seen), {path(name): text for name, text in sources.items()}, rules)


def told(diagnostic: Diagnostic) -> str:
    """The message with its hint, in one line."""
    return f"{diagnostic.message} ({diagnostic.hint})" if diagnostic.hint else diagnostic.message

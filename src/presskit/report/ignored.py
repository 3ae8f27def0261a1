"""What articles ignore, by a comment such as ``.. presskit: ignore PK402 reason``."""

from collections.abc import Iterable

from presskit.model.diagnostic import Diagnostic, Ignore
from presskit.report.rules import finding


def heeded(
    diagnostics: Iterable[Diagnostic], ignores: Iterable[Ignore], unlinked: Iterable[Ignore] = ()
) -> tuple[Diagnostic, ...]:
    """The findings that nobody ignores, and one (PK603) for each of ``ignores`` without a finding.

    ``unlinked`` are those of articles that are not out: whether their links have findings, nobody can say.
    """
    idle = dict.fromkeys(ignores)  # of a file that two articles include, both have them
    by_place: dict[tuple[str, str], list[Ignore]] = {}
    for ignore in {**idle, **dict.fromkeys(unlinked)}:
        by_place.setdefault((ignore.span.path, ignore.code), []).append(ignore)
    if not by_place:
        return tuple(diagnostics)
    found = []
    for diagnostic in diagnostics:
        covering = [
            ignore
            for ignore in by_place.get((diagnostic.span.path, diagnostic.code), ())
            if ignore.first <= diagnostic.span.line <= ignore.last
        ]
        for ignore in covering:
            idle.pop(ignore, None)
        if not covering:
            found.append(diagnostic)
    hint = "delete it, or put it right before the block that has the finding"
    found += [finding("PK603", each.span, f"there is no `{each.code}` here to ignore", hint) for each in idle]
    return tuple(found)

"""Plugins fill the slots of every subject."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic, Span, collapsed
from presskit.model.fragment import Block
from presskit.model.page import Subject
from presskit.plugins.host import Host


def all_slots(
    subjects: Iterable[Subject], catalog: Catalog, host: Host
) -> tuple[dict[str, Mapping[str, Sequence[Block]]], list[Diagnostic]]:
    """The blocks of each subject by slot, each subject asked for once, and what went wrong."""
    found: dict[str, Mapping[str, Sequence[Block]]] = {}
    findings: list[Diagnostic] = []
    for subject in subjects:
        if subject.uri not in found:
            found[subject.uri], problems = slots(subject, catalog, host)
            findings.extend(problems)
    keys: list[object] = [
        (problem.code, problem.message.replace(problem.span.path, "")) for problem in findings
    ]
    return found, [_placed(problem) for problem in collapsed(findings, keys, "pages")]


def slots(
    subject: Subject, catalog: Catalog, host: Host
) -> tuple[dict[str, list[Block]], tuple[Diagnostic, ...]]:
    """The blocks of one subject by slot, in the order of the plugins."""
    outcome = host.call("presskit_slots", Span(_where(subject)), subject=subject, catalog=catalog)
    found: dict[str, list[Block]] = {}
    for _, blocks in outcome.results:
        for slot, items in blocks.items():
            found.setdefault(slot, []).extend(items)
    return found, outcome.diagnostics


def _placed(problem: Diagnostic) -> Diagnostic:
    """A listing is in no file: what is wrong on it is shown at the configuration."""
    return problem if problem.span.path.endswith(".rst") else replace(problem, span=Span("presskit.toml"))


def _where(subject: Subject) -> str:
    return f"content/{subject.entry.id}.rst" if subject.entry else subject.uri

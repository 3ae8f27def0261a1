"""Plugins fill the slots of every subject."""

from msgspec.structs import replace

from presskit.link.plan import Slots
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic, Span, collapsed
from presskit.model.fragment import Block
from presskit.model.page import Subject
from presskit.plugins.call import Calls
from presskit.plugins.host import Host


class SlotBlocks:
    """The blocks of each subject by slot; each subject is asked for once."""

    def __init__(self, catalog: Catalog, host: Host) -> None:
        self._catalog = catalog
        self._calls = host.calls("presskit_slots")
        self._known: dict[str, Slots] = {}
        self._findings: list[Diagnostic] = []

    def of(self, subject: Subject) -> Slots:
        found = self._known.get(subject.uri)
        if found is None:
            found, problems = slots(subject, self._catalog, self._calls)
            self._known[subject.uri] = found
            self._findings.extend(problems)
        return found

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What went wrong at the subjects asked for so far."""
        keys: list[object] = [
            (each.code, each.message.replace(each.span.path, "")) for each in self._findings
        ]
        return [_placed(each) for each in collapsed(self._findings, keys, "pages")]


def slots(
    subject: Subject, catalog: Catalog, calls: Calls
) -> tuple[dict[str, list[Block]], tuple[Diagnostic, ...]]:
    """The blocks of one subject by slot, in the order of the plugins."""
    outcome = calls(Span(_where(subject)), subject=subject, catalog=catalog)
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

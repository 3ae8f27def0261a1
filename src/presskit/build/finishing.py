"""Between write and publish: plugins make further files of those that are about to be published (``presskit_finish``).

What a plugin looked at is kept with what it made: where all of that is as it was, its files are too.
"""

from collections.abc import Sequence

from presskit.config.load import FILE
from presskit.link.site import Linked
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.page import Output
from presskit.model.source import digest
from presskit.plugins.host import Host
from presskit.plugins.outputs import Outputs
from presskit.write.manifest import Record
from presskit.write.publish import Stage
from presskit.write.records import FinishRecord, Records


def finish(
    host: Host, linked: Linked, stage: Stage, records: Records, *, anew: bool = True
) -> list[Diagnostic]:
    """Stage what plugins make of the finished site, in their order: each sees the files of those before it.

    A plugin that fails (PK150 to PK152) adds nothing. If not ``anew``, what one made stays, whatever it would make now.
    """
    findings: list[Diagnostic] = []

    def pages(kind: str) -> Sequence[str]:
        public = linked.plan.get(linked.paths.public_writer, ())
        return [
            page.path for page in public if page.kind == kind and page.number and page.path in stage.files
        ]

    for plugin, call in host.each("presskit_finish"):
        outputs = Outputs(stage.files, pages, stage.content)
        record = _kept(records.finished(plugin), outputs if anew else None, stage)
        if record is None:
            outcome = call(Span(FILE), outputs=outputs)
            findings += outcome.diagnostics
            made = [output for _, given in outcome.results for output in given]
            record = FinishRecord(outputs.answers, _staged(made, stage))
            if outcome.diagnostics:  # the next build has to say so again
                continue
        records.note_finished(plugin, record)
    return findings


def _kept(record: FinishRecord | None, outputs: Outputs | None, stage: Stage) -> FinishRecord | None:
    """What a plugin made the last time, published again; with ``outputs``, only if it would make the same of them."""
    if record is None or (outputs is not None and not outputs.would_answer(record.answers)):
        return None
    return record if all(stage.keep(path, known) for path, known in record.files.items()) else None


def _staged(made: Sequence[Output], stage: Stage) -> dict[str, Record]:
    """The files of a plugin, staged; as records keep them."""
    found = {}
    for output in made:
        known = found[output.path] = Record(digest(output.content), len(output.content))
        stage.add(output, known.digest)
    return found

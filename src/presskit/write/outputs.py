"""All files of one writer: its pages, the files that they use, its containers, and its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from presskit.link.plan import Planned
from presskit.model.diagnostic import Diagnostic
from presskit.model.page import Output
from presskit.model.source import digest
from presskit.plugins.writer import Writer
from presskit.write.containers import container_outputs
from presskit.write.records import PageRecord
from presskit.write.render import Made, Press, Staged, make, noted, unchanged, used_outputs


def outputs(press: Press, writer: Writer, findings: list[Diagnostic]) -> Iterator[Staged]:
    """The files of one writer that are not as they are published. What fails becomes a finding, and the rest goes on."""
    plan = press.linked.plan.get(writer.name, ())  # one without pages is not among what the last build knew
    records: dict[int, PageRecord] = {}
    for number, made in _made(press, writer, plan, records):
        if isinstance(made, Diagnostic):
            findings.append(made)
            continue
        content, records[number] = made
        page = plan[number]
        if not page.container:
            yield Output(page.path, content), records[number].output
        elif not press.store.holds(key := bytes.fromhex(records[number].output)):
            press.store.add(key, content)
    copied: set[str] = set()
    containers: dict[str, list[PageRecord]] = defaultdict(list)
    for number, page in enumerate(plan):
        record = records.get(number)
        if page.container:
            containers[page.container] += [record] if record else []
        elif record is not None and not record.used.keys() <= copied:
            with noted(press, writer, page, findings):
                yield from used_outputs(press, record, copied)
        if record is not None:
            press.records.note(writer.name, record)
    for container, chapters in containers.items():
        pages = [page for page in plan if page.container == container]
        if len(chapters) == len(pages):  # a book without one of its chapters is no book
            with noted(press, writer, pages[0], findings):
                yield from container_outputs(press, writer, container, chapters)
    with noted(press, writer, None, findings):
        yield from ((output, digest(output.content)) for output in writer.files(press.templates))


def _made(
    press: Press, writer: Writer, plan: Sequence[Planned], records: dict[int, PageRecord]
) -> Iterator[tuple[int, Made]]:
    """What came of each page that has to be made, by its number in the plan; those as they were go into ``records``."""
    anew: list[int] = []
    partly: list[int] = []
    for number, page in enumerate(plan):
        verdict = press.records.last(writer.name, page)
        record = unchanged(press, verdict, page)
        if record is not None:
            records[number] = record
        else:
            (anew if verdict is None else partly).append(number)
    one = partial(make, press, writer)
    # Those of which only a block differs are made in less time than it takes to send them between processes.
    yield from zip(anew, press.each(one, [plan[number] for number in anew]), strict=True)
    yield from ((number, one(plan[number])) for number in partly)

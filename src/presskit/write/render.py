"""Pages are filled and rendered, and the files that they use are gathered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec
from markupsafe import Markup
from msgspec import Struct

from presskit.link.plan import Planned, Store, digest_of
from presskit.link.site import Linked
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.fragment import Fragment
from presskit.model.page import Output, Page
from presskit.model.source import digest
from presskit.model.url import absolute
from presskit.plugins.writer import Deflated, Templates, View, Writer
from presskit.report.rules import finding
from presskit.write.answers import Answers, Derive, Memos, StaticProbe
from presskit.write.fill import Filler
from presskit.write.records import ABSENT, UNKNOWN, PageRecord, Records, Verdict, files
from presskit.write.splice import filled, mark, spliced
from presskit.write.templates import TemplateFailure

Load = Callable[[AssetFile], bytes]
"""The bytes of a file of the site."""

Form = Callable[[str, str], Fragment]
"""``form(article, name)``: a form of an article; an empty one where there is none."""


Made = tuple[bytes, PageRecord] | Diagnostic
"""A page as bytes, and what is recorded of it; or why it could not be made."""

Staged = tuple[Output, str]
"""An output and its digest."""

Each = Callable[[Callable[[Planned], Made], Sequence[Planned]], Iterator[Made]]
"""Makes pages by a function, and gives what came of each, in their order; it may do so in several processes."""


class Press(Struct, frozen=True):
    """What rendering needs besides a page.

    ``keep(path, digest, size)`` leaves an output as it is published, if it is that; else it returns False.
    ``published(path, digest, size)`` gives the bytes of an output that is published; None where it is not that.
    """

    linked: Linked
    writers: Mapping[str, Writer]
    templates: Templates
    probe: StaticProbe
    file_at: Callable[[str], AssetFile | None]
    load: Load
    form: Form
    memos: Memos
    records: Records
    keep: Callable[[str, str, int], bool]
    published: Callable[[str, str, int], bytes | None]
    store: Store
    each: Each = map
    derive: Derive | None = None


Rendered = tuple[bytes, PageRecord]
"""One page as bytes, and what is recorded of it."""


def unchanged(press: Press, verdict: Verdict | None, planned: Planned) -> PageRecord | None:
    """The record of a page that is published as it would come out, or kept for its container."""
    if verdict is None or not verdict.same:
        return None
    record = verdict.record
    if planned.container:
        return record if press.store.holds(bytes.fromhex(record.output)) else None
    return record if press.keep(planned.path, record.output, record.size) else None


def make(press: Press, writer: Writer, planned: Planned) -> Made:
    """A page made anew, or as much of it as differs. One of a container comes as that takes it: deflated, and packed."""
    findings: list[Diagnostic] = []
    with noted(press, writer, planned, findings):
        verdict = press.records.last(writer.name, planned)
        done = _respliced(press, writer, planned, verdict.record) if verdict is not None else None
        content, record = done or render(press, writer, planned)
        if not planned.container:
            return content, record
        packed = msgspec.msgpack.encode(Deflated.of(content))
        return packed, msgspec.structs.replace(record, output=digest_of(packed).hex())
    return findings[0]


def used_outputs(press: Press, record: PageRecord, copied: set[str]) -> Iterator[Staged]:
    """The files that a page uses which are not as they are published, but for those that were ``copied`` already."""
    for path, source in record.used.items():
        if path not in copied:
            copied.add(path)
            file = press.file_at(source)
            if file is not None and not press.keep(path, file.digest, file.size):
                content = press.load(file)
                yield Output(path, content), digest(content)


def render(press: Press, writer: Writer, planned: Planned) -> Rendered:
    """One page."""
    linked = press.linked
    page = linked.values.page(planned)
    filler = _filler(press, writer, page)
    data = filler.data(page.data)
    texts = _standing(press, writer, planned)
    for _, block in planned.blocks:
        if block not in texts:
            texts[block], needs = filler.placed(block, linked.values.block)
            press.records.note_block(block, needs)
    public = planned.path if writer.public else linked.paths.public.get(planned.uri)
    url = absolute(linked.site.base_url, public) if public is not None else ""

    def rendered(placed: Sequence[Markup]) -> bytes:
        slots: dict[str, list[Markup]] = {}
        for (slot, _), text in zip(planned.blocks, placed, strict=True):
            if text:
                slots.setdefault(slot, []).append(text)
        view = View(page=page, site=linked.site, data=data, slots=slots, url=url)
        return writer.render(view, press.templates)

    placed = [texts[block] for _, block in planned.blocks]
    done = None
    if not planned.container and writer.forms[0] != "tree":
        marked = rendered([mark(number) if text else text for number, text in enumerate(placed)])
        done = filled(marked, [text.encode() for text in placed])
    content, spans = done or (rendered(placed), (UNKNOWN,) * len(placed))
    used = filler.noted.used
    record = PageRecord(
        planned,
        tuple(
            UNKNOWN if filler.is_own(block) else span
            for (_, block), span in zip(planned.blocks, spans, strict=True)
        ),
        press.records.needs(
            (*filler.noted.needs, *(f"at {file.path}" for file in used.values()), planned.uri)
        ),
        files(used),
        digest(content),
        len(content),
    )
    return content, record


def _standing(press: Press, writer: Writer, planned: Planned) -> dict[bytes, Markup]:
    """The blocks of a page's slots that would come out as they stand on the published page, by digest: rendering another
    text needs none of their templates."""
    record = press.records.before(writer.name, planned)
    if record is None or planned.container:
        return {}
    content = press.published(planned.path, record.output, record.size)
    if content is None:
        return {}
    places = zip(record.planned.blocks, record.spans, strict=True)
    return {
        block: Markup(content[start:end].decode())  # noqa: S704 - markup that was published
        for (_, block), (start, end) in places
        if start >= 0 and press.records.is_valid(block)
    }


def _filler(press: Press, writer: Writer, page: Page) -> Filler:
    answers = Answers(press.linked, writer, press.writers, page, press.probe, press.memos, press.derive)
    return Filler(page, writer, answers, press.templates, press.form, press.linked.site.title)


def _respliced(press: Press, writer: Writer, planned: Planned, record: PageRecord) -> Rendered | None:
    """A page of which only blocks in its slots differ, without rendering the rest; None where that can't be done."""
    were, blocks = record.planned.blocks, planned.blocks
    if [slot for slot, _ in were] != [slot for slot, _ in blocks]:
        return None
    filler = _filler(press, writer, planned.bare())
    texts: dict[int, bytes] = {}
    for number, (slot_and_block, was) in enumerate(zip(blocks, were, strict=True)):
        block = slot_and_block[1]
        if slot_and_block != was or not press.records.is_valid(block):
            text, needs = filler.placed(block, press.linked.values.block)
            if not text or record.spans[number] == UNKNOWN or filler.is_own(block):
                return None
            press.records.note_block(block, needs)
            if record.spans[number] != ABSENT:
                texts[number] = text.encode()
    before = press.published(planned.path, record.output, record.size)
    if before is None:
        return None
    content, spans = spliced(before, record.spans, texts)
    return content, PageRecord(planned, spans, record.needs, record.used, digest(content), len(content))


@contextmanager
def noted(press: Press, writer: Writer, page: Planned | None, findings: list[Diagnostic]) -> Iterator[None]:
    """Within, what a template or the writer fails at becomes a finding. Trouble with the disk is not theirs."""
    try:
        yield
    except OSError:
        raise
    except TemplateFailure as error:
        findings.append(finding("PK503", Span(error.path, error.line), f"{error} (at {_name(page)})"))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin's failure costs one page, not the build
        message = f"the writer `{writer.name}` failed at {_name(page)}: {type(error).__name__}: {error}"
        findings.append(finding("PK504", Span(_source(page, press)), message))


def _name(page: Planned | None) -> str:
    return f"`{page.path}`" if page else "its own files"


def _source(page: Planned | None, press: Press) -> str:
    article = press.linked.articles.get(page.entry) if page else None
    return article.path if article else "presskit.toml"

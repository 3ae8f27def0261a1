"""Pages are filled and rendered, containers assembled, and the files that pages use are gathered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec
from msgspec import Struct

from presskit.link.site import Linked
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.fragment import Fragment
from presskit.model.page import Output, Page
from presskit.model.source import digest
from presskit.model.url import absolute
from presskit.plugins.writer import Piece, Templates, View, Writer
from presskit.report.rules import finding
from presskit.write.answers import Answers, Memos, StaticProbe
from presskit.write.fill import Filler
from presskit.write.records import PageRecord, Records, page_digest, page_key
from presskit.write.templates import TemplateFailure

Load = Callable[[AssetFile], bytes]
"""The bytes of a file of the site."""

Form = Callable[[str, str], Fragment]
"""``form(article, name)``: a form of an article; an empty one where there is none."""


class Press(Struct, frozen=True):
    """What rendering needs besides a page.

    ``keep(path, digest, size)`` leaves an output as it is published, if it is that; else it returns False.
    """

    linked: Linked
    writers: Mapping[str, Writer]
    templates: Templates
    probe: StaticProbe
    load: Load
    form: Form
    memos: Memos
    records: Records
    keep: Callable[[str, str, int], bool]


class Rendered(Struct, frozen=True):
    """One page as bytes, and what is recorded of it."""

    page: Page
    content: bytes
    record: PageRecord


def outputs(press: Press, writer: Writer, findings: list[Diagnostic]) -> Iterator[Output]:
    """The files of one writer that are not as they are published. What fails becomes a finding, and the rest goes on."""
    containers: dict[str, list[Page]] = {}
    copied: set[str] = set()
    for page in press.linked.pages[writer.name]:
        if page.container:
            containers.setdefault(page.container, []).append(page)
            continue
        with _noted(press, writer, page, findings):
            record = _known(press, writer, page)
            if record is None or not press.keep(page.path, record.output, record.size):
                rendered = render(press, writer, page)
                record = rendered.record
                yield Output(page.path, rendered.content)
            press.records.note(writer.name, page, record)
            for path, file in record.used.items():
                if path not in copied and not press.keep(path, file.digest, file.size):
                    yield Output(path, press.load(file))
                copied.add(path)
    for container, pages in containers.items():
        with _noted(press, writer, pages[0], findings):
            yield from _container(press, writer, container, pages, findings)
    with _noted(press, writer, None, findings):
        yield from writer.files(press.linked.catalog, press.templates)


def _known(press: Press, writer: Writer, page: Page) -> PageRecord | None:
    """The record of a page that would come out as it did."""
    data = page_digest(page, press.linked.slots.get(page.subject.uri))
    return press.records.unchanged(page_key(writer.name, page), data, press.linked.resolved)


def render(press: Press, writer: Writer, page: Page) -> Rendered:
    """One page."""
    linked = press.linked
    answers = Answers(linked, writer, press.writers, page, press.probe, press.memos)
    bodies: set[str] = set()

    def form(id: str, name: str) -> Fragment:
        bodies.add(id)
        return press.form(id, name)

    filler = Filler(page, writer, answers, press.templates, form, linked.catalog.site.title)
    slots = linked.slots.get(page.subject.uri, {})
    here = page if writer.public else linked.paths.public.get(page.subject.uri)
    view = View(
        page=page,
        site=linked.catalog.site,
        data=filler.data(page.data),
        slots={name: filler.slot(blocks) for name, blocks in slots.items()},
        url=absolute(linked.catalog.site.base_url, here.path) if here is not None else "",
    )
    content = writer.render(view, press.templates)
    noted = answers.noted
    record = PageRecord(
        page_digest(page, linked.slots.get(page.subject.uri)),
        {id: press.records.body(id, linked.resolved) for id in sorted(bodies)},
        {id: press.records.owner(id, linked.resolved) for id in sorted(noted.owners)},
        frozenset({*noted.asked, page.subject.uri}),
        dict(sorted(noted.probed.items())),
        dict(sorted(noted.used.items())),
        digest(content),
        len(content),
    )
    return Rendered(page, content, record)


def _container(
    press: Press, writer: Writer, container: str, pages: Sequence[Page], findings: list[Diagnostic]
) -> Iterator[Output]:
    """A container, made anew where any of its pages would not come out as it did."""
    whole = msgspec.structs.replace(pages[0], path="", data={})
    known = {page.path: record for page in pages if (record := _known(press, writer, page)) is not None}
    records = press.records
    if len(known) == len(pages):
        data = page_digest(whole, [(path, record.output) for path, record in known.items()])
        record = records.unchanged(page_key(writer.name, whole), data, {})
        if record is not None and press.keep(container, record.output, record.size):
            for page in pages:
                records.note(writer.name, page, known[page.path])
            records.note(writer.name, whole, record)
            return
    rendered: list[Rendered] = []
    for page in pages:
        with _noted(press, writer, page, findings):
            rendered.append(render(press, writer, page))
            records.note(writer.name, page, rendered[-1].record)
    if len(rendered) < len(pages):  # a book without one of its chapters is no book
        return
    content = _assembled(press, writer, container, rendered)
    data = page_digest(whole, [(each.page.path, each.record.output) for each in rendered])
    records.note(
        writer.name, whole, PageRecord(data, {}, {}, frozenset(), {}, {}, digest(content), len(content))
    )
    yield Output(container, content)


def _assembled(press: Press, writer: Writer, container: str, pages: Sequence[Rendered]) -> bytes:
    pieces = [Piece(each.page.path, each.content, page=each.page) for each in pages]
    used = {path: file for each in pages for path, file in each.record.used.items()}
    pieces.extend(Piece(path, press.load(file), asset=file) for path, file in sorted(used.items()))
    return b"".join(writer.assemble(container, pieces, press.templates))


@contextmanager
def _noted(press: Press, writer: Writer, page: Page | None, findings: list[Diagnostic]) -> Iterator[None]:
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


def _name(page: Page | None) -> str:
    return f"`{page.path}`" if page else "its own files"


def _source(page: Page | None, press: Press) -> str:
    entry = page.subject.entry if page else None
    article = press.linked.articles.get(entry.id) if entry else None
    return article.path if article else "presskit.toml"

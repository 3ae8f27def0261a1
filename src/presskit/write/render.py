"""Pages are filled and rendered, containers assembled, and the files that pages use are gathered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec import Struct

from presskit.link.site import Linked
from presskit.model.asset import AssetFile
from presskit.model.diagnostic import Diagnostic, Span
from presskit.model.fragment import Fragment
from presskit.model.page import Output, Page
from presskit.model.url import absolute
from presskit.plugins.writer import Piece, Templates, View, Writer
from presskit.report.rules import finding
from presskit.write.answers import Answers, StaticProbe
from presskit.write.fill import Filler
from presskit.write.templates import TemplateFailure

Load = Callable[[AssetFile], bytes]
"""The bytes of a file of the site."""

Form = Callable[[str, str], Fragment]
"""``form(article, name)``: a form of an article; an empty one where there is none."""


class Press(Struct, frozen=True):
    """What rendering needs besides a page."""

    linked: Linked
    writers: Mapping[str, Writer]
    templates: Templates
    probe: StaticProbe
    load: Load
    form: Form


class Rendered(Struct, frozen=True):
    """One page as bytes, with the files that it uses by their path in the output (or in its container)."""

    page: Page
    content: bytes
    used: Mapping[str, AssetFile]


def outputs(press: Press, writer: Writer, findings: list[Diagnostic]) -> Iterator[Output]:
    """All files of one writer. What fails becomes a finding, and the rest goes on."""
    containers: dict[str, list[Rendered]] = {}
    copied: set[str] = set()
    for page in press.linked.pages[writer.name]:
        with _noted(press, writer, page, findings):
            rendered = render(press, writer, page)
            if page.container:
                containers.setdefault(page.container, []).append(rendered)
                continue
            yield Output(page.path, rendered.content)
            for path, file in rendered.used.items():
                if path not in copied:
                    copied.add(path)
                    yield Output(path, press.load(file))
    for container, pages in containers.items():
        with _noted(press, writer, pages[0].page, findings):
            yield Output(container, _assembled(press, writer, container, pages))
    with _noted(press, writer, None, findings):
        yield from writer.files(press.linked.catalog, press.templates)


def render(press: Press, writer: Writer, page: Page) -> Rendered:
    """One page."""
    answers = Answers(press.linked, writer, press.writers, page, press.probe)
    filler = Filler(
        page, writer, answers, press.templates, press.form, press.linked.catalog.site.title
    )
    slots = press.linked.slots.get(page.subject.uri, {})
    public = press.linked.paths.public.get(page.subject.uri)
    here = page if writer.public else public
    view = View(
        page=page,
        catalog=press.linked.catalog,
        data=filler.data(page.data),
        slots={name: filler.slot(blocks) for name, blocks in slots.items()},
        url=absolute(press.linked.catalog.site.base_url, here.path) if here is not None else "",
    )
    return Rendered(page, writer.render(view, press.templates), answers.used)


def _assembled(press: Press, writer: Writer, container: str, pages: Sequence[Rendered]) -> bytes:
    pieces = [Piece(each.page.path, each.content, page=each.page) for each in pages]
    used = {path: file for each in pages for path, file in each.used.items()}
    pieces.extend(Piece(path, press.load(file), asset=file) for path, file in sorted(used.items()))
    return b"".join(writer.assemble(container, pieces, press.linked.catalog, press.templates))


@contextmanager
def _noted(press: Press, writer: Writer, page: Page | None, findings: list[Diagnostic]) -> Iterator[None]:
    """Within, what a template or the writer fails at becomes a finding. Trouble with the disk is not theirs."""
    try:
        yield
    except OSError:
        raise
    except TemplateFailure as error:
        findings.append(finding("PK503", Span(error.path, error.line), f"{error} (at {_name(page)})"))
    except Exception as error:  # noqa: BLE001 - a plugin's failure costs one page, not the build
        message = f"the writer `{writer.name}` failed at {_name(page)}: {type(error).__name__}: {error}"
        findings.append(finding("PK504", Span(_source(page, press)), message))


def _name(page: Page | None) -> str:
    return f"`{page.path}`" if page else "its own files"


def _source(page: Page | None, press: Press) -> str:
    entry = page.subject.entry if page else None
    article = press.linked.articles.get(entry.id) if entry else None
    return article.path if article else "presskit.toml"

"""Text becomes a docutils document, with docutils' process-wide state kept out of it."""

import copy
import pkgutil
from functools import cache
from typing import Any

from docutils import frontend, languages, nodes, utils
from docutils.parsers import rst
from docutils.readers import standalone
from docutils.transforms import frontmatter, references, universal

from presskit.read.anchors import Document
from presskit.read.limits import check, check_lines
from presskit.read.markup import Tables, scoped
from presskit.read.messages import diagnostics
from presskit.read.reading import Reading, reading_of
from presskit.read.substitutions import Substitutions


class _Title(frontmatter.DocTitle):
    """The lone top-level section's title becomes the document's; a lone subsection stays what it is."""

    def apply(self) -> None:
        if self.document.settings.doctitle_xform:
            self.promote_title(self.document)


class _Comments(universal.StripComments):
    """Comments leave the document, but how they begin is kept: a directive with one colon is a comment."""

    def apply(self) -> None:
        comments = list(self.document.findall(nodes.comment))
        begin = reading_of(self.document).comments
        for comment in comments:
            begin.add(comment.astext().partition("\n")[0].rstrip())
            comment.parent.remove(comment)


_UNWANTED = {
    frontmatter.DocTitle,  # see _Title
    frontmatter.SectionSubTitle,
    frontmatter.DocInfo,  # front matter is read from the text
    universal.Decorations,
    universal.StripComments,  # see _Comments
    references.Substitutions,  # see Substitutions
    universal.ExposeInternals,
}
_TRANSFORMS = [step for step in standalone.Reader().get_transforms() if step not in _UNWANTED]
_TRANSFORMS += [_Title, _Comments, Substitutions]

_LANGUAGES = frozenset(module.name for module in pkgutil.iter_modules(languages.__path__))


@cache
def _defaults() -> Any:
    """docutils' settings, made once: they cost milliseconds. Nothing of them comes from a ``docutils.conf``."""
    settings = frontend.get_default_settings(rst.Parser, standalone.Reader)
    settings._disable_config = True
    settings.file_insertion_enabled = False
    settings.halt_level = 6
    settings.report_level = 2
    settings.warning_stream = ""
    settings.syntax_highlight = "short"
    settings.auto_id_prefix = "%"
    settings.id_prefix = ""
    settings.legacy_ids = False
    settings.footnote_references = "superscript"
    settings.trim_footnote_reference_space = True
    settings.record_dependencies = utils.DependencyList()
    return settings


def parse(
    text: str,
    reading: Reading,
    tables: Tables,
    *,
    promote_title: bool,
    raw: bool,
    parser: rst.Parser | None = None,
) -> nodes.document:
    """The document of ``text``, transformed. Findings go to ``reading``; the document has no system messages left.

    Raises `Refused` where it is larger than is read.
    """
    settings = copy.copy(_defaults())
    settings.raw_enabled = raw
    settings.doctitle_xform = promote_title
    settings.language_code = supported(reading.language)
    settings.presskit_reading = reading
    path = reading.source.path
    document = Document(settings, utils.Reporter(path, 2, 6, stream=False), source=path)
    document.note_source(path, -1)
    messages: list[nodes.system_message] = []
    document.reporter.attach_observer(messages.append)
    check_lines(text)
    with scoped(tables):
        (parser or rst.Parser()).parse(text, document)
        check(document, reading)
        document.transformer.add_transforms(_TRANSFORMS)
        document.transformer.apply_transforms()
    known = {"PK301": list(tables.directives), "PK302": list(tables.roles)}
    reading.diagnostics.extend(diagnostics(messages, document, known))
    _drop_messages(document)
    return document


def supported(language: str) -> str:
    """docutils' name of the language, or English.

    Of a tag with many parts, docutils would try every combination, and for a language that it does not know, import a
    top-level module of that name (docutils 0.23, languages).
    """
    base, *parts = language.lower().replace("-", "_").split("_")
    return next((name for name in (*(f"{base}_{part}" for part in parts), base) if name in _LANGUAGES), "en")


def _drop_messages(document: nodes.document) -> None:
    """Parent by parent: there may be tens of thousands in a paragraph."""
    unwanted = (nodes.system_message, nodes.problematic)
    found = [node for node in document.findall(unwanted) if not isinstance(node.parent, nodes.problematic)]
    for parent in {id(node.parent): node.parent for node in found}.values():
        # Between blocks stands what no reader sees, such as a target that refers to itself.
        running = isinstance(parent, nodes.TextElement)
        kept: list[nodes.Node] = []
        for child in parent.children:
            if running and isinstance(child, nodes.problematic):
                kept.append(nodes.Text(child.astext()))
            elif not isinstance(child, unwanted):
                kept.append(child)
        parent[:] = kept

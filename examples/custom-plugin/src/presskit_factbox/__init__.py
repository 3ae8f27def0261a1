"""Fact boxes: ``.. fact-box:: Title`` sets apart what a reader must know, and says where it comes from."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from msgspec import Meta, Struct

from presskit import Declaration, Diagnostic, Directive, Markup, Message, block, hookimpl, span_of

KIND = "fact-box"
"""The block's kind: its templates are ``templates/blocks/fact-box.*``."""

CODES = {
    "FB001": "A fact box names no source.",
    "FB002": "A fact box has more words than the site allows.",
}


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table ``[plugin.factbox]``: the line above each box's title, and how many words a box may have."""

    heading: str = Message("In brief").text
    max_words: Annotated[int, Meta(ge=1)] = 80


class FactBox(Directive):
    """``.. fact-box:: Title`` with ``:source:`` and content of any kind."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"source": directives.unchanged_required}
    heading: ClassVar[str] = Settings().heading

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        data = {
            "heading": Message(self.heading),
            "title": " ".join(self.arguments[0].split()),
            "source": " ".join(self.options.get("source", "").split()),
        }
        return [self.make_block(KIND, data, self.parse_content())]


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=Settings, templates=Path(__file__).parent / "templates", codes=CODES)


@hookimpl
def presskit_markup(settings: Settings) -> Markup:
    """The directive knows the site's settings as its class: docutils makes an instance for each use."""
    return Markup(directives={KIND: type("SiteFactBox", (FactBox,), {"heading": settings.heading})})


@hookimpl
def presskit_check_article(document: nodes.document, settings: Settings) -> Iterable[Diagnostic]:
    for box in document.findall(block):
        if box["kind"] != KIND:
            continue
        title, words = box["data"]["title"], len(box.astext().split())
        if not box["data"]["source"]:
            hint = "add the option :source:"
            yield Diagnostic(
                "FB001", "warning", f"“{title}” names no source", span_of(box, document, title), hint
            )
        if words > settings.max_words:
            message = f"“{title}” has {words} words, more than {settings.max_words}"
            yield Diagnostic(
                "FB002", "warning", message, span_of(box, document, title), "move some into the text"
            )

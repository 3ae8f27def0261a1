"""The transform that lifts sentences: a plain copy before the body-level element that holds them."""

from collections.abc import Iterator

from docutils import nodes

from presskit import Diagnostic, Span, block, span_of
from presskit_pullquote.passage import PASSAGE, TITLE, has_words, passage, plain_text
from presskit_pullquote.role import MARK


def lift(document: nodes.document) -> list[Diagnostic]:
    """Exchange all marks and place-holders, in document order, for copies of the sentences.

    Finds PQ003, PQ005 and PQ006.
    """
    findings: list[Diagnostic] = []
    for node in list(document.findall((nodes.inline, block))):
        if isinstance(node, nodes.inline) and node.get(MARK):
            findings += _lift_mark(node, document)
        elif isinstance(node, block) and node["kind"] == PASSAGE:
            findings += _lift_passage(node, document)
    return findings


def _lift_mark(mark: nodes.inline, document: nodes.document) -> Iterator[Diagnostic]:
    place = body_level(mark)
    span = span_of(mark, document, mark.rawsource)
    text = plain_text(mark)
    mark.parent.replace(mark, mark.children)
    if isinstance(place, nodes.Titular | nodes.footnote | nodes.citation):
        yield Diagnostic(
            "PQ006",
            "error",
            "`:pull:` can't lift a heading or a note",
            span,
            "mark a sentence of the text instead",
        )
    elif _ends_early(mark):
        hint = "use `.. pull-quote::` with `:from: first words … last words`"
        yield Diagnostic("PQ006", "error", "code or a link in backquotes ends the sentence early", span, hint)
    elif TITLE in text:
        yield _without_title(span_of(place, document, mark.rawsource))
    elif not isinstance(place, nodes.Invisible):
        _insert(text, place)


def _lift_passage(holder: block, document: nodes.document) -> Iterator[Diagnostic]:
    first, last = holder["data"]["first"], holder["data"]["last"]
    span = span_of(holder, document, first)
    end_span = span_of(holder, document, last)
    holder.parent.remove(holder)
    texts = [(paragraph, plain_text(paragraph)) for paragraph in document.findall(is_running_text)]
    for paragraph, text in texts:
        if found := passage(text, first, last):
            if TITLE in found:
                yield _without_title(span)
            else:
                _insert(found, body_level(paragraph))
            return
    if any(has_words(text, first) for _, text in texts):
        message = f"no paragraph goes on from “{first}” to “{last}”"
        yield Diagnostic("PQ003", "error", message, end_span, "copy the last words as the paragraph has them")
    else:
        message = f"the article does not say “{first}”"
        yield Diagnostic(
            "PQ003", "error", message, span, "copy the words from the text; only white space may differ"
        )


def body_level(node: nodes.Node) -> nodes.Element:
    """The outermost element round ``node`` within its section: never an item of a list, or a table's cell."""
    while not isinstance(node.parent, nodes.document | nodes.section):
        node = node.parent
    assert isinstance(node, nodes.Element)  # noqa: S101 - a section's children are elements; tells mypy
    return node


def is_running_text(node: nodes.Node) -> bool:
    """Whether ``node`` is a paragraph of the text itself: no note, message or quotation set apart."""
    if not isinstance(node, nodes.paragraph):
        return False
    parent = node.parent
    while not isinstance(parent, nodes.document | nodes.section):
        if isinstance(parent, nodes.footnote | nodes.citation | nodes.system_message | nodes.Invisible):
            return False
        if isinstance(parent, block) and parent["kind"] == "pull-quote":
            return False
        parent = parent.parent
    return True


def _insert(text: str, place: nodes.Element) -> None:
    copy = block("pull-quote", {"text": text, "lifted": True})
    copy.source, copy.line = place.source, place.line
    place.parent.insert(place.parent.index(place), copy)


def _without_title(span: Span) -> Diagnostic:
    message = "the sentence to lift holds a link without text of its own"
    return Diagnostic("PQ005", "error", message, span, "give the link its text: `text <target>`")


def _ends_early(mark: nodes.inline) -> bool:
    """Whether the marked text holds a backquote: docutils then ended the role before the sentence ends."""
    source = mark.rawsource.replace("\\`", "")
    return "`" in source[source.index("`") + 1 : source.rindex("`")]

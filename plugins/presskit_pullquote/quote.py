"""Quotations with an attribution become blocks, and facts of the article."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes

from presskit import Diagnostic, Edit, Source, Span, block, deferred_reference, span_of
from presskit_pullquote.directive import ATTRIBUTION
from presskit_pullquote.passage import TITLE, plain_text

_KINDS = ("quote", "pull-quote")


def wrap_quotes(document: nodes.document) -> None:
    """Put each attributed block quote into a block, and complete the data of pull-quotes.

    The quotation stays docutils' block quote, inside its block: so links, emphasis and footnotes in its
    attribution are kept, and a writer needs no template for it.
    """
    for quote in list(document.findall(nodes.block_quote)):
        holder = quote.parent
        if isinstance(holder, block) and holder["kind"] == "pull-quote":
            name, role, _ = _attribution(quote)
            holder["data"] = {"text": _words_of(quote), "name": name, "role": role, **holder["data"]}
            _credit(quote, holder["data"]["source"], holder["data"]["link"])
        elif _attribution_of(quote) is not None:
            _wrap(quote)


def _wrap(quote: nodes.block_quote) -> None:
    name, role, attribution = _attribution(quote)
    data: dict[str, Any] = {"text": _words_of(quote), "name": name, "role": role, "attribution": attribution}
    if quote["classes"]:
        data["class"] = " ".join(quote["classes"])
    holder = block("quote", data)
    holder.source, holder.line = quote.source, quote.line
    quote.parent.replace(quote, holder)  # replace_self would copy the ids to the block
    holder += quote


def _attribution_of(quote: nodes.block_quote) -> nodes.attribution | None:
    return next((child for child in quote.children if isinstance(child, nodes.attribution)), None)


def _attribution(quote: nodes.block_quote) -> tuple[str, str, str]:
    """Who is quoted: the name, what stands after its first comma, and both."""
    node = _attribution_of(quote)
    text = plain_text(node).replace(TITLE, "") if node is not None else ""
    name, _, role = text.partition(",")
    return name.strip(), role.strip(), text


def _words_of(quote: nodes.block_quote) -> str:
    """The quotation without its attribution, a line for each paragraph."""
    texts = (plain_text(child) for child in quote.children if not isinstance(child, nodes.attribution))
    return "\n".join(filter(None, texts)).replace(TITLE, "")


def _credit(quote: nodes.block_quote, source: str, link: str) -> None:
    """Write the source into the attribution; the link goes round it, or round the name, or stands alone.

    Links within the site are ordinary references here: the core defers them after the transforms.
    """
    if not source and not link:
        return
    attribution = _attribution_of(quote)
    if attribution is None:
        attribution = nodes.attribution()
        attribution.source, attribution.line = quote.source, quote.line
        quote += attribution
    named = list(attribution.children)
    if source:
        cite = nodes.title_reference("", source)
        added = _linked(link, [cite]) if link else cite
        attribution += [nodes.Text(", "), added] if named else [added]
        return
    if named and not any(
        isinstance(node, nodes.reference | deferred_reference) for node in attribution.findall()
    ):
        attribution.clear()
        attribution += _linked(link, named)
        return
    own = _linked(link, [nodes.Text(link)] if "://" in link else [])
    attribution += [nodes.Text(", "), own] if named else [own]


def _linked(link: str, children: list[nodes.Node]) -> nodes.reference:
    return nodes.reference("", "", *children, refuri=link)


def check_attributions(document: nodes.document, source: Source) -> Iterator[Diagnostic]:
    """PQ008: attributions that docutils took for the last line of the quotation."""
    for quote in document.findall(nodes.block_quote):
        last = quote.children[-1] if quote.children else None
        if not isinstance(last, nodes.paragraph) or "\n" not in last.rawsource:
            continue
        line = last.rawsource.splitlines()[-1]
        dash = ATTRIBUTION.match(line)
        if dash and not line[dash.end()].islower():  # with which a sentence goes on, but no name begins
            message = "the attribution is read as the last line of the quotation"
            span = span_of(last, document, line)
            fix = _blank_line(span, line, source)
            yield Diagnostic("PQ008", "warning", message, span, "leave a blank line before it", fix)


def _blank_line(span: Span, line: str, source: Source) -> tuple[Edit, ...]:
    """A blank line before the attribution; nothing where it is not alone in its line, such as in a table."""
    lines = source.text.split("\n") if span.path == source.path else []
    alone = span.line <= len(lines) and lines[span.line - 1].strip() == line.strip()
    return (Edit(Span(span.path, span.line, 1, span.line, 1), "\n"),) if alone else ()


def quotes(document: nodes.document) -> list[dict[str, str]]:
    """All quotations with an attribution and all pull-quotes of an article; ``link`` is as written."""
    return [
        {
            "text": node["data"]["text"],
            **{key: node["data"].get(key, "") for key in ("name", "role", "source", "link")},
            "kind": node["kind"],
        }
        for node in document.findall(block)
        if node["kind"] in _KINDS
    ]

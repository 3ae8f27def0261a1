"""Pull-quotes and attributed quotations: blocks in the text, facts for everything else."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes

from presskit import Declaration, Diagnostic, Markup, Source, hookimpl
from presskit_pullquote.directive import PullQuote
from presskit_pullquote.lift import lift
from presskit_pullquote.own_words import check_own_words
from presskit_pullquote.quote import check_attributions, quotes, wrap_quotes
from presskit_pullquote.role import pull

CODES = {
    "PQ001": "A pull-quote has no text.",
    "PQ002": "`:from:` lacks the ellipsis between the first and the last words.",
    "PQ003": "The article's running text does not hold the words that `:from:` names.",
    "PQ004": "`:from:` stands beside text, an attribution, a source or a link of the pull-quote's own.",
    "PQ005": "A sentence to lift holds a link that has no text of its own.",
    "PQ006": "`:pull:` marks what can't be lifted: a heading, a note, or a sentence with a backquote.",
    "PQ007": "`:link:` is neither an http or https URL nor an `article:` or `ref:` reference.",
    "PQ008": "The last line of a block quote looks like an attribution, but lacks the blank line before it.",
    "PQ009": "A pull-quote names nobody, and its words are not the article's own.",
}

_HERE = Path(__file__).parent


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(templates=_HERE / "templates", codes=CODES, explanations=_HERE / "explanations.toml")


@hookimpl
def presskit_markup() -> Markup:
    return Markup(directives={"pull-quote": PullQuote}, roles={"pull": pull})


@hookimpl
def presskit_transform(document: nodes.document, source: Source) -> Iterable[Diagnostic]:
    findings = [*check_attributions(document, source), *check_own_words(document), *lift(document)]
    wrap_quotes(document)
    return findings


@hookimpl
def presskit_facts(document: nodes.document) -> Mapping[str, Any] | None:
    found = quotes(document)
    return {"quotes": found} if found else None

"""Corrections: dated, gathered at the end of an article, announced at its top, and a public fact."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes

from presskit import Block, Catalog, Declaration, Diagnostic, Markup, Metadata, Subject, hookimpl
from presskit_corrections.directive import Correction, CorrectionLog, facts
from presskit_corrections.gather import gather, modified, zoned
from presskit_corrections.log import log, notice

CODES = {
    "CR001": "A correction has no date, or one that can't be read.",
    "CR002": "A correction has no text.",
    "CR003": "A correction is older than its article.",
    "CR004": "A link in a correction has no text of its own.",
}

_HERE = Path(__file__).parent


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(
        templates=_HERE / "templates",
        codes=CODES,
        explanations=_HERE / "explanations.toml",
    )


@hookimpl
def presskit_markup() -> Markup:
    return Markup(directives={"correction": Correction, "correction-log": CorrectionLog})


@hookimpl
def presskit_transform(document: nodes.document) -> None:
    gather(document)


@hookimpl
def presskit_metadata(document: nodes.document, metadata: Metadata) -> Metadata | None:
    return modified(metadata, facts(document))


@hookimpl
def presskit_check_article(document: nodes.document, metadata: Metadata) -> Iterable[Diagnostic]:
    from presskit_corrections.checks import check_corrections  # noqa: PLC0415 - few articles have a correction

    return check_corrections(document, metadata) if facts(document) else ()


@hookimpl
def presskit_facts(document: nodes.document, metadata: Metadata) -> Mapping[str, Any] | None:
    found = facts(document)
    return zoned(found, metadata) if found else None


@hookimpl
def presskit_slots(subject: Subject, catalog: Catalog) -> Mapping[str, Sequence[Block]]:
    found = subject.entry.facts.get("corrections") if subject.entry is not None else None
    if found is None or subject.kind != "article":
        return {}
    slots = {"after-title": [notice(found)]} if "items" in found else {}
    return slots | ({"after-article": [log(catalog)]} if "log" in found else {})

"""The writer of web pages, and its theme ``broadsheet``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes

from presskit import Block, Catalog, Declaration, Diagnostic, Subject, Writer, hookimpl
from presskit_html import documentation
from presskit_html.checks import CODES, check_settings, check_theme
from presskit_html.outline import has_contents
from presskit_html.settings import Settings
from presskit_html.writer import HtmlWriter

_HERE = Path(__file__).parent


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(
        settings=Settings,
        templates=_HERE / "templates",
        codes=CODES,
        explanations=_HERE / "explanations.toml",
    )


@hookimpl
def presskit_check_site(catalog: Catalog, settings: Settings) -> Iterable[Diagnostic]:
    return check_settings(catalog, settings)


@hookimpl
def presskit_check_theme(
    files: Callable[[str], Mapping[str, bytes]], settings: Settings
) -> Iterable[Diagnostic]:
    return check_theme(files, settings)


@hookimpl
def presskit_facts(document: nodes.document) -> Mapping[str, Any] | None:
    return {"contents": True} if has_contents(document) else None


@hookimpl
def presskit_slots(
    subject: Subject, catalog: Catalog, settings: Settings
) -> Mapping[str, Sequence[Block]] | None:
    folders = settings.documentation
    return documentation.slots(subject, catalog, folders) if folders else None


@hookimpl
def presskit_writers(settings: Settings) -> Sequence[Writer]:
    return (HtmlWriter(settings),)

"""The hooks that plugins implement. Each runs when and where its docstring says, and reads no clock, network or environment.

``settings`` is always the plugin's own struct (see `Declaration.settings`), None where it declares none.
An implementation names only the arguments that it uses.
"""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from typing import Any

from docutils import nodes

from presskit.model.article import Entry, Metadata, Reference
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic
from presskit.model.fragment import Block
from presskit.model.page import Subject
from presskit.model.source import Source
from presskit.plugins.declaration import Declaration, FrontMatter, Markup
from presskit.plugins.marker import hookspec
from presskit.plugins.writer import Writer


@hookspec
def presskit_declare() -> Declaration:  # type: ignore[empty-body]
    """Once a process, when the plugin loads: its settings, templates and diagnostic codes."""


@hookspec
def presskit_markup(settings: Any) -> Markup:  # type: ignore[empty-body]
    """Once a process: directives and roles."""


@hookspec(firstresult=True)
def presskit_front_matter(source: Source, settings: Any) -> FrontMatter | None:
    """For each article, in a worker, before it is parsed: take the front matter of another dialect out of the text.

    The first result that is not None wins; without one, the field list beneath the title is read.
    """


@hookspec
def presskit_transform(
    document: nodes.document, source: Source, settings: Any
) -> Iterable[Diagnostic] | None:
    """For each article, in a worker, after docutils' own transforms: may change ``document``; returns findings."""


@hookspec
def presskit_check_article(  # type: ignore[empty-body]
    document: nodes.document, metadata: Metadata, source: Source, settings: Any
) -> Iterable[Diagnostic]:
    """For each article, in a worker, pure: findings in its document or metadata."""


@hookspec
def presskit_facts(
    document: nodes.document, metadata: Metadata, source: Source, settings: Any
) -> Mapping[str, Any] | None:
    """For each article, in a worker, pure: JSON values that the rest of the site may use, as ``entry.facts[<plugin>]``."""


@hookspec
def presskit_check_site(catalog: Catalog, settings: Any) -> Iterable[Diagnostic]:  # type: ignore[empty-body]
    """Once a build or check, in the parent, pure: findings that need the whole site."""


@hookspec(firstresult=True)
def presskit_executor(name: str, jobs: int, settings: Any) -> Executor | None:
    """Once a build that reads something, in the parent: the executor that ``[read] executor`` calls ``name``.

    ``jobs`` is how many articles are to be read at once. What is submitted can be pickled, and so can what it returns.
    ``shutdown`` must end the workers, those that hang included. The first result that is not None wins.
    """


@hookspec(firstresult=True)
def presskit_resolve(reference: Reference, entry: Entry, catalog: Catalog, settings: Any) -> str | None:
    """For each reference that the core can't resolve, in the parent, pure: the URI or URL it stands for.

    The result is an ``http``/``https`` URL, or a URI of the catalog such as ``article:pep-0008``. The first result wins.
    """


@hookspec
def presskit_slots(  # type: ignore[empty-body]
    subject: Subject, catalog: Catalog, settings: Any
) -> Mapping[str, Sequence[Block]]:
    """For each subject, in the parent, pure and fast: blocks by slot (`presskit.SLOTS`)."""


@hookspec
def presskit_writers(settings: Any) -> Sequence[Writer]:  # type: ignore[empty-body]
    """Once a process: writers."""

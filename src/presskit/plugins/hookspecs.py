"""The hooks that plugins implement. Each runs when and where its docstring says, and reads no clock, network or environment.

``settings`` is always the plugin's own struct (see `Declaration.settings`), None where it declares none.
An implementation names only the arguments that it uses.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from typing import Any

from docutils import nodes

from presskit.model.article import Entry, Metadata, Reference
from presskit.model.asset import Derived
from presskit.model.catalog import Catalog
from presskit.model.diagnostic import Diagnostic
from presskit.model.fragment import Block
from presskit.model.page import Output, Subject
from presskit.model.source import Source
from presskit.plugins.declaration import Declaration, FrontMatter, Markup
from presskit.plugins.marker import hookspec
from presskit.plugins.outputs import Outputs
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
def presskit_metadata(
    document: nodes.document, metadata: Metadata, source: Source, settings: Any
) -> Metadata | None:
    """For each article, in a worker, pure, after ``presskit_transform``: the metadata with what the document adds to them.

    Each implementation gets those of the front matter; of two that change a field, the later one wins.
    """


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
def presskit_derive(content: bytes, media_type: str, settings: Any) -> Derived | None:
    """For each file that articles use, of the media types in `Declaration.derives`, in a worker, pure: files made of it.

    The result is kept as long as content, settings and the plugin's code are as they are.
    """


@hookspec
def presskit_check_site(catalog: Catalog, settings: Any) -> Iterable[Diagnostic]:  # type: ignore[empty-body]
    """Once a build or check, in the parent, pure: findings that need the whole site."""


@hookspec
def presskit_check_theme(  # type: ignore[empty-body]
    files: Callable[[str], Mapping[str, bytes]], settings: Any
) -> Iterable[Diagnostic]:
    """Once a build or check, in the parent, pure: findings in settings that need the theme.

    ``files`` is that of `Templates`.
    """


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


@hookspec
def presskit_finish(outputs: Outputs, settings: Any) -> Iterable[Output]:  # type: ignore[empty-body]
    """Once a build, in the parent, when all else is made and nothing is published: further files made of those that are.

    It runs again only where something that it looked at in ``outputs`` is another than the last time.
    """

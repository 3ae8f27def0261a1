"""Search: an index of the articles that Pagefind makes of the finished pages, and the page that asks it."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from presskit import Block, Catalog, Declaration, Diagnostic, Output, Outputs, Span, Subject, hookimpl
from presskit_search.client import blocks, client_files

CODES = {"SR001": "The site is to have a search, but Pagefind is not installed."}
_HERE = Path(__file__).parent


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(
        templates=_HERE / "templates",
        codes=CODES,
        explanations=_HERE / "explanations.toml",
        libraries=("pagefind", "pagefind_bin", "pagefind_bin_extended"),
    )


@hookimpl
def presskit_check_site(catalog: Catalog) -> Iterable[Diagnostic]:
    if catalog.site.search and find_spec("pagefind") is None:
        message = "`site.search`: there is no `pagefind`, which makes the index"
        hint = "pip install 'presskit[search]'"
        yield Diagnostic("SR001", "error", message, Span("presskit.toml"), hint)


@hookimpl
def presskit_slots(subject: Subject) -> Mapping[str, Sequence[Block]]:
    return blocks() if subject.kind == "search" else {}


@hookimpl
def presskit_finish(outputs: Outputs) -> Iterable[Output]:
    """The index, and what asks it, in a folder beside the page of the search."""
    for place in outputs.pages("search"):
        # Here, because a build that makes no index needs none of it.
        from presskit_search.index import index_of, language_of  # noqa: PLC0415

        articles = {path: outputs[path] for path in outputs.pages("article")}
        files = {**index_of(articles, language_of(outputs[place])), **client_files()}
        folder = place.rpartition("/")[0]
        yield from (Output(f"{folder}/pagefind/{path}".lstrip("/"), files[path]) for path in sorted(files))

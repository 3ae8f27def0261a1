"""Where the pages of a print edition begin: a role marks them, facts carry them, and the book lists them."""

from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states

from presskit import Catalog, Diagnostic, block, slugify, span_of

_PAGES = "print-pages"
"""The attribute of a document with the blocks that begin its pages, so that no document is searched for them."""


def page(
    _name: str, rawtext: str, text: str, _lineno: int, inliner: states.Inliner, **_options: Any
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """The role ``:page:``: the page of print that ``text`` names begins here."""
    label = text.strip()
    begin = block("page-break", {"page": label, "id": anchor(label)})
    begin.rawsource = rawtext
    inliner.document.attributes.setdefault(_PAGES, []).append(begin)
    return [begin], []


def anchor(label: str) -> str:
    """The id of a page; with a dot, as no heading's has."""
    return f"page.{slugify(label)}"


def pages_of(document: nodes.document) -> list[str]:
    """The names of the pages that begin in an article, in their order."""
    return [begin["data"]["page"] for begin in document.attributes.get(_PAGES, ())]


def check_pages(document: nodes.document) -> Iterator[Diagnostic]:
    """EP003."""
    seen: set[str] = set()
    for begin in document.attributes.get(_PAGES, ()):
        label = begin["data"]["page"]
        slug = slugify(label)
        message = (
            "a page needs a name" if not slug else f"page `{label}` begins twice" if slug in seen else ""
        )
        if message:
            hint = "write its number in print: :page:`12`"
            yield Diagnostic("EP003", "error", message, span_of(begin, document, begin.rawsource), hint)
        seen.add(slug)


def page_list(catalog: Catalog, chapters: Mapping[str, str]) -> list[dict[str, str]]:
    """The pages of print in a book's articles, in reading order; ``chapters`` gives the paths by article."""
    return [
        {"page": label, "path": f"{path}#{anchor(label)}"}
        for article, path in chapters.items()
        for label in catalog.entries[article].facts.get("epub", {}).get("pages", ())
    ]

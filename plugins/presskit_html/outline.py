"""Whether an article has a table of contents of its own."""

from docutils import nodes


def has_contents(document: nodes.document) -> bool:
    """Whether ``.. contents::`` lists the article's headings; in a section, ``:local:`` makes it that section's only."""
    return _lists_headings(document, of_all=True)


def _lists_headings(node: nodes.Element, *, of_all: bool) -> bool:
    # Only children of sections and sidebars: docutils allows a table of contents nowhere else.
    for child in node.children:
        if isinstance(child, nodes.section) and _lists_headings(child, of_all=False):
            return True
        if isinstance(child, nodes.sidebar) and _lists_headings(child, of_all=of_all):
            return True
        if isinstance(child, nodes.topic) and "contents" in child["classes"]:
            return of_all or "local" not in child["classes"]
    return False

"""What the forms of an article share: their result, and the nodes that no reader sees."""

from docutils import languages, nodes
from msgspec import Struct

from presskit.model.fragment import Fragment


class Compiled(Struct, frozen=True):
    """A form of an article.

    ``problems`` are formulas and raw markup that could not be read: 1-based line of the source (0 where unknown)
    and message.
    """

    fragment: Fragment
    problems: tuple[tuple[int, str], ...] = ()


UNSEEN: tuple[type[nodes.Node], ...] = (
    nodes.comment,
    nodes.decoration,
    nodes.docinfo,
    nodes.meta,
    nodes.pending,
    nodes.substitution_definition,
    nodes.system_message,
)
"""Nodes that are dropped with all that they hold."""

UNSEEN_IN_DOCUMENT = (nodes.title, nodes.subtitle)
"""Further ones directly in the document: the page's template shows them from the metadata."""


def body(document: nodes.document) -> list[nodes.Node]:
    """The children of ``document`` that belong to the article's body."""
    return [child for child in document.children if not isinstance(child, UNSEEN + UNSEEN_IN_DOCUMENT)]


def is_messages(node: nodes.Element) -> bool:
    """Whether this is the section that docutils makes of messages that it found no better place for."""
    return isinstance(node, nodes.section) and "system-messages" in node["classes"]


def raw_markup(document: nodes.document, node: nodes.Element) -> str:
    """The text of a ``raw`` node for HTML, where the site allows it; otherwise empty."""
    enabled = document.settings.raw_enabled and "html" in node.get("format", "").split()
    return node.astext() if enabled else ""


def label(document: nodes.document, name: str) -> str:
    """The title that docutils gives ``name`` (``note``, ``contents``) in the language of the document."""
    language = languages.get_language(document.settings.language_code)
    return str(language.labels.get(name, name.title()))


def admonition_title(document: nodes.document, kind: str) -> str:
    """The title of an admonition, without the shouting of docutils' own (``!DANGER!``)."""
    title = label(document, kind).strip("!¡ ")
    return title.capitalize() if title.isupper() else title


def line_of(node: nodes.Node | None) -> int:
    """The 1-based line of ``node``, or of the nearest element around it that has one; 0 where none does."""
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 0

"""Markup within a line: text, emphasis, references, formulas in the text."""

from typing import Any

from docutils import nodes

from presskit.model.fragment import Anchor, Asset, Link, Mark
from presskit.read.form import line_of, raw_markup
from presskit.read.html_text import class_attributes, escaped, quoted, url, xml_problem
from presskit.read.html_walk import Handler, Walk, element, unseen
from presskit.read.math import mathml
from presskit.read.nodes import deferred_reference
from presskit.read.outline import has_place

TAGS = frozenset(
    ["b", "bdi", "code", "del", "dfn", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "u", "var"]
)
"""Elements that a role of that name makes, as in docutils' html5 writer."""


def text(walk: Walk, node: Any) -> None:
    # docutils marks characters that were escaped in the source by a null before them.
    walk.parts.append(escaped(node.astext() if "\x00" in node else node))


def inline(walk: Walk, node: Any) -> None:
    tag = _open_tagged(walk, node, "span")
    walk.children(node)
    walk.parts.append(f"</{tag}>")


def literal(walk: Walk, node: Any) -> None:
    attributes = node.attributes
    if "code" in attributes["classes"]:
        # The role ``code``: its children are Pygments' tokens, whose short classes are no elements.
        _code(walk, node)
        return
    content = escaped(node.astext())
    if not isinstance(node.parent, nodes.literal_block):
        content = content.replace("\n", " ")
    if attributes["classes"] or attributes["ids"]:
        tag = _open_tagged(walk, node, "code")
        walk.parts.append(f"{content}</{tag}>")
    else:
        walk.parts.append(f"<code>{content}</code>")


def _code(walk: Walk, node: Any) -> None:
    walk.open("code", node)
    for child in node.children:
        token(walk, child)
    walk.parts.append("</code>")


def token(walk: Walk, node: Any) -> None:
    """A piece of highlighted code; line numbers are no part of it."""
    if node.__class__ is not nodes.inline:
        walk.visit(node)
        return
    classes = node["classes"]
    tag = "small" if classes == ["ln"] else "span"
    walk.parts.append(f"<{tag}{class_attributes('', classes)}>")
    walk.children(node)
    walk.parts.append(f"</{tag}>")


def _open_tagged(walk: Walk, node: Any, otherwise: str) -> str:
    """The name of the element, now open, that one of the node's classes names; else ``otherwise``."""
    classes = node.attributes["classes"]
    tag = next((name for name in classes if name in TAGS), otherwise)
    rest = class_attributes("", [name for name in classes if name != tag])
    ids = walk.ids(node)
    walk.start(tag, ids, f"{rest}>")
    walk.spans(ids[1:])
    return tag


def reference(walk: Walk, node: Any) -> None:
    attributes = node.attributes
    if walk.linked or not ("refuri" in attributes or "refid" in attributes):
        # A link can't hold another (HTML §4.5.1); substitutions can bring one.
        walk.spans(walk.ids(node))
        walk.children(node)
        return
    if "refuri" in attributes:
        walk.open("a", node, more=f' href="{url(attributes["refuri"])}"')
    else:
        walk.open("a", node, more=' href="#', end="")
        walk.parts += [Anchor(attributes["refid"]), '">']
    _link_text(walk, node)


def _link_text(walk: Walk, node: Any) -> None:
    walk.linked = True
    walk.children(node)
    walk.linked = False
    walk.parts.append("</a>" if isinstance(node.parent, nodes.TextElement) else "</a>\n")


def deferred(walk: Walk, node: Any) -> None:
    """A link to an article, label or file; without a text it takes the target's title or the file's name."""
    uri: str = node["uri"]
    path = uri.removeprefix("asset:")
    hole = Link(uri) if path == uri else Asset(path)
    default = Link(uri, "title") if path == uri else escaped(path.rpartition("/")[2])
    if not walk.linked:
        walk.open("a", node, more=' href="', end="")
        walk.parts += [hole, '">']
    if not node.children:
        walk.parts.append(default)
    if walk.linked:
        walk.children(node)
    else:
        _link_text(walk, node)


def footnote_reference(walk: Walk, node: Any) -> None:
    walk.parts.append('<sup class="footnote-reference">')
    _note_link(walk, node, escaped(node.astext()))
    walk.parts.append("</sup>")


def citation_reference(walk: Walk, node: Any) -> None:
    walk.parts.append('<span class="citation-reference">')
    _note_link(walk, node, f"[{escaped(node.astext())}]")
    walk.parts.append("</span>")


def _note_link(walk: Walk, node: Any, label: str) -> None:
    if walk.linked or "refid" not in node.attributes:
        walk.parts.append(label)
        return
    walk.parts += ['<a href="#', Anchor(node["refid"]), '"']
    for anchor in walk.ids(node)[:1]:
        walk.parts += [' id="', Anchor(anchor), '"']
    walk.parts += [' role="doc-noteref"', Mark("noteref"), f">{label}</a>"]


def target(walk: Walk, node: Any) -> None:
    """A target in the text, or one that stands before nothing: docutils moves the ids of the others."""
    ids = walk.ids(node) if has_place(node) else []
    if not node.children:
        walk.spans(ids)
        return
    if ids:
        walk.start("span", ids, ">")
        walk.spans(ids[1:])
    walk.children(node)
    if ids:
        walk.parts.append("</span>")


def math(walk: Walk, node: Any) -> None:
    """A formula in the text; its LaTeX source where it can't be read."""
    latex = node.astext()
    markup, problem = mathml(latex, display=False)
    if problem:
        walk.problems.append((line_of(node), problem))
        markup = f'<code class="math">{escaped(latex)}</code>'
    else:
        markup = markup.replace("<math", f'<math alttext="{quoted(latex)}"', 1)
    walk.spans(walk.ids(node))
    walk.parts.append(markup)


def raw(walk: Walk, node: Any) -> None:
    """Markup of the author's own, where the site allows it, if books and pages can both hold it."""
    markup = raw_markup(walk.document, node)
    problem = xml_problem(markup)
    if problem:
        walk.problems.append((line_of(node), f"raw HTML must be well-formed XML: {problem}"))
        return
    walk.parts.append(markup)
    if not isinstance(node.parent, nodes.TextElement):
        walk.parts.append("\n")


def problematic(walk: Walk, node: Any) -> None:
    walk.parts.append(escaped(node.astext()))


INLINE: dict[type, Handler] = {
    nodes.Text: text,
    nodes.abbreviation: element("abbr"),
    nodes.acronym: element("abbr"),
    nodes.citation_reference: citation_reference,
    nodes.emphasis: element("em"),
    nodes.footnote_reference: footnote_reference,
    nodes.generated: element("span"),
    nodes.inline: inline,
    nodes.literal: literal,
    nodes.math: math,
    nodes.problematic: problematic,
    nodes.raw: raw,
    nodes.reference: reference,
    nodes.strong: element("strong"),
    nodes.subscript: element("sub"),
    nodes.substitution_definition: unseen,
    nodes.superscript: element("sup"),
    nodes.target: target,
    nodes.title_reference: element("cite"),
    deferred_reference: deferred,
}

"""Sections, paragraphs, quotes, code, admonitions and their kin."""

from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes

from presskit.model.fragment import Block
from presskit.read import code
from presskit.read.footnotes import note_content, note_data
from presskit.read.form import UNSEEN, admonition_title, is_messages, label, line_of
from presskit.read.html_inline import token
from presskit.read.html_text import attribute, class_attributes, escaped, quoted
from presskit.read.html_walk import Handler, Walk, block, element, unseen
from presskit.read.math import mathml
from presskit.read.nodes import block as block_node


def body(walk: Walk, children: Iterable[nodes.Node]) -> None:
    """Body-level elements, each followed by the notes whose first reference it holds."""
    after = walk.notes.after
    for child in children:
        walk.visit(child)
        if after:
            for note in after.get(child, ()):
                place_note(walk, note)


def section(walk: Walk, node: Any) -> None:
    if is_messages(node):
        return
    ids = walk.ids(node)
    walk.start("section", ids, class_attributes("", node["classes"]) + ">\n")
    walk.level += 1
    children: Sequence[nodes.Node] = node.children
    if children and isinstance(children[0], nodes.title):
        _heading(walk, children[0], ids[1:])
        for note in walk.notes.after.get(children[0], ()):
            place_note(walk, note)
        children = children[1:]
    else:
        walk.spans(ids[1:])
    body(walk, children)
    walk.level -= 1
    walk.parts.append("</section>\n")


def _heading(walk: Walk, title: nodes.title, ids: list[str]) -> None:
    tag = f"h{min(walk.level, 6)}"
    walk.open(tag, title, more=attribute("aria-level", walk.level if walk.level > 6 else ""))
    walk.spans(ids)
    walk.children(title)
    walk.parts.append(f"</{tag}>\n")


def place_note(walk: Walk, note: Any) -> None:
    """A footnote or citation, which each writer shows in its own place."""
    ids = walk.ids(note)
    walk.spans(ids[1:])
    content = walk.fragment(note_content(note))
    walk.parts.append(Block("footnote", note_data(note, ids, walk.notes), content))


def note(walk: Walk, node: Any) -> None:
    if node not in walk.notes.moved:
        place_note(walk, node)


def plugin_block(walk: Walk, node: Any) -> None:
    """A block of a plugin; without children it has no content of its own."""
    walk.spans(walk.ids(node))
    content = walk.fragment(node.children) if node.children else None
    walk.parts.append(Block(node["kind"], node["data"], content))


def titled(tag: str, own: str) -> Handler:
    """A handler for topics and sidebars."""

    def handle(walk: Walk, node: Any) -> None:
        classes = node["classes"]
        if "contents" in classes:
            _contents(walk, node)
            return
        name = "div" if "abstract" in classes or "dedication" in classes else tag
        walk.open(name, node, "" if name == "div" else own)
        walk.parts.append("\n")
        walk.children(node)
        walk.parts.append(f"</{name}>\n")

    return handle


def _contents(walk: Walk, node: Any) -> None:
    title = next((child.astext() for child in node.children if isinstance(child, nodes.title)), "")
    name = title or label(walk.document, "contents")
    walk.open("nav", node, more=f' aria-label="{quoted(name)}"')
    walk.parts.append("\n")
    walk.children(node)
    walk.parts.append("</nav>\n")


def admonition(walk: Walk, node: Any) -> None:
    """An admonition with its title: the author's, or that of its kind in the document's language."""
    kind = node.__class__.__name__
    generic = isinstance(node, nodes.admonition)
    walk.open("aside", node, "admonition" if generic else f"admonition {kind}", ' role="note"')
    walk.parts.append("\n")
    if not generic:
        title = escaped(admonition_title(walk.document, kind))
        walk.parts.append(f'<p class="admonition-title">{title}</p>\n')
    for child in node.children:
        if isinstance(child, nodes.title):
            own_title(walk, child)
        else:
            walk.visit(child)
    walk.parts.append("</aside>\n")


own_title = element("p", "admonition-title", "\n")


def block_quote(walk: Walk, node: Any) -> None:
    """A quotation; one with an attribution is a figure, which keeps the words apart from the name."""
    sources = [child for child in node.children if isinstance(child, nodes.attribution)]
    if not sources:
        quotation(walk, node)
        return
    walk.open("figure", node, "quote")
    walk.parts.append("\n<blockquote>\n")
    for child in node.children:
        if child not in sources:
            walk.visit(child)
    walk.parts.append("</blockquote>\n")
    for source in sources:
        walk.open("figcaption", source)
        walk.parts.append("— ")
        walk.children(source)
        walk.parts.append("</figcaption>\n")
    walk.parts.append("</figure>\n")


quotation = block("blockquote")


def literal_block(walk: Walk, node: Any) -> None:
    language = code.language_of(node)
    if language is None:
        walk.open("pre", node, more=' tabindex="0"')
        if node.astext().startswith("\n"):
            # HTML drops a newline right after <pre> (HTML §13.2.6.4.7), XML does not.
            walk.parts.append("<span></span>")
        walk.children(node)
        walk.parts.append("</pre>\n")
        return
    own = class_attributes("", code.classes(node))
    ids = walk.ids(node)
    walk.spans(ids[1:])
    name = f' class="language-{quoted(language)}"' if language else ""
    walk.start("pre", ids, f'{own} tabindex="0"><code{name}>')
    for child in node.children:
        token(walk, child)
    walk.parts.append("</code></pre>\n")


def doctest_block(walk: Walk, node: Any) -> None:
    """A Python session, highlighted where docutils is to highlight code."""
    walk.open("pre", node, more=' tabindex="0"')
    walk.parts.append('<code class="language-pycon">')
    for classes, text in code.session_tokens(walk.document, node.astext()):
        piece = escaped(text)
        walk.parts.append(f'<span class="{quoted(classes)}">{piece}</span>' if classes else piece)
    walk.parts.append("</code></pre>\n")


def math_block(walk: Walk, node: Any) -> None:
    """A displayed formula; its LaTeX source where it can't be read."""
    latex = node.astext()
    markup, problem = mathml(latex, display=True)
    if problem:
        walk.problems.append((line_of(node), problem))
        markup = f'<pre tabindex="0"><code class="math">{escaped(latex)}</code></pre>'
    else:
        markup = markup.replace("<math", f'<math alttext="{quoted(latex)}"', 1)
    walk.open("div", node, "math", more="" if problem else ' tabindex="0"')
    walk.parts.append(f"{markup}</div>\n")


def transition(walk: Walk, node: Any) -> None:
    walk.open("hr", node, end="/>\n")


BODY: dict[type, Handler] = {
    nodes.Admonition: admonition,
    nodes.attribution: element("p", "attribution", "\n"),
    nodes.block_quote: block_quote,
    nodes.citation: note,
    nodes.compound: block("div", "compound"),
    nodes.container: block("div"),
    nodes.doctest_block: doctest_block,
    nodes.footnote: note,
    nodes.line_block: block("div", "line-block"),
    nodes.literal_block: literal_block,
    nodes.math_block: math_block,
    nodes.paragraph: element("p", "", "\n"),
    nodes.rubric: element("p", "rubric", "\n"),
    nodes.section: section,
    nodes.sidebar: titled("aside", "sidebar"),
    nodes.subtitle: element("p", "subtitle", "\n"),
    nodes.title: element("p", "title", "\n"),
    nodes.topic: titled("aside", "topic"),
    nodes.transition: transition,
    block_node: plugin_block,
    **dict.fromkeys(UNSEEN, unseen),
}

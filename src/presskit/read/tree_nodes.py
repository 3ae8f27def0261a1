"""What each class of node becomes in the tree."""

from collections.abc import Iterable
from typing import Any

from docutils import nodes

from presskit.model.fragment import Anchor, Asset, Block, Link
from presskit.read import code, grid
from presskit.read.footnotes import note_content, note_data
from presskit.read.form import UNSEEN, admonition_title, is_messages, raw_markup
from presskit.read.media import takes_measures_of_file
from presskit.read.nodes import block, deferred_reference
from presskit.read.outline import has_place
from presskit.read.references import is_remote
from presskit.read.tree_walk import Handler, TreeWalk, with_attributes


def write_body(walk: TreeWalk, children: Iterable[nodes.Node]) -> None:
    """Body-level elements, each followed by the notes whose first reference it holds."""
    for child in children:
        walk.visit(child)
        for note in walk.notes.after.get(child, ()) if walk.notes.after else ():
            _place_note(walk, note)


def text(walk: TreeWalk, node: Any) -> None:
    walk.text(node.astext())


def unseen(_walk: TreeWalk, _node: Any) -> None:
    """The handler of nodes that no reader sees."""


def section(walk: TreeWalk, node: Any) -> None:
    if is_messages(node):
        return
    walk.level += 1
    walk.open("section", node, level=walk.level)
    walk.parts += [',"children":', "["]
    write_body(walk, node.children)
    walk.parts.append("]")
    walk.close()
    walk.level -= 1


def admonition(walk: TreeWalk, node: Any) -> None:
    kind = "" if isinstance(node, nodes.admonition) else node.__class__.__name__
    walk.open("admonition", node, kind=kind)
    named = [nodes.title("", admonition_title(walk.document, kind))] if kind else []
    walk.close([*named, *node.children])


def reference(walk: TreeWalk, node: Any) -> None:
    if "refuri" in node:
        walk.open("reference", node, url=node["refuri"])
    elif "refid" in node:
        walk.open("reference", node, url=("#", Anchor(node["refid"])))
    else:
        walk.open("inline", node)
    walk.close(node.children)


def deferred(walk: TreeWalk, node: Any) -> None:
    """A link to an article, label or file; without a text it takes the target's title or the file's name."""
    uri: str = node["uri"]
    path = uri.removeprefix("asset:")
    walk.open("reference", node, url=Link(uri) if path == uri else Asset(path))
    if node.children:
        walk.close(node.children)
        return
    walk.parts += [',"children":', "["]
    if path == uri:
        walk.parts += ['"', Link(uri, "title"), '"']
    else:
        walk.text(path.rpartition("/")[2])
    walk.parts.append("]")
    walk.close()


def note_reference(walk: TreeWalk, node: Any) -> None:
    url = ("#", Anchor(node["refid"])) if "refid" in node else None
    walk.open(node.__class__.__name__, node, url=url, text=node.astext())
    walk.close()


def note(walk: TreeWalk, node: Any) -> None:
    if node not in walk.notes.moved:
        _place_note(walk, node)


def _place_note(walk: TreeWalk, note: Any) -> None:
    ids = walk.ids(note)
    walk.target(ids[1:])
    content = walk.fragment(note_content(note))
    walk.separate()
    walk.parts.append(Block("footnote", note_data(note, ids, walk.notes), content))


def plugin_block(walk: TreeWalk, node: Any) -> None:
    walk.target(walk.ids(node))
    content = walk.fragment(node.children) if node.children else None
    walk.separate()
    walk.parts.append(Block(node["kind"], node["data"], content))


def image(walk: TreeWalk, node: Any) -> None:
    uri = node["uri"].removeprefix("asset:")
    url = uri if is_remote(uri) else Asset(uri)
    width, height = node.get("width"), node.get("height")
    if takes_measures_of_file(node, uri):
        width, height = Asset(uri, "width"), Asset(uri, "height")
    walk.open(
        "image", node, url=url, alt=node.get("alt"), width=width, height=height, align=node.get("align")
    )
    walk.close()


def literal_block(walk: TreeWalk, node: Any) -> None:
    language, classes = code.language_of(node), code.classes(node)
    if all(isinstance(child, nodes.Text | nodes.inline) for child in node.children):
        walk.open("literal_block", node, classes=classes, language=language, text=code.code_text(node))
        walk.close()
    else:
        walk.open("literal_block", node, classes=classes, language=language)
        walk.close(node.children)


def doctest_block(walk: TreeWalk, node: Any) -> None:
    walk.open("doctest_block", node, language="pycon", text=node.astext())
    walk.close()


def math(walk: TreeWalk, node: Any) -> None:
    walk.open(node.__class__.__name__, node, latex=node.astext())
    walk.close()


def raw(walk: TreeWalk, node: Any) -> None:
    markup = raw_markup(walk.document, node)
    if markup:
        walk.open("raw", node, format="html", text=markup)
        walk.close()


def problematic(walk: TreeWalk, node: Any) -> None:
    walk.text(node.astext())


def target(walk: TreeWalk, node: Any) -> None:
    if node.children and has_place(node):
        walk.open("target", node)
        walk.close(node.children)
    elif node.children:
        for child in node.children:
            walk.visit(child)
    elif has_place(node):
        walk.target(walk.ids(node))


def table(walk: TreeWalk, node: Any) -> None:
    groups = list(grid.groups(node))
    widths = [width for group in groups for width in grid.widths(node, group)]
    walk.open(
        "table",
        node,
        classes=grid.classes(node),
        widths=widths,
        width=node.get("width"),
        align=node.get("align"),
    )
    walk.parts += [',"children":', "["]
    for child in node.children:
        if isinstance(child, nodes.title):
            walk.visit(child)
    for group in groups:
        for part in group.children:
            if isinstance(part, nodes.thead | nodes.tbody):
                _rows(walk, group, part)
    walk.parts.append("]")
    walk.close()


def _rows(walk: TreeWalk, group: nodes.Element, part: nodes.Element) -> None:
    for row in grid.rows(group, part):
        walk.open("row", row.row, head=isinstance(part, nodes.thead) or None)
        walk.parts += [',"children":', "["]
        for cell in row.cells:
            colspan = cell.colspan if cell.colspan > 1 else None
            rowspan = cell.rowspan if cell.rowspan > 1 else None
            walk.open("cell", cell.entry, scope=cell.scope, colspan=colspan, rowspan=rowspan)
            walk.close(cell.entry.children)
        walk.parts.append("]")
        walk.close()


BODY: dict[type, Handler] = {
    nodes.Text: text,
    nodes.Admonition: admonition,
    nodes.citation: note,
    nodes.citation_reference: note_reference,
    nodes.doctest_block: doctest_block,
    nodes.enumerated_list: with_attributes("enumtype", "start", "prefix", "suffix"),
    nodes.figure: with_attributes("width", "align"),
    nodes.footnote: note,
    nodes.footnote_reference: note_reference,
    nodes.image: image,
    nodes.literal_block: literal_block,
    nodes.math: math,
    nodes.math_block: math,
    nodes.option_argument: with_attributes("delimiter"),
    nodes.problematic: problematic,
    nodes.raw: raw,
    nodes.reference: reference,
    nodes.section: section,
    nodes.table: table,
    nodes.target: target,
    block: plugin_block,
    deferred_reference: deferred,
    **dict.fromkeys(UNSEEN, unseen),
}

"""Tables."""

from typing import Any

from docutils import nodes

from presskit.model.fragment import Message
from presskit.read import grid
from presskit.read.html_lists import flow, seen
from presskit.read.html_text import attribute, class_attributes, quoted
from presskit.read.html_walk import Handler, Walk
from presskit.read.lengths import css


def table(walk: Walk, node: Any) -> None:
    """A table in a box that scrolls in place of the page, with the keyboard, too (WCAG 2.1.1)."""
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    align = f" align-{node['align']}" if "align" in node else ""
    ids = walk.ids(node)
    walk.start("div", ids, f' class="table{align}" tabindex="0" role="group" aria-label="')
    name = quoted(" ".join(title.astext().split())) if title is not None else Message("Table")
    walk.parts += [name, '">\n']
    walk.spans(ids[1:])
    classes = class_attributes("", grid.classes(node))
    width = attribute("style", f"width: {css(node['width'])}") if node.get("width") else ""
    walk.parts.append(f"<table{classes}{width}>\n")
    if title is not None:
        walk.open("caption", title)
        walk.children(title)
        walk.parts.append("</caption>\n")
    for group in grid.groups(node):
        _group(walk, node, group)
    walk.parts.append("</table>\n</div>\n")


def _group(walk: Walk, node: Any, group: nodes.Element) -> None:
    widths = grid.widths(node, group)
    if widths:
        columns = "".join(f'<col style="width: {width}%"/>' for width in widths)
        walk.parts.append(f"<colgroup>{columns}</colgroup>\n")
    for part in group.children:
        if isinstance(part, nodes.thead | nodes.tbody):
            tag = part.__class__.__name__
            walk.open(tag, part)
            walk.parts.append("\n")
            for row in grid.rows(group, part):
                _row(walk, row)
            walk.parts.append(f"</{tag}>\n")


def _row(walk: Walk, row: grid.Row) -> None:
    walk.open("tr", row.row)
    for cell in row.cells:
        tag = "th" if cell.scope else "td"
        spans = attribute("colspan", cell.colspan if cell.colspan > 1 else "")
        spans += attribute("rowspan", cell.rowspan if cell.rowspan > 1 else "")
        walk.open(tag, cell.entry, more=attribute("scope", cell.scope) + spans)
        flow(walk, cell.entry, tight=len(seen(cell.entry)) == 1)
        walk.parts.append(f"</{tag}>")
    walk.parts.append("</tr>\n")


TABLES: dict[type, Handler] = {nodes.table: table}

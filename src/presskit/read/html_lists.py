"""Lists of all kinds, and lines."""

from typing import Any

from docutils import nodes

from presskit.read.form import UNSEEN
from presskit.read.html_text import attribute, escaped
from presskit.read.html_walk import Handler, Walk, element

_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_TYPES = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}


def seen(node: nodes.Node) -> list[Any]:
    return [child for child in node.children if not isinstance(child, UNSEEN)]


def flow(walk: Walk, node: Any, *, tight: bool) -> None:
    """The contents of an item or a cell; tight ones have their only paragraph's text without the element."""
    children = seen(node)
    paragraphs = [child for child in children if child.__class__ is nodes.paragraph] if tight else []
    for place, child in enumerate(children):
        if len(paragraphs) == 1 and child is paragraphs[0] and not (child["ids"] or child["classes"]):
            walk.children(child)
            if place + 1 < len(children):
                walk.parts.append("\n")
        else:
            walk.visit(child)


def is_tight(node: nodes.Element) -> bool:
    """docutils' rule for compact lists: items are a paragraph, a compact list, or the two in this order."""
    if "open" in node["classes"]:
        return False
    return "compact" in node["classes"] or all(_is_brief(item) for item in seen(node))


def _is_brief(item: nodes.Element) -> bool:
    children = seen(item)
    if len(children) > 1 and isinstance(children[0], nodes.paragraph) and isinstance(children[-1], _LISTS):
        if not is_tight(children.pop()):
            return False
    elif len(children) == 1 and isinstance(children[0], _LISTS):
        return is_tight(children[0])
    return not children or (len(children) == 1 and isinstance(children[0], nodes.paragraph))


def _list(walk: Walk, node: Any, tag: str, more: str = "") -> None:
    outer = walk.tight
    walk.tight = outer or is_tight(node)
    walk.open(tag, node, more=more)
    walk.parts.append("\n")
    walk.children(node)
    walk.parts.append(f"</{tag}>\n")
    walk.tight = outer


def bullet_list(walk: Walk, node: Any) -> None:
    _list(walk, node, "ul")


def enumerated_list(walk: Walk, node: Any) -> None:
    start = node.get("start")
    more = attribute("type", _TYPES.get(node.get("enumtype"), "")) + attribute("start", start)
    _list(walk, node, "ol", more)


def list_item(walk: Walk, node: Any) -> None:
    walk.open("li", node)
    flow(walk, node, tight=walk.tight)
    walk.parts.append("</li>\n")


def definition_list(walk: Walk, node: Any) -> None:
    _pairs(walk, node, "", [(item, item.children) for item in seen(node)])


def field_list(walk: Walk, node: Any) -> None:
    _pairs(walk, node, "fields", [(field, field.children) for field in seen(node)])


def option_list(walk: Walk, node: Any) -> None:
    _pairs(walk, node, "options", [(item, item.children) for item in seen(node)])


_MEANINGS = (nodes.definition, nodes.field_body, nodes.description)


def _pairs(walk: Walk, node: Any, own: str, items: list[tuple[Any, list[Any]]]) -> None:
    """A list of names and what they mean. docutils keeps classifiers beside their term, HTML within."""
    meanings = [child for _, children in items for child in children if isinstance(child, _MEANINGS)]
    outer, walk.tight = walk.tight, all(_is_brief(meaning) for meaning in meanings)
    walk.open("dl", node, own)
    walk.parts.append("\n")
    for item, children in items:
        source: Any = item
        for place, child in enumerate(children):
            if isinstance(child, _MEANINGS):
                walk.open("dd", child)
                flow(walk, child, tight=walk.tight)
                walk.parts.append("</dd>\n")
            elif isinstance(child, nodes.classifier):
                continue
            else:
                walk.open("dt", source)
                source = child
                _name(walk, child, children[place + 1 :])
    walk.parts.append("</dl>\n")
    walk.tight = outer


def _name(walk: Walk, name: Any, rest: list[Any]) -> None:
    walk.spans(walk.ids(name))
    walk.children(name)
    for child in rest:
        if not isinstance(child, nodes.classifier):
            break
        walk.parts.append(" ")
        walk.visit(child)
    walk.parts.append("</dt>\n")


def option(walk: Walk, node: Any) -> None:
    if node.parent.children[0] is not node:
        walk.parts.append(", ")
    walk.parts.append("<kbd>")
    walk.children(node)
    walk.parts.append("</kbd>")


def option_argument(walk: Walk, node: Any) -> None:
    walk.parts.append(f"{escaped(node.get('delimiter', ' '))}<var>")
    walk.children(node)
    walk.parts.append("</var>")


def line(walk: Walk, node: Any) -> None:
    walk.open("div", node, "line")
    walk.children(node)
    # An empty line has no height.
    walk.parts.append("</div>\n" if node.children else "<br/></div>\n")


LISTS: dict[type, Handler] = {
    nodes.bullet_list: bullet_list,
    nodes.classifier: element("span", "classifier"),
    nodes.definition_list: definition_list,
    nodes.enumerated_list: enumerated_list,
    nodes.field_list: field_list,
    nodes.line: line,
    nodes.list_item: list_item,
    nodes.option: option,
    nodes.option_argument: option_argument,
    nodes.option_list: option_list,
}

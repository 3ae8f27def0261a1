"""Images, sound, films and figures in HTML."""

from typing import Any

from docutils import nodes

from presskit.model.fragment import Asset, Block, Part
from presskit.read.html_text import attribute, quoted, url
from presskit.read.html_walk import Handler, Walk, block, element, finished
from presskit.read.lengths import css, pixels
from presskit.read.media import has_measures, medium
from presskit.read.references import is_remote


def source(uri: str) -> Part:
    """The URL of a remote file, or the hole for the URL of one of the site's."""
    return url(uri) if is_remote(uri) else Asset(uri)


def image(walk: Walk, node: Any) -> None:
    """An image, a film or sound. An image of the site is a block, for writers that let readers choose among its sizes."""
    uri = node["uri"].removeprefix("asset:")
    tag = medium(uri)
    outer = walk.parts
    if chosen := tag == "img" and not is_remote(uri):
        walk.parts = []
    own = f"align-{node['align']}" if "align" in node else ""
    controls = ' controls="controls"' if tag != "img" else ""
    walk.open(tag, node, own, f'{controls} src="', end="")
    walk.parts += [source(uri), '"']
    alt = node.get("alt", "")
    if tag == "img":
        loading = "" if node.get("loading") == "link" else ' loading="lazy"'
        walk.parts += [f' alt="{quoted(alt)}"', *_measures(node, uri), f"{loading}/>"]
    else:
        sizes = _measures(node, uri) if tag == "video" else ()
        name = quoted(alt or uri.rpartition("/")[2])
        walk.parts += [*sizes, '><a href="', source(uri), f'">{name}</a></{tag}>']
    if chosen:
        content, walk.parts = finished(walk.parts), outer
        width = css(node["width"]) if node.get("width") else ""
        walk.parts.append(Block("image", {"sources": Asset(uri, "srcset"), "width": width}, content))
    if not isinstance(node.parent, nodes.TextElement):
        walk.parts.append("\n")


def _measures(node: Any, uri: str) -> list[Part]:
    """Width and height, so that nothing moves when the image comes: as the author gave them, what is not given as the file
    has it."""
    lengths = {name: node[name] for name in ("width", "height") if node.get(name)}
    styles = [f"{name}: {css(length)}" for name, length in lengths.items() if pixels(length) is None]
    known = len(lengths) < 2 and has_measures(uri)
    if known and styles and "height" in lengths:
        styles.append("width: auto")  # not the one of the attribute, which is there for the shape
    given = next((pixels(length) or 0 for length in lengths.values()), 0) if known else 0
    parts: list[Part] = []
    for name in ("width", "height"):
        number = pixels(lengths[name]) if name in lengths else None
        if number is not None:
            parts.append(attribute(name, number))
        elif known:
            parts += [f' {name}="', Asset(uri, name, given), '"']
    return [*parts, attribute("style", "; ".join(styles))]


def figure(walk: Walk, node: Any) -> None:
    """A figure: what it shows, then caption and legend together."""
    own = f"align-{node['align']}" if "align" in node else ""
    width = attribute("style", f"width: {css(node['width'])}") if node.get("width") else ""
    walk.open("figure", node, own, width)
    walk.parts.append("\n")
    texts = [child for child in node.children if isinstance(child, nodes.caption | nodes.legend)]
    for child in node.children:
        if child not in texts:
            walk.visit(child)
    if texts:
        walk.parts.append("<figcaption>\n")
        for child in texts:
            walk.visit(child)
        walk.parts.append("</figcaption>\n")
    walk.parts.append("</figure>\n")


MEDIA: dict[type, Handler] = {
    nodes.caption: element("p", "", "\n"),
    nodes.figure: figure,
    nodes.image: image,
    nodes.legend: block("div", "legend"),
}

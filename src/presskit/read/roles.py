"""The core's roles: links to articles, labels and files."""

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states

from presskit.read.nodes import deferred_reference

Result = tuple[list[nodes.Node], list[nodes.system_message]]

_EXPLICIT_TITLE = re.compile(r"(.+?)\s*(?<!\x00)<([^<>]*)>", re.DOTALL)


def _role(make: Callable[[str, str], nodes.Node]) -> Any:
    """A role function; ``make`` gives the node for its raw and its plain text."""

    def role(
        _name: str,
        rawtext: str,
        text: str,
        _lineno: int,
        _inliner: states.Inliner,
        options: dict[str, Any] | None = None,  # noqa: ARG001 - docutils passes these two by name
        content: list[str] | None = None,  # noqa: ARG001
    ) -> Result:
        return [make(rawtext, text)], []

    return role


def link_role(scheme: str, *, needs_title: bool = False) -> Any:
    """A role whose text is ``target`` or ``text <target>``, for references ``scheme:target``."""

    def make(rawtext: str, text: str) -> nodes.Node:
        match = _EXPLICIT_TITLE.fullmatch(text)
        target = nodes.unescape(match[2] if match else text).strip()
        node = deferred_reference(f"{scheme}:{' '.join(target.split())}", rawtext)
        if match:
            node += nodes.Text(nodes.unescape(match[1]))
        elif needs_title:
            node += nodes.Text(target.rpartition("/")[2])
        return node

    return _role(make)


def _text_role(name: str) -> Any:
    return _role(lambda rawtext, text: nodes.inline(rawtext, nodes.unescape(text), classes=[name]))


# HTML's own elements for text, which the translator knows by class; docutils has a writer for them, but no roles.
TEXT_ROLES = ("kbd", "mark", "dfn", "var", "samp", "small", "q", "del", "ins")

ROLES: dict[str, Any] = {
    **{name: _text_role(name) for name in TEXT_ROLES},
    "article": link_role("article"),
    "doc": link_role("article"),
    "ref": link_role("ref"),
    "asset": link_role("asset", needs_title=True),
}

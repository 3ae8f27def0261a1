"""The nodes that the core adds to docutils'. Plugins add none: a block is all they need."""

from collections.abc import Sequence
from typing import Any

from docutils import nodes

from presskit.plugins.results import require_sound


class block(nodes.General, nodes.Element):  # noqa: N801 - docutils names its nodes so
    """A block: ``kind`` and ``data`` are the later `Block`'s; the children become its content.

    Raises `WrongResultError` where ``data`` hold what neither is JSON nor a hole.
    """

    def __init__(
        self, kind: str, data: dict[str, Any] | None = None, children: Sequence[nodes.Node] = ()
    ) -> None:
        require_sound(kind, data or {})
        super().__init__("", *children, kind=kind, data=data or {})

    def copy(self) -> "block":
        """The same without children. docutils' own would call the constructor with the attributes."""
        made = block(self["kind"], dict(self["data"]))
        made.update_basic_atts(self)
        made.source, made.line = self.source, self.line
        return made


class deferred_reference(nodes.General, nodes.Inline, nodes.Referential, nodes.TextElement):  # noqa: N801
    """A reference that link resolves: ``uri`` is ``article:…``, ``ref:…``, ``asset:…`` or a plugin's own.

    Without children it takes the target's title. ``token`` is its text in the source, by which its place is found.
    """

    def __init__(self, uri: str, token: str, *children: nodes.Node) -> None:
        super().__init__("", "", *children, uri=uri, token=token)

    def copy(self) -> "deferred_reference":
        """The same without children: a substitution is copied to each place where it is used."""
        made = deferred_reference(self["uri"], self["token"])
        made.update_basic_atts(self)
        made.source, made.line = self.source, self.line
        return made

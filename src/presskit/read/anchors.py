"""Anchors that readers can read, in any script."""

from docutils import nodes

from presskit.model.slug import slugify


class Document(nodes.document):
    """A document whose ids are docutils' for names in ASCII, so that links from elsewhere stay, and slugs for others.

    docutils keeps ASCII letters alone: ``Отзывы`` would be ``section-1``, another after each new heading before it.
    """

    tagname = "document"

    def create_id(self, node: nodes.Element, suggested_prefix: str = "") -> str:
        """An id that nothing in the document has, from the first name of ``node``."""
        stem = _stem(node)
        if not stem:
            return str(super().create_id(node, suggested_prefix))
        anchor = stem
        while anchor in self.ids:
            self.id_counter[stem] += 1
            anchor = f"{stem}-{self.id_counter[stem]}"
        return anchor


def _stem(node: nodes.Element) -> str:
    """What the id of ``node`` begins with; empty where it has no name."""
    if isinstance(node, nodes.target) and "refuri" in node:
        # ```Prices <https://example.org/>`_`` leads elsewhere: it must not take the anchor of the heading “Prices”.
        return "target-elsewhere"
    if isinstance(node, nodes.footnote):
        return ""  # its name is a number
    names = (*node["names"], *node["dupnames"])
    stems = ((nodes.make_id(name) if name.isascii() else "") or slugify(name) for name in names)
    return next(filter(None, stems), "")

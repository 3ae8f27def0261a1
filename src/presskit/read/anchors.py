"""Anchors that readers can read, in any script."""

from docutils import nodes

from presskit.model.slug import slugify


class Document(nodes.document):
    """A document whose ids are docutils' for names in ASCII, so that links to them stay, and slugs for others.

    docutils keeps ASCII letters alone: ``Отзывы`` would be ``section-1``, another after each new heading before it.
    """

    tagname = "document"

    def create_id(self, node: nodes.Element, suggested_prefix: str = "") -> str:
        """An id that nothing in the document has, from the names of ``node``."""
        stem = _stem(node)
        if not stem:
            return str(super().create_id(node, suggested_prefix))
        anchor = stem
        while anchor in self.ids:
            self.id_counter[stem] += 1
            anchor = f"{stem}-{self.id_counter[stem]}"
        return anchor


def _stem(node: nodes.Element) -> str:
    """The slug of the first name that docutils has no good id for; empty where it has one for an earlier name."""
    for name in (*node["names"], *node["dupnames"]):
        if name.isascii() and nodes.make_id(name):
            return ""
        if not name.isascii() or isinstance(node, nodes.section):  # a note's ``1`` is no name
            return slugify(name)
    return ""

"""Labels that nothing in their own article refers to: whether they have a use, the rest of the site tells."""

from collections.abc import Mapping, Sequence

from docutils import nodes

from presskit.model.article import Label, Reference
from presskit.model.diagnostic import Span
from presskit.read.locate import find, span_at
from presskit.read.reading import Reading


def loose(document: nodes.document, found: Sequence[Label], reading: Reading) -> tuple[Reference, ...]:
    """Such labels, of those that were ``found``, as ``ref:<name>``, where they are written."""
    if not found:
        return ()
    texts = reading.texts
    used = {node.get("refid") for node in document.findall(nodes.reference)}
    return tuple(
        Reference(f"ref:{label.name}", label_place(label.name, texts, reading.source.path))
        for label in found
        if document.nameids.get(label.name) not in used
    )


def label_place(name: str, texts: Mapping[str, str], path: str) -> Span:
    """The place of a label in the source or what it includes, ``texts`` by path; the top of the source, which is at
    ``path``, where it can't be found."""
    tokens = (f"_{name}:", f"_`{name}`:", f"_`{name}`", f":name: {name}", name)
    for token in tokens:
        for where, text in texts.items():
            found = find(text, token, 1, far=len(text))
            if found:
                return span_at(where, text, *found)
    return Span(path)

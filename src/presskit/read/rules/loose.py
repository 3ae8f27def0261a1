"""Labels that nothing in their own article refers to: whether they have a use, the rest of the site tells."""

from collections.abc import Mapping

from docutils import nodes

from presskit.model.article import Reference
from presskit.model.diagnostic import Span
from presskit.read.locate import find, span_at
from presskit.read.outline import labels
from presskit.read.reading import Reading


def loose(document: nodes.document, reading: Reading) -> tuple[Reference, ...]:
    """Such labels as ``ref:<name>``, where they are written."""
    found = labels(document)
    if not found:
        return ()
    texts = {path: reading.text_of(path) for path in (reading.source.path, *reading.used)}
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

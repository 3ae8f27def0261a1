"""Where footnotes and citations go: after the body-level element of their first reference."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from docutils import nodes

from presskit.model.fragment import Anchor, Fragment
from presskit.read.form import UNSEEN, UNSEEN_IN_DOCUMENT, is_messages

NOTES = (nodes.footnote, nodes.citation)
_REFERENCES = (nodes.footnote_reference, nodes.citation_reference)


class Placement(NamedTuple):
    """The notes after each body-level element, all that moved, and the ids of the references to each id."""

    after: dict[Any, list[Any]]
    moved: set[Any]
    backrefs: dict[str, list[str]]


def placement(document: nodes.document) -> Placement:
    """Places every note that is referenced; the others stay where they stand."""
    placed = Placement({}, set(), {})
    # The document keeps lists of its notes, so that most documents need no search.
    if not (document.footnotes or document.autofootnotes or document.symbol_footnotes or document.citations):
        return placed
    found: Iterator[Any] = document.findall(lambda node: isinstance(node, NOTES))
    notes = {anchor: note for note in found for anchor in note["ids"]}
    later: dict[Any, list[Any]] = {}
    queue: list[tuple[Any, Any]] = []
    for reference in _references(document):
        placed.backrefs.setdefault(reference["refid"], []).extend(reference["ids"])
        note, inside, element = notes.get(reference["refid"]), *_home(reference)
        if note is None:
            continue
        if inside is not None:
            later.setdefault(inside, []).append(note)
        elif element is not None:
            queue.append((element, note))
    while queue:
        element, note = queue.pop(0)
        if note not in placed.moved:
            placed.moved.add(note)
            placed.after.setdefault(element, []).append(note)
            queue[:0] = [(element, further) for further in later.get(note, ())]
    return placed


def note_content(note: nodes.Element) -> list[nodes.Node]:
    """The children of a note without its label."""
    return [child for child in note.children if not isinstance(child, nodes.label)]


def note_data(note: nodes.Element, ids: list[str], notes: Placement) -> dict[str, Any]:
    """The data of a note's block. Writers may prefix anchors, so that they are fragments here."""
    backrefs = [anchor for known in note["ids"] for anchor in notes.backrefs.get(known, ())]
    return {
        "label": next((child.astext() for child in note.children if isinstance(child, nodes.label)), ""),
        "id": Fragment(tuple(Anchor(anchor) for anchor in ids[:1])),
        "backrefs": [Fragment((Anchor(anchor),)) for anchor in dict.fromkeys(backrefs)],
        "kind": "citation" if isinstance(note, nodes.citation) else "footnote",
    }


def _references(document: nodes.document) -> Iterator[Any]:
    for reference in document.findall(lambda node: isinstance(node, _REFERENCES)):
        if "refid" in reference.attributes and _seen(reference):  # type: ignore[attr-defined]
            yield reference


def _seen(node: nodes.Node) -> bool:
    """Whether a reader meets ``node``: docutils keeps references in substitution definitions, too."""
    while node.parent is not None:
        node, inner = node.parent, node
        if isinstance(node, nodes.document) and isinstance(inner, UNSEEN_IN_DOCUMENT):
            return False
        if isinstance(node, UNSEEN) or is_messages(node):
            return False
    return True


def _home(reference: nodes.Node) -> tuple[Any, Any]:
    """The note that ``reference`` is in, if any; else the direct child of a section or the document."""
    node, parent = reference, reference.parent
    while parent is not None and not isinstance(parent, nodes.section | nodes.document):
        if isinstance(parent, NOTES):
            return parent, None
        node, parent = parent, parent.parent
    return None, node if parent is not None else None

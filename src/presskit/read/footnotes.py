"""Where footnotes and citations go: after the body-level element of their first reference."""

from collections import deque
from typing import Any, NamedTuple

from docutils import nodes

from presskit.model.fragment import Anchor, Fragment
from presskit.read.form import UNSEEN, body, is_messages

NOTES = (nodes.footnote, nodes.citation)

_KINDS = frozenset(NOTES)
_REFERENCES = frozenset({nodes.footnote_reference, nodes.citation_reference})
_UNSEEN = frozenset(UNSEEN)


class Placement(NamedTuple):
    """The notes after each body-level element, all that moved, and the ids of the references to each id."""

    after: dict[Any, list[Any]]
    moved: set[Any]
    backrefs: dict[str, list[str]]


class _Found(NamedTuple):
    """The notes by id, and the references that a reader meets, each with the note or body-level element that holds it."""

    notes: dict[str, Any]
    references: list[tuple[Any, Any]]


def placement(document: nodes.document) -> Placement:
    """Places every note that is referenced; the others stay where they stand."""
    placed = Placement({}, set(), {})
    # The document keeps lists of its notes, so that most documents need no search.
    if not (document.footnotes or document.autofootnotes or document.symbol_footnotes or document.citations):
        return placed
    found = _Found({}, [])
    for child in body(document):
        _search(child, child, found)
    within: dict[Any, list[Any]] = {}
    queue: deque[tuple[Any, Any]] = deque()
    for reference, holder in found.references:
        placed.backrefs.setdefault(reference["refid"], []).extend(reference["ids"])
        note = found.notes.get(reference["refid"])
        if holder.__class__ in _KINDS:
            within.setdefault(holder, []).append(note)
        else:
            queue.append((holder, note))
    while queue:
        element, note = queue.popleft()
        if note is not None and note not in placed.moved:
            placed.moved.add(note)
            placed.after.setdefault(element, []).append(note)
            queue.extendleft((element, further) for further in reversed(within.get(note, [])))
    return placed


def _search(node: Any, holder: Any, found: _Found) -> None:
    kind = node.__class__
    if kind in _UNSEEN:
        return
    if kind in _REFERENCES and "refid" in node.attributes:
        found.references.append((node, holder))
    elif kind in _KINDS:
        found.notes.update(dict.fromkeys(node["ids"], node))
        holder = node
    is_section = kind is nodes.section
    if is_section and is_messages(node):
        return
    for child in node.children:
        if child.children:
            _search(child, child if is_section else holder, found)


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

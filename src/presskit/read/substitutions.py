"""docutils' transform of substitutions, without what it fails on (docutils 0.23)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from docutils import nodes
from docutils.transforms import references


class Substitutions(references.Substitutions):
    """docutils', which gets references to sound definitions only.

    By itself, it fails where the use of a definition stands before it and it refers to none, and where a definition is in
    two circles.
    """

    def apply(self) -> None:
        found = list(self.document.findall(nodes.substitution_reference))
        if not found:
            return
        circular = _circular({name: list(self._names(one)) for name, one in self._definitions.items()})
        for name in circular:
            self._take_away(self._definitions[name])
        for reference in list(self.document.findall(nodes.substitution_reference)) if circular else found:
            name = defined_name(reference["refname"], self.document)
            if name not in self._definitions:
                self._refuse(reference, "Undefined substitution referenced")
            elif name in circular:
                self._refuse(reference, "Circular substitution definition referenced")
        super().apply()

    @property
    def _definitions(self) -> Mapping[str, nodes.substitution_definition]:
        return self.document.substitution_defs

    def _names(self, node: nodes.Element) -> Iterator[str]:
        for reference in node.findall(nodes.substitution_reference):
            yield defined_name(reference["refname"], self.document)

    def _take_away(self, definition: nodes.substitution_definition) -> None:
        raw = definition.rawsource
        message = self.document.reporter.error(
            "Circular substitution definition detected:",
            nodes.literal_block(raw, raw),
            line=definition.line,
            base_node=definition,
        )
        definition.replace_self(message)

    def _refuse(self, reference: nodes.substitution_reference, why: str) -> None:
        message = self.document.reporter.error(f'{why}: "{reference["refname"]}".', base_node=reference)
        problem = nodes.problematic(
            reference.rawsource, reference.rawsource, refid=self.document.set_id(message)
        )
        message.add_backref(self.document.set_id(problem))
        reference.replace_self(problem)


def defined_name(name: str, document: nodes.document) -> str:
    """The name of the definition that a reference means by ``name``; empty where there is none."""
    return name if name in document.substitution_defs else document.substitution_names.get(name.lower(), "")


def _circular(leads: Mapping[str, list[str]]) -> dict[str, None]:
    """The names that lead to a circle and to which one leads, in their order."""
    forth = _without_ends(leads)
    back: dict[str, list[str]] = {name: [] for name in forth}
    for name, others in forth.items():
        for other in others:
            back[other].append(name)
    kept = _without_ends(back)
    return {name: None for name in leads if name in kept}


def _without_ends(leads: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """``leads`` without the names that lead nowhere, and then those that lead to these alone, until none is left."""
    back = defaultdict[str, list[str]](list)
    for name, others in leads.items():
        for other in others:
            back[other].append(name)
    open_ways = {name: sum(other in leads for other in others) for name, others in leads.items()}
    ends = [name for name, count in open_ways.items() if not count]
    for end in ends:
        for name in back[end]:
            open_ways[name] -= 1
            if not open_ways[name]:
                ends.append(name)
    gone = frozenset(ends)
    return {
        name: [other for other in others if other in leads and other not in gone]
        for name, others in leads.items()
        if name not in gone
    }

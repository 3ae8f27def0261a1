"""The order in which the implementations of a hook run."""

from collections.abc import Mapping, Sequence


def ordered(names: Sequence[str], earlier: Mapping[str, set[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """``names`` with all of ``earlier[name]`` before ``name``, else in the order given; and a cycle, if any.

    With a cycle, which ends with the name that it begins with, the names stay as they are.
    """
    waiting = list(names)
    placed: list[str] = []
    while waiting:
        free = next((name for name in waiting if not earlier.get(name, set()) & set(waiting) - {name}), None)
        if free is None:
            return tuple(names), _cycle(waiting, earlier)
        waiting.remove(free)
        placed.append(free)
    return tuple(placed), ()


def _cycle(waiting: Sequence[str], earlier: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Going from each name to one that must precede it comes back to a name seen before."""
    seen: list[str] = []
    name = waiting[0]
    while name not in seen:
        seen.append(name)
        name = next(other for other in waiting if other != name and other in earlier.get(name, set()))
    return tuple(reversed([*seen[seen.index(name) :], name]))

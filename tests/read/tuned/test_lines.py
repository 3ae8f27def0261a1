"""Our lists of lines are docutils', whatever is done to them."""

from collections.abc import Iterator
from typing import Any

from docutils.statemachine import StringList
from hypothesis import given
from hypothesis import strategies as st

from presskit.read.tuned.lines import Lines

TEXT = ["a", "  b", "", "c", "    d", "e"]
PLACES = st.integers(-7, 8)
SLICES = st.lists(st.tuples(st.none() | PLACES, st.none() | PLACES), max_size=4)


def chain(lines: Any, slices: list[tuple[int | None, int | None]]) -> Iterator[Any]:
    """The list, a slice of it, a slice of that, and so on."""
    yield lines
    for start, end in slices:
        lines = lines[start:end]
        yield lines


def known(lines: Any) -> tuple[Any, ...]:
    return lines.data, lines.items, lines.parent_offset, lines.parent is None


@given(SLICES)
def test_slices(slices: list[tuple[int | None, int | None]]) -> None:
    theirs, ours = (list(chain(kind(TEXT, "x.rst"), slices)) for kind in (StringList, Lines))
    assert [known(lines) for lines in ours] == [known(lines) for lines in theirs]


@given(
    st.integers(0, 2),
    st.integers(3, 6),
    st.integers(0, 2),
    st.sampled_from(["insert", "delete", "replace", "trim"]),
)
def test_what_a_slice_changes_in_the_list_around_it(start: int, end: int, place: int, change: str) -> None:
    changed = []
    for kind in (StringList, Lines):
        around: Any = kind(TEXT, "x.rst")
        part = around[start:end]
        if change == "insert":
            part.insert(place, "new", "y.rst", 7)
        elif change == "delete":
            del part[min(place, len(part) - 1)]
        elif change == "replace":
            part[0] = "new"
        else:
            part.trim_start()
        changed.append((known(around), known(part)))
    assert changed[0] == changed[1]


def test_slices_of_slices_are_quick_too() -> None:
    assert type(Lines(TEXT, "x.rst")[1:][1:]) is Lines

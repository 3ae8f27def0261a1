"""What was measured, as rows: beside its goal, and beside the peers."""

from collections.abc import Sequence

from msgspec import Struct

from tests.bench.runs import ADD, ALL_WRITERS, DOCUTILS, EDIT, LENGTH, LONG, NONE, PEPS, START, Bench
from tests.bench.tools import COLD, HUGO, PELICAN, PRESSKIT, TWO_JOBS

OWN = PRESSKIT.name
CASES = (COLD, NONE, EDIT, ADD)
SECONDS = {
    (NONE, 1000): 0.2,
    (NONE, 10_000): 0.4,
    (EDIT, 1000): 0.5,
    (EDIT, 10_000): 0.8,
    (ADD, 1000): 0.7,
    (ADD, 10_000): 2.0,
    (ALL_WRITERS, 10_000): 3.0,
}
BESIDE = (
    (DOCUTILS, COLD, PEPS, 0.65),
    (DOCUTILS, COLD, 1000, 0.65),
    (PELICAN.name, COLD, 1000, 0.4),
    (HUGO.name, NONE, 10_000, 1 / 20),
    (HUGO.name, EDIT, 10_000, 1 / 12),
    (HUGO.name, ADD, 10_000, 1 / 6),
)


class Row(Struct, frozen=True):
    """Without a figure it could not be measured. A goal is the most that it should be, or the ``least``."""

    what: str
    figure: float | None
    goal: float | None = None
    unit: str = ""
    least: bool = False
    peers: str = ""


def rows(bench: Bench, sizes: Sequence[int]) -> list[Row]:
    """The rows for sites of those sizes, the smallest first."""
    small, large = sizes[0], sizes[-1]
    return [
        *(_seconds(bench, case, size) for case in (*CASES, ALL_WRITERS) for size in sizes),
        *(_beside(bench, *goal) for goal in BESIDE if goal[2] in (PEPS, *sizes)),
        *(_faster(bench, size) for size in sizes),
        *(_memory(bench, case, large) for case in (COLD, TWO_JOBS)),
        _memory_of_length(bench, small),
        *(_growth(bench, case, small, large) for case in CASES if small < large),
        Row("presskit --help", bench.seconds(OWN, START, 0), 0.15, " s"),
    ]


def number(ratio: float) -> str:
    """A ratio: a small one as a part, such as 1/47."""
    return f"{ratio:.2f}" if ratio > 0.1 else f"1/{1 / ratio:.0f}"


def _seconds(bench: Bench, case: str, size: int) -> Row:
    others = [who for who, measured, site in bench.costs if (measured, site) == (case, size) and who != OWN]
    peers = ", ".join(f"{who} {number(_quotient(bench, who, case, size))}" for who in others)
    return Row(
        f"{case}, {size:,}", bench.seconds(OWN, case, size), SECONDS.get((case, size)), " s", peers=peers
    )


def _beside(bench: Bench, who: str, case: str, site: int | str, goal: float) -> Row:
    measured = (who, case, site) in bench.costs
    where = site if isinstance(site, str) else f"{site:,}"
    return Row(f"{case} ÷ {who}, {where}", _quotient(bench, who, case, site) if measured else None, goal)


def _quotient(bench: Bench, who: str, case: str, site: int | str) -> float:
    return bench.seconds(OWN, case, site) / bench.seconds(who, case, site)


def _faster(bench: Bench, size: int) -> Row:
    one, two = (min(spent.wall for spent in bench.costs[OWN, case, size]) for case in (COLD, TWO_JOBS))
    return Row(f"one job ÷ two jobs, on the clock, {size:,}", one / two, 1.7, least=True)


def _memory(bench: Bench, case: str, size: int) -> Row:
    return Row(f"memory, {case}, {size:,}", bench.peak(OWN, case, size), 150 + 0.012 * size, " MB")


def _memory_of_length(bench: Bench, size: int) -> Row:
    ratio = bench.peak(OWN, LONG, size) / bench.peak(OWN, TWO_JOBS, size)
    return Row(f"memory, articles of {LENGTH} times the length ÷ usual, {size:,}", ratio, 1.1)


def _growth(bench: Bench, case: str, small: int, large: int) -> Row:
    ratio = bench.seconds(OWN, case, large) / bench.seconds(OWN, case, small) * small / large
    return Row(f"{case}, an article of {large:,} ÷ one of {small:,}", ratio, 1.2)

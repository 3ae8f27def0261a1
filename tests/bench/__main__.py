"""The cost of builds beside goals and peers, as a reStructuredText table: python -m tests.bench

It takes these from the environment:

BENCH_SIZES    how many articles the sites have; 1000 10000 by default
BENCH_REPEATS  how often a case is measured at most; 3 by default
BENCH_PEERS    peers by name; by default all that are found
BENCH_HOME     where peers are found besides on PATH: their environments in venv/<name>/, programs of npm in npm/
PRESSKIT_PEPS  the PEPs; else those in ../shared/corpora/peps; without, their row has no figure
"""

import datetime as dt
import os
import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path

import docutils

from tests.bench.figures import Row, number, rows
from tests.bench.runs import ROOT, Bench, measure_long, measure_peps, measure_sites, measure_start
from tests.bench.tools import PEERS, PRESSKIT, program

HEADINGS = ("What", "Measured", "Goal", "", "presskit ÷ peer")


def main() -> None:
    sizes = sorted(map(int, os.environ.get("BENCH_SIZES", "1000 10000").split()))
    peers = os.environ.get("BENCH_PEERS", " ".join(tool.name for tool in PEERS)).lower().split()
    tools = (PRESSKIT, *(tool for tool in PEERS if tool.name.lower() in peers))
    programs = {tool: found for tool in tools if (found := program(tool))}
    corpus = Path(os.environ.get("PRESSKIT_PEPS", ROOT.parent / "shared/corpora/peps"))
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), programs, int(os.environ.get("BENCH_REPEATS", "3")), {})
        measure_start(bench)
        for size in sizes:
            measure_sites(bench, size)
        measure_long(bench, sizes[0])
        if corpus.is_dir():
            measure_peps(bench, corpus)
    print(_circumstances(load), table(rows(bench, sizes)), sep="\n\n")
    missing = [tool.name for tool in tools if tool not in programs]
    if missing:
        print(f"\nNot found: {', '.join(missing)}.")


def _circumstances(load: float) -> str:
    day = dt.datetime.now(dt.UTC).date()
    return (
        f"{day}, {platform.system()}, {os.cpu_count()} processors, a load of {load:.1f} at the start; "
        f"Python {platform.python_version()}, docutils {docutils.__version__}."
    )


def table(found: Sequence[Row]) -> str:
    """A simple table of reStructuredText, which reads as well in a terminal."""
    cells = [HEADINGS, *(_cells(row) for row in found)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    rule = "  ".join("=" * width for width in widths)
    lines = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in cells]
    return "\n".join([rule, lines[0], rule, *lines[1:], rule])


def _cells(row: Row) -> tuple[str, ...]:
    def text(figure: float) -> str:
        digits = 0 if row.unit == " MB" else 2
        return f"{figure:.{digits}f}{row.unit}" if row.unit else number(figure)

    figure = "not measured" if row.figure is None else text(row.figure)
    goal = "" if row.goal is None else f"{'≥' if row.least else '≤'} {text(row.goal)}"
    return row.what, figure, goal, _verdict(row), row.peers


def _verdict(row: Row) -> str:
    if row.figure is None or row.goal is None:
        return ""
    above = row.figure / row.goal - 1
    return "met" if (above >= 0 if row.least else above <= 0) else f"missed by {abs(above):.0%}"


if __name__ == "__main__":
    main()

"""Builds by every tool, taking turns, so that a noisy machine disturbs all alike."""

import itertools
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path

from msgspec import Struct

from tests.bench.cost import Cost, cost
from tests.bench.tools import COLD, PRESSKIT, Tool, remove_made, write_article, write_site

ENOUGH = 12.0
"""Seconds spent on a case after which it is not repeated for a third time."""
SETTLED = 0.1
"""Seconds in which the clock of any file system ticks: a build distrusts a file that is as young as itself."""
SAMPLE = 1000
"""Articles that docutils alone gets of a site: it takes as long for any other."""
LENGTH = 3
"""How many times as long an article is where the question is whether memory grows with it."""

NONE, EDIT, ADD = "no change", "one body edited", "one article added"
ALL_WRITERS, LONG, START = "all writers, one body edited", "long articles", "start"
DOCUTILS, PEPS = "docutils", "the PEPs"
ROOT = Path(__file__).parents[2]


class Bench(Struct, frozen=True):
    """Where the sites are, where the tools' programs are, and what was measured: by who, case and site."""

    folder: Path
    programs: Mapping[Tool, str]
    repeats: int
    costs: dict[tuple[str, str, int | str], list[Cost]]

    def wants(self, who: str, case: str, site: int | str) -> bool:
        """Whether a case should be measured again."""
        spent = [each.wall for each in self.costs.get((who, case, site), ())]
        return len(spent) < self.repeats and (len(spent) < 2 or sum(spent) < ENOUGH)

    def note(self, who: str, case: str, site: int | str, spent: Cost) -> None:
        self.costs.setdefault((who, case, site), []).append(spent)
        print(f"{who}, {site}, {case}: {spent.cpu:.2f} s of CPU in {spent.wall:.2f} s", file=sys.stderr)

    def seconds(self, who: str, case: str, site: int | str) -> float:
        """The least of the processors' seconds: noise only adds to them."""
        return min(spent.cpu for spent in self.costs[who, case, site])

    def peak(self, who: str, case: str, site: int | str) -> float:
        """The most memory, in MB."""
        return max(spent.peak for spent in self.costs[who, case, site])

    def run(self, tool: Tool, site: Path, *options: str) -> Cost:
        """One build. Where it fails, raises `SystemExit` with what it said; with ``--keep-going`` findings are fine."""
        log = self.folder / "log"
        with chdir(site):
            spent = cost([self.programs[tool], *tool.arguments, *options], log)
        if spent.code and not (spent.code == 1 and "--keep-going" in options):
            raise SystemExit(
                f"{tool.name} ended with {spent.code}:\n{log.read_text(errors='replace')[-2000:]}"
            )
        return spent


def measure_sites(bench: Bench, size: int) -> None:
    """Every tool that is found and not too slow, and docutils, on sites of that many articles."""
    tools = [tool for tool in bench.programs if size <= tool.largest]
    turns = [_turns(bench, tool, size) for tool in tools]
    content = _site(bench, PRESSKIT, size) / "content"
    for _ in itertools.zip_longest(*turns, _docutils(bench, content, size, min(1, SAMPLE / size))):
        pass
    _measure_all_writers(bench, size)
    for tool in tools:
        shutil.rmtree(_site(bench, tool, size))


def _site(bench: Bench, tool: Tool, size: int) -> Path:
    return bench.folder / f"{tool.name}-{size}"


def _turns(bench: Bench, tool: Tool, size: int) -> Iterator[None]:
    """Each step is one build that counts."""
    site = _site(bench, tool, size)
    write_site(tool, site, size)
    for turn in range(bench.repeats):
        if bench.wants(tool.name, COLD, size):
            for case, options in tool.cold:
                remove_made(tool, site)
                bench.note(tool.name, case, size, bench.run(tool, site, *options))
                yield
        _settle(bench, tool, site, turn)
        for case, edited, edit in (
            (NONE, None, ""),
            (EDIT, (size // 2 + turn) % size, f"Edit {turn}"),
            (ADD, size + turn, ""),
        ):
            if bench.wants(tool.name, case, size):
                if edited is not None:
                    write_article(tool, site, edited, edit)
                time.sleep(SETTLED)
                bench.note(tool.name, case, size, bench.run(tool, site))
                yield


def _settle(bench: Bench, tool: Tool, site: Path, turn: int) -> None:
    """Two more builds, after which a tool with two trees of its output has seen both."""
    for number in range(2 if tool == PRESSKIT else 0):
        write_article(tool, site, number, f"Settled {turn}")
        time.sleep(SETTLED)
        bench.run(tool, site)


def _docutils(bench: Bench, content: Path, site: int | str, share: float = 1) -> Iterator[None]:
    """Where only a share of the articles is read, what all would take."""
    command = [sys.executable, "-m", "tests.bench.docutils_alone", str(content), str(share)]
    while bench.wants(DOCUTILS, COLD, site):
        ended = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        seconds = float(ended.stdout) / share
        bench.note(DOCUTILS, COLD, site, Cost(wall=seconds, cpu=seconds, peak=0, code=0))
        yield


def _measure_all_writers(bench: Bench, size: int) -> None:
    site = _site(bench, PRESSKIT, size)
    (site / "presskit.toml").write_text(
        '[site]\ntitle = "Site"\nbase_url = "https://example.org/"\n', encoding="utf-8"
    )
    bench.run(PRESSKIT, site)
    _settle(bench, PRESSKIT, site, bench.repeats)
    while bench.wants(PRESSKIT.name, ALL_WRITERS, size):
        turn = len(bench.costs.get((PRESSKIT.name, ALL_WRITERS, size), ()))
        write_article(PRESSKIT, site, turn, f"Edit {turn} for all writers")
        time.sleep(SETTLED)
        bench.note(PRESSKIT.name, ALL_WRITERS, size, bench.run(PRESSKIT, site))


def measure_peps(bench: Bench, corpus: Path) -> None:
    """The first build of the PEPs, beside docutils alone."""
    site = bench.folder / "peps"
    shutil.copytree(ROOT / "examples/peps", site, ignore=shutil.ignore_patterns("content", *PRESSKIT.made))
    (site / "content").symlink_to(corpus.resolve())
    with (site / "presskit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[output]\nwriters = ["html"]\n')
    for _ in _docutils(bench, corpus, PEPS):
        remove_made(PRESSKIT, site)
        spent = bench.run(PRESSKIT, site, "--keep-going", "--jobs", "1")
        bench.note(PRESSKIT.name, COLD, PEPS, spent)


def measure_long(bench: Bench, size: int) -> None:
    """The first build of a site of articles that are longer."""
    site = bench.folder / "long"
    write_site(PRESSKIT, site, size, LENGTH)
    bench.note(PRESSKIT.name, LONG, size, bench.run(PRESSKIT, site, "--jobs", "2"))
    shutil.rmtree(site)


def measure_start(bench: Bench) -> None:
    for _ in range(bench.repeats):
        bench.note(PRESSKIT.name, START, 0, cost([bench.programs[PRESSKIT], "--help"], bench.folder / "log"))

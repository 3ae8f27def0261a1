"""What forks make is what this process would have made, whatever becomes of them."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from presskit.build.forks import in_forks
from presskit.link.plan import Planned
from presskit.model.diagnostic import Diagnostic, Span
from presskit.report.rules import finding
from presskit.write.records import Known, PageRecord, Records
from presskit.write.render import Made

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere pages are rendered in one process")
HERE = os.getpid()


def page(number: int) -> Planned:
    return Planned(f"{number}.html", "", 1, "article", f"article:{number}", "T", "en", "", b"v", b"a")


PAGES = [page(number) for number in range(20)]


@pytest.fixture
def records() -> Records:
    return Records(Known(), "", {}, lambda _: None, lambda _: None)


def noting(records: Records) -> Callable[[Planned], Made]:
    """Makes pages that tell which process made them, and note what they needed; number 13 fails."""

    def make(planned: Planned) -> Made:
        if planned.path == "13.html":
            return finding("PK504", Span("presskit.toml"), "no luck")
        records.note_block(planned.path.encode(), frozenset({planned.uri}))
        needs = records.needs([planned.uri, "file /logo.svg"])
        return str(os.getpid()).encode(), PageRecord(planned, (), needs, {}, "", 0)

    return make


def made(results: list[Made]) -> list[object]:
    return [each if isinstance(each, Diagnostic) else each[1] for each in results]


def processes(results: list[Made]) -> set[bytes]:
    return {each[0] for each in results if not isinstance(each, Diagnostic)}


def children() -> set[str]:
    """The children of this process, ended ones that nobody has waited for among them."""
    threads = Path("/proc/self/task").iterdir()
    return {child for thread in threads for child in (thread / "children").read_text().split()}


def table_and_blocks(records: Records) -> object:
    return records.now.table, records.now.blocks


@pytest.mark.parametrize("jobs", [2, 3, 7])
def test_they_bring_all_in_order_and_what_was_noted(jobs: int, records: Records, tmp_path: Path) -> None:
    alone = Records(Known(), "", {}, lambda _: None, lambda _: None)
    expected = [noting(alone)(each) for each in PAGES]
    found = list(in_forks(records, jobs, tmp_path, worth=1)(noting(records), PAGES))
    assert made(found) == made(expected)
    assert len(processes(found)) == jobs
    assert table_and_blocks(records) == table_and_blocks(alone)
    assert list(tmp_path.iterdir()) == []


def test_a_few_pages_are_made_here(records: Records, tmp_path: Path) -> None:
    found = list(in_forks(records, 2, tmp_path, worth=21)(noting(records), PAGES))
    assert processes(found) == {str(HERE).encode()}


@pytest.mark.parametrize(
    "end",
    [lambda: os.kill(os.getpid(), 9), lambda: os._exit(0), lambda: 1 / 0],
    ids=["killed", "left", "raised"],
)
def test_what_a_fork_does_not_bring_is_made_here(
    end: Callable[[], object], records: Records, tmp_path: Path
) -> None:
    make = noting(records)

    def dying(planned: Planned) -> Made:
        if os.getpid() != HERE and planned.path == "15.html":
            end()
        return make(planned)

    found = list(in_forks(records, 2, tmp_path, worth=1)(dying, PAGES))
    assert processes(found) == {str(HERE).encode()}
    assert made(found) == made([make(each) for each in PAGES])


def test_a_fork_that_hangs_is_ended(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("presskit.build.forks._PATIENCE", 0.2)
    make = noting(records)

    def hanging(planned: Planned) -> Made:
        if os.getpid() != HERE:
            time.sleep(600)
        return make(planned)

    before = children()
    found = list(in_forks(records, 2, tmp_path, worth=1)(hanging, PAGES))
    assert processes(found) == {str(HERE).encode()}
    assert children() == before


def test_who_stops_in_the_middle_leaves_no_fork(records: Records, tmp_path: Path) -> None:
    before = children()
    results = iter(in_forks(records, 2, tmp_path, worth=1)(noting(records), PAGES))
    next(results)
    assert children() != before
    results.close()  # type: ignore[attr-defined] # it is a generator
    assert children() == before

"""A build that is killed leaves the old or the new site; the next one is as good as a clean one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.faults.sites import mixed, without_temporaries
from tests.tools.sample import NIGHTLY

Ahead = Callable[[int], tuple[Path, dict[str, str], dict[str, str]]]
Steps = Callable[[Path, str, str], Iterator[dict[str, Any]]]


def outcome(step: dict[str, Any], mode: str, old: dict[str, str], new: dict[str, str]) -> str:
    """Whether the old or the new site is out; or something between, file by file, which only in place may be."""
    then = without_temporaries(step["then"])
    if mode == "in place":
        assert mixed(then.items(), old, new) == [], step
    else:
        assert then in (old, new), step
    assert step["again"][0] == 0, step
    assert step["after"] == new, step
    assert (step["links"], step["left"]) == ([], []), step
    return "new" if then == new else "old" if then == old else "between"


def test_at_every_call(make_ahead: Ahead, steps: Steps, mode: str) -> None:
    site, old, new = make_ahead(3)
    seen = []
    for step in steps(site, "calls", "KILL"):
        assert step["code"] == -9
        seen.append(outcome(step, mode, old, new))
    assert {"old", "new"} <= set(seen)
    assert seen.count("old") > 20


def test_at_any_moment(make_ahead: Ahead, steps: Steps, mode: str) -> None:
    site, old, new = make_ahead(20)
    count = 200 if NIGHTLY else 10  # for each way to publish
    found = list(steps(site, "moments", str(count)))
    seen = [outcome(step, mode, old, new) for step in found]
    assert len(seen) == count
    assert sum(step["within"] and step["code"] == -9 for step in found) == count // 2

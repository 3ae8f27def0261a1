"""Two builds of one site at once: one after the other."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.faults.sites import clean, foreign_digests, write
from tests.tools.sample import NIGHTLY

Ahead = Callable[[int], tuple[Path, dict[str, str], dict[str, str]]]
Steps = Callable[[Path, str, str], Iterator[dict[str, Any]]]


def test_the_second_waits_or_says_that_it_would_have_to(make_ahead: Ahead, steps: Steps) -> None:
    site, _, _ = make_ahead(3)
    count = 200 if NIGHTLY else 20
    found = list(steps(site, "pairs", str(count)))
    for number, step in enumerate(found):
        assert step["codes"][0] == 0, step
        assert step["codes"][1] in ((0, 75) if number % 2 else (0,)), step
        assert step["again"][0] == 0, step
        assert (step["links"], step["left"]) == ([], []), step
        write(site, 0, f"Second {number}.")
        new = {**clean(site), **foreign_digests()}
        assert step["after"] == new, step
        if step["codes"][1] == 0:
            assert step["then"] == new, step
    said = [step["said"][1] for step in found if step["said"][1]]
    pids = [str(step["pids"][0]) for step in found if step["said"][1]]
    assert said
    assert all("another build of this site runs" in text for text in said)
    assert any(f"process {pid}, since 2" in text for text, pid in zip(said, pids, strict=True))
    assert any(step["codes"][1] == 75 for step in found)

"""The benchmark's table: which rows come out, never how fast anything is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from docutils.core import publish_doctree
from docutils.nodes import row as table_row

from presskit.build.pipeline import check
from tests.bench.__main__ import table
from tests.bench.figures import Row
from tests.bench.tools import PRESSKIT, write_site

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux gives a process its orphans, whose time counts"
)
def test_every_row_comes_out() -> None:
    environment = os.environ | {
        "BENCH_SIZES": "5",
        "BENCH_REPEATS": "1",
        "BENCH_PEERS": "",
        "PRESSKIT_PEPS": "none",
    }
    ended = subprocess.run(
        [sys.executable, "-m", "tests.bench"],
        check=True,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    document = publish_doctree(ended.stdout)
    rows = [[cell.astext() for cell in row] for row in document.findall(table_row)]
    assert [row[0] for row in rows[1:]] == [
        "cold, 5",
        "no change, 5",
        "one body edited, 5",
        "one article added, 5",
        "all writers, one body edited, 5",
        "cold ÷ docutils, the PEPs",
        "one job ÷ two jobs, on the clock, 5",
        "memory, cold, 5",
        "memory, cold, two jobs, 5",
        "memory, articles of 3 times the length ÷ usual, 5",
        "presskit --help",
    ]
    assert [row[0] for row in rows if row[1] == "not measured"] == ["cold ÷ docutils, the PEPs"]
    assert rows[1][4].startswith("docutils ")


def test_a_row_says_whether_its_goal_is_met() -> None:
    text = table(
        [
            Row("no change", 0.25, 0.2, " s", peers="Hugo 1/47"),
            Row("beside Hugo", 1 / 47, 1 / 20),
            Row("two jobs", 1.53, 1.7, least=True),
            Row("memory", 301.4, unit=" MB"),
            Row("the PEPs", None, 0.65),
        ]
    )
    assert (
        text
        == """\
===========  ============  ========  =============  ===============
What         Measured      Goal                     presskit ÷ peer
===========  ============  ========  =============  ===============
no change    0.25 s        ≤ 0.20 s  missed by 25%  Hugo 1/47
beside Hugo  1/47          ≤ 1/20    met
two jobs     1.53          ≥ 1.70    missed by 10%
memory       301 MB
the PEPs     not measured  ≤ 0.65
===========  ============  ========  =============  ===============
"""[:-1]
    )


def test_nothing_is_found_in_the_articles(tmp_path: Path) -> None:
    """Else the cost of telling of it would be measured, too."""
    write_site(PRESSKIT, tmp_path / "site", 100)
    assert check(tmp_path / "site").diagnostics == ()

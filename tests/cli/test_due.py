from pathlib import Path

import pytest

from presskit.cli.entry import run


def test_due_prints_the_next_change_in_the_sites_zone(
    dated_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["due"]) == 0
    assert capsys.readouterr().out == "2026-07-03T09:00:00+01:00\n"
    (dated_site / "content/later.rst").unlink()
    assert run(["due"]) == 0
    assert capsys.readouterr().out == ""
